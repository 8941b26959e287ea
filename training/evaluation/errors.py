"""Errors one by one: what was annotated, what was found, and the sentence, for reading and for counting causes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from training.evaluation.breakdown import Read
from training.evaluation.differences import differences
from training.evaluation.wording import WORDED
from training.scoring import Fact
from training.scoring.names import norm

_NOTHING = "-"


@dataclass(frozen=True)
class Error:
    """`expected` or `found` is "-" where that side has nothing; as text one line, its parts separated by tabs."""

    kind: str
    article: str
    expected: str
    found: str
    sentence: str

    def __str__(self) -> str:
        return "\t".join(" ".join(part.split()) for part in astuple(self))


def errors(read: Read) -> Iterator[Error]:
    for gold, found in read:
        for kind, wanted, given in differences(gold, found):
            word = WORDED[kind.partition(":")[0]]
            expected, got = (_NOTHING if fact is None else word(fact) for fact in (wanted, given))
            yield Error(kind, gold["id"], expected, got, _sentence(gold, wanted or given or {}, f"{expected} {got}"))


def sample(read: Read, number: int) -> list[Error]:
    """As many errors, drawn evenly from all of them, the same ones each time, kinds together."""
    found = list(errors(read))
    chosen = random.Random(0).sample(found, min(number, len(found)))  # noqa: S311
    return sorted(chosen, key=lambda error: (error.kind, error.article, error.expected, error.found))


def tally(read: Read) -> Counter[str]:
    """How many facts of each kind were missed, invented or told otherwise; one with two faults counts for both."""
    return Counter(fault for error in errors(read) for fault in _faults(error))


def _faults(error: Error) -> list[str]:
    kind, _, details = error.kind.partition(": ")
    if _NOTHING in (error.expected, error.found):
        return [f"{kind} {'missed' if error.found == _NOTHING else 'invented'}"]
    return [f"{kind} {detail}" for detail in details.split(" and ")] if details else [f"{kind} taken for another"]


def _sentence(article: Fact, fact: Fact, words: str) -> str:
    """The first sentence of the evidence, else the one that has the most words of the fact."""
    sentences: list[str] = [article["text"][start:end] for start, end in article["sentences"]]
    if evidence := fact.get("evidence"):
        return sentences[int(evidence[0])]
    wanted = set(norm(words).split())
    return max(sentences, key=lambda sentence: len(wanted & set(norm(sentence).split())), default="")
