"""Errors one by one: what was annotated, what was found, and the sentence, for reading and for counting causes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from training.scoring import Fact

Texts = Sequence[tuple[Fact, str]]
_NEVER = "-"


@dataclass(frozen=True)
class Error:
    """`expected` or `found` is "-" where there is nothing on that side."""

    kind: str
    article: str
    expected: str
    found: str
    sentence: str

    def __str__(self) -> str:
        return "\t".join(" ".join(part.split()) for part in astuple(self))
