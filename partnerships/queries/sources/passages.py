"""What visitors may read of a source: the cited stretches in the order of the text, and how much lies between.

Everything is put together from the quotations; the text itself never leaves the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol


class Quoted(Protocol):
    """A numbered citation; `start` and `end` count code points of the text, None where no place was kept."""

    @property
    def number(self) -> int: ...
    @property
    def pk(self) -> int: ...
    @property
    def quote(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


@dataclass(frozen=True)
class Piece:
    """Characters covered by the same citations; `begins` are those that start here, `ends` those that end here."""

    text: str
    numbers: tuple[int, ...]
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A stretch of the text without a gap; `before` characters were left out in front of it."""

    before: int
    pieces: tuple[Piece, ...]


@dataclass
class _Stretch:
    start: int
    text: str
    quoted: list[Quoted] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def passages_of(quoted: Sequence[Quoted]) -> list[Passage]:
    """Quotations that overlap or touch become one passage; those without a place stand at the end, each alone."""
    passages, reached = [], 0
    for stretch in _stretches(quoted):
        passages.append(Passage(stretch.start - reached, tuple(_pieces(stretch))))
        reached = stretch.end
    loose = [one for one in quoted if one.quote and (one.start is None or one.end is None)]
    return passages + [Passage(0, (Piece(one.quote, (one.number,), (one.pk,), (one.number,)),)) for one in loose]


def _stretches(quoted: Sequence[Quoted]) -> list[_Stretch]:
    placed = [one for one in quoted if one.quote and one.start is not None and one.end is not None]
    stretches: list[_Stretch] = []
    for one in sorted(placed, key=lambda one: (one.start or 0, -(one.end or 0))):
        start = one.start or 0
        if not stretches or start > stretches[-1].end:
            stretches.append(_Stretch(start, one.quote))
        else:
            stretches[-1].text += one.quote[stretches[-1].end - start :]
        stretches[-1].quoted.append(one)
    return stretches


def _pieces(stretch: _Stretch) -> list[Piece]:
    spans = [(one, (one.start or 0) - stretch.start, (one.end or 0) - stretch.start) for one in stretch.quoted]
    cuts = sorted({0, len(stretch.text), *(start for _, start, _ in spans), *(end for _, _, end in spans)})
    return [
        Piece(
            text=stretch.text[left:right],
            numbers=tuple(one.number for one, start, end in spans if start <= left and right <= end),
            begins=tuple(one.pk for one, start, _ in spans if start == left),
            ends=tuple(one.number for one, _, end in spans if end == right),
        )
        for left, right in pairwise(cuts)
    ]
