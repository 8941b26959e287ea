"""Cuts a long article into overlapping windows that the encoder can take in one go."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 254  # pieces, without the two marks at the ends
OVERLAP = 64


@dataclass(frozen=True)
class Window:
    """Tokens start to before end are read together; the vectors of `first` to before `last` are kept."""

    start: int
    end: int
    first: int
    last: int


def windows(counts: Sequence[int], size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Windows over tokens with that many pieces each; every token is kept from exactly one window."""
    spans: list[tuple[int, int]] = []
    start = 0
    while True:
        end = _reach(counts, start, size)
        spans.append((start, end))
        if end == len(counts):
            break
        start = max(_reach_back(counts, end, overlap), start + 1)
    edges = [0, *((a[1] + b[0]) // 2 for a, b in itertools.pairwise(spans)), len(counts)]
    return [Window(*span, edges[n], edges[n + 1]) for n, span in enumerate(spans)]


def _reach(counts: Sequence[int], start: int, size: int) -> int:
    end, total = start, 0
    while end < len(counts) and total + counts[end] <= size:
        total += counts[end]
        end += 1
    return max(end, min(start + 1, len(counts)))


def _reach_back(counts: Sequence[int], end: int, size: int) -> int:
    start, total = end, 0
    while start > 0 and total + counts[start - 1] <= size:
        start -= 1
        total += counts[start]
    return start
