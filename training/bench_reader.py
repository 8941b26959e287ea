"""python -m training.bench_reader: how fast the shipped reader is on one core, and what it weighs.

Times are processor time, so that other work on the machine does not count; each rate is the best of several rounds, in
which the whole chain and its bare part (tags, parses and mentions, without what puts findings together) take turns.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from partnerships.dates import PartialDate

SPEED = Path(__file__).parents[1] / "docs" / "extraction-speed.json"
BARE = {"tok2vec", "transformer", "tagger", "parser", "ner", "article_encoder", "mention_tagger"}
ARTICLE = 600  # words
Texts = Sequence[tuple[str, "PartialDate"]]


@dataclass(frozen=True)
class Speed:
    """Rates in words per second, times in seconds, memory in MB; `parts` are seconds per 1,000 words of each step."""

    chain: float
    bare: float
    article: float
    import_spacy: float
    load: float
    memory_loaded: int
    memory_most: int
    words: int
    parts: dict[str, float]

    @property
    def ratio(self) -> float:
        return self.chain / self.bare


def main(arguments: Sequence[str]) -> int:
    wanted = _options().parse_args(arguments)
    _stay_on_one_core()
    now = measured(wanted.words, wanted.rounds)
    print("\n".join(table(now, _last())))
    if wanted.record:
        today = {"date": f"{datetime.now(UTC):%Y-%m-%d}"}
        SPEED.write_text(json.dumps(today | asdict(now), indent=1) + "\n", encoding="utf-8")
    return 0


def _stay_on_one_core() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measured(words: int, rounds: int) -> Speed:
    """Everything imported inside, in this order: what loading costs is part of the question."""
    importing = _seconds(_import_spacy)
    loading = _seconds(_load)
    loaded = _most_memory()
    nlp, texts = _load(), corpus_texts(words)
    real = sum(len(text.split()) for text, _ in texts)
    _read(texts[:3], nlp)  # warm
    times = [(_seconds(lambda: _read(texts, nlp)), _seconds(lambda: _tag(texts, nlp))) for _ in range(rounds)]
    chain, bare = (min(column) for column in zip(*times, strict=True))
    whole = [article(texts)]
    return Speed(
        chain=round(real / chain),
        bare=round(real / bare),
        article=round(min(_seconds(lambda: _read(whole, nlp)) for _ in range(rounds)), 3),
        import_spacy=round(importing, 2),
        load=round(loading, 2),
        memory_loaded=loaded,
        memory_most=_most_memory(),
        words=real,
        parts={name: round(1000 * took / real, 3) for name, took in parts(texts, nlp, chain).items()},
    )


def _import_spacy() -> None:
    import spacy  # noqa: F401


def _load() -> Language:
    from partnerships.extraction import pipeline  # noqa: F401
    from partnerships.extraction.model import packed

    return packed.load()


def _read(texts: Texts, nlp: Language) -> None:
    from partnerships.extraction.pipeline import read_all

    for _ in read_all(texts, (), nlp):
        pass


def _tag(texts: Texts, nlp: Language) -> None:
    with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in BARE]):
        for text, _ in texts:
            nlp(text)


def parts(texts: Texts, nlp: Language, chain: float) -> dict[str, float]:
    """Seconds that each component takes of the chain; the rest is layout, tokens and the stages behind the model."""
    took: dict[str, float] = defaultdict(float)
    for text, _ in texts:
        doc = nlp.make_doc(text)
        for name, component in nlp.pipeline:
            started = time.process_time()
            doc = component(doc)
            took[name] += time.process_time() - started
    return {**took, "the rest": chain - sum(took.values())}


def corpus_texts(words: int) -> list[tuple[str, PartialDate]]:
    """Annotated articles in the order of their ids, until they have that many words."""
    from partnerships.dates import PartialDate
    from training.annotations import load

    texts, length = [], 0
    for one in load():
        if length >= words:
            break
        texts.append((one.text, PartialDate.of(one.published)))
        length += len(one.text.split())
    return texts


def article(texts: Texts) -> tuple[str, PartialDate]:
    """Short articles joined to one of 600 words."""
    joined = re.match(rf"(?:\S+\s+){{0,{ARTICLE - 1}}}\S+", "\n\n".join(text for text, _ in texts))
    return joined[0] if joined else "", texts[0][1]


def table(now: Speed, then: dict[str, float]) -> list[str]:
    rows = [
        ("whole chain, words per second", now.chain, then.get("chain"), "1,500 or more"),
        ("tags, parses and mentions only, words per second", now.bare, then.get("bare"), ""),
        ("ratio of the two", round(now.ratio, 2), None, ""),
        (f"a warm article of {ARTICLE} words, s", now.article, then.get("article"), "0.5 or less"),
        ("import of spacy, s", now.import_spacy, then.get("import_spacy"), ""),
        ("loading the reader after it, s", now.load, then.get("load"), "1.5 or less"),
        ("memory when loaded, MB", now.memory_loaded, then.get("memory_loaded"), ""),
        ("most memory, MB", now.memory_most, then.get("memory_most"), "700 or less"),
        *((f"  {name}, s per 1,000 words", seconds, None, "") for name, seconds in now.parts.items()),
    ]
    head = f"{f'one core, {now.words:,} words':50}{'now':>9}{then.get('date', ''):>12}  wanted"
    return [
        head,
        *(f"{name:50}{value:9,}{'' if old is None else f'{old:,}':>12}  {aim}" for name, value, old, aim in rows),
    ]


def _last() -> dict[str, float]:
    found: dict[str, float] = json.loads(SPEED.read_text(encoding="utf-8")) if SPEED.is_file() else {}
    return found


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        "python -m training.bench_reader", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--words", type=int, default=10_000, help="how much text is read in a round (%(default)s)")
    options.add_argument("--rounds", type=int, default=3, help="of which the best counts (%(default)s)")
    options.add_argument("--record", action="store_true", help=f"write the figures to docs/{SPEED.name}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
