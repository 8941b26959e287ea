"""Tokens to the pieces of words that the pretrained encoder knows, with the case that it was never told."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 40  # characters of a token that are looked at
LOWER, TITLE, UPPER, MIXED, DIGITS, OTHER = range(6)
CASES = 6


@dataclass(frozen=True)
class Vocabulary:
    """Pieces by spelling; "##" marks those that continue a word."""

    rows: dict[str, int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> Vocabulary:
        return cls({piece: row for row, piece in enumerate(lines)})

    def __getitem__(self, piece: str) -> int:
        return self.rows[piece]

    def pieces(self, token: str) -> tuple[int, ...]:
        """Rows of the pieces of a token, at least one."""
        return _pieces(self, token)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=20_000)
def _pieces(vocabulary: Vocabulary, token: str) -> tuple[int, ...]:
    rows = [row for word in _words(token[:LONGEST]) for row in _split(vocabulary.rows, word)]
    return tuple(rows) or (vocabulary["[UNK]"],)


def _words(token: str) -> list[str]:
    """Lower case without accents; punctuation and Chinese characters stand alone."""
    plain = "".join(c for c in unicodedata.normalize("NFD", token.lower()) if unicodedata.category(c) != "Mn")
    spaced = "".join(f" {c} " if not c.isalnum() or "\u4e00" <= c <= "\u9fff" else c for c in plain)
    return spaced.split()


def _split(rows: dict[str, int], word: str) -> list[int]:
    found: list[int] = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in rows), 0)
        if not end:
            return [rows["[UNK]"]]
        found.append(rows[prefix + word[start:end]])
        start = end
    return found


def case_of(token: str) -> int:
    """How a token is written: the encoder's vocabulary has lower case only."""
    if token.isdigit():
        return DIGITS
    if not any(c.isalpha() for c in token):
        return OTHER
    if token.islower():
        return LOWER
    if token.isupper():
        return UPPER if len(token) > 1 else TITLE
    return TITLE if token[0].isupper() and token[1:].islower() else MIXED
