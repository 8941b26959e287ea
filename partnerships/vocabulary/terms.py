"""What every controlled word is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """One controlled word; members are written as (value, label, meaning)."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str = "", meaning: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label or value
        term.meaning = meaning
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(term.value, term.label) for term in cls]
