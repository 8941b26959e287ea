"""Shows how far training is: steps, scores on the development part, time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import accumulate
from typing import IO, Any

from spacy.language import Language
from spacy.util import registry

_SCORES = {"tag": "tag_acc", "UAS": "dep_uas", "LAS": "dep_las", "sentences": "sents_f"}
Step = Callable[[dict[str, Any] | None], None]


@registry.loggers("training.general.progress.v1")  # type: ignore[untyped-decorator]
def progress() -> Callable[[Language, IO[str], IO[str]], tuple[Step, Callable[[], None]]]:
    """A logger for spaCy's training loop: one line per evaluation, and on a terminal a running one between."""

    def start(nlp: Language, _stdout: IO[str], stderr: IO[str]) -> tuple[Step, Callable[[], None]]:
        line = _Line(planned_words(nlp.config.interpolate()["training"]), stderr)
        return line.step, line.end

    return start


def planned_words(training: dict[str, Any]) -> list[int]:
    """Words seen after each step, as planned: batches grow, so that steps alone would promise too early an end."""
    size = training["batcher"]["size"]
    sizes = (min(size["stop"], size["start"] * size["compound"] ** step) for step in range(training["max_steps"] + 1))
    return [int(words) for words in accumulate(sizes)]


class _Line:
    def __init__(self, planned: list[int], stream: IO[str]) -> None:
        self._planned, self._stream = planned, stream
        self._started = self._shown = time.monotonic()
        self._done = -1

    def step(self, info: dict[str, Any] | None) -> None:
        self._done += 1
        if info is not None:
            self._write(f"{self._position()}  {_scores(info['other_scores'])}", end="\n")
        elif self._stream.isatty() and time.monotonic() - self._shown > 1:
            self._write(self._position(), end="")

    def end(self) -> None:
        self._write(f"trained for {_minutes(time.monotonic() - self._started)}", end="\n")

    def _position(self) -> str:
        left = f", {_minutes(self._left())} left" if self._done else ""  # the first step says nothing about the others
        return f"step {self._done} of {len(self._planned) - 1}{left}"

    def _left(self) -> float:
        """Seconds until the last step, from the words seen so far."""
        share = self._planned[self._done] / self._planned[-1]
        return (time.monotonic() - self._started) * (1 - share) / share

    def _write(self, text: str, end: str) -> None:
        self._shown = time.monotonic()
        erase = "\r\x1b[K" if self._stream.isatty() else ""
        self._stream.write(f"{erase}{text}{end}")
        self._stream.flush()


def _scores(scores: dict[str, Any]) -> str:
    return "  ".join(f"{name} {100 * scores[key]:.1f}" for name, key in _SCORES.items() if scores.get(key) is not None)


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
