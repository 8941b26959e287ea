"""A form beside a form it may be another name of, and how the one stands in the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from partnerships.extraction.components.aliases.forms import Form
from partnerships.extraction.components.aliases.initials import abbreviations_of, spelt_in_order
from partnerships.extraction.components.aliases.introductions import Introduction
from partnerships.extraction.components.aliases.names import Sort, most_telling, sort_of, without_legal_form

Words = tuple[str, ...]
MOST_WORDS = 12  # of a name that can still be short for another


class Where(StrEnum):
    """Where a form stands in the longer one; ENDS has left out words inside."""

    HEAD = "head"
    TAIL = "tail"
    MIDDLE = "middle"
    ENDS = "ends"


class Spelling(StrEnum):
    """How an abbreviation goes with a name: its words' first letters, or at least letters of it in order."""

    INITIALS = "initials"
    IN_ORDER = "letters_in_order"


@dataclass(frozen=True)
class Rest:
    """The words that a shorter form leaves out."""

    words: Words
    where: Where


@dataclass(frozen=True)
class Pair:
    """`rivals` is how many forms the short one may be a name of, `nth` the place of this one in their order."""

    short: Form
    long: Form
    rivals: int = 1
    nth: int = 0
    introduced: Introduction | None = None

    @cached_property
    def rest(self) -> Rest | None:
        return rest_of(self.short.words, self.long.words)

    @cached_property
    def left_out(self) -> Sort | None:
        """What the words say that the short form leaves out, None where it is no part of the long one."""
        return most_telling(word for word in self.rest.words if word not in self.short.words) if self.rest else None

    @cached_property
    def spelling(self) -> Spelling | None:
        """How the short one abbreviates the long one, None where it does not."""
        letters = self.short.letters
        if not letters or self.rest:
            return None
        if letters in abbreviations_of(self.long.text):
            return Spelling.INITIALS
        return Spelling.IN_ORDER if spelt_in_order(letters, self.long.words) else None

    @property
    def is_alike(self) -> bool:
        """Whether the names themselves speak for one company: words or letters in common, or another script."""
        return bool(self.rest or self.spelling) or self._writes_otherwise

    @property
    def _writes_otherwise(self) -> bool:
        return "".join(self.short.words).isascii() != "".join(self.long.words).isascii()


def rest_of(short: Words, long: Words) -> Rest | None:
    """None where the words of the one do not stand in the other, with or without the short one's legal form."""
    if len(short) > MOST_WORDS:
        return None
    for wanted in dict.fromkeys((short, without_legal_form(short))):
        if found := _in_one_piece(wanted, long) or _at_both_ends(wanted, long):
            return found
    return None


def _in_one_piece(wanted: Words, long: Words) -> Rest | None:
    size = len(wanted)
    for place in range(len(long) - size + 1):
        if long[place : place + size] == wanted:
            before, after = long[:place], long[place + size :]
            where = Where.HEAD if not before else Where.MIDDLE if _without_legal(after) else Where.TAIL
            return Rest(before + after, where)
    return None


def _at_both_ends(wanted: Words, long: Words) -> Rest | None:
    size = len(wanted)
    for cut in range(1, size):
        if size < len(long) and long[:cut] == wanted[:cut] and long[cut - size :] == wanted[cut:]:
            return Rest(long[cut : len(long) - size + cut], Where.ENDS)
    return None


def _without_legal(words: Words) -> Words:
    return tuple(word for word in words if sort_of(word) is not Sort.LEGAL)
