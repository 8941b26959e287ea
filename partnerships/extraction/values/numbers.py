"""Every number in a text that a market figure might be; which of them is one is for others to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from partnerships.extraction.values import quantities

_EXPRESSION = re.compile(
    rf"(?<![\w.,])(?:(?P<odds>{quantities.ODDS})|(?P<fraction>{quantities.FRACTION})"
    rf"|(?P<number>{quantities.NUMBER}))",
    re.IGNORECASE,
)
PERCENT = re.compile(r" ?(?:%|percent\b|per cent\b|pct\b|percentage points?\b|points?\b)|-percent\b", re.IGNORECASE)
_WORD = re.compile(r"[ \u00a0-]([A-Za-z](?:[\w’'.-]*\w)?)")
_NO_UNIT = re.compile(
    r"in|of|from|to|and|or|by|on|at|for|than|as|with|after|before|the|an?|it|its|was|were|is|are|had|has|have|last|this"
    r"|next|while|but|that|which|up|down|more|less|fewer|against|per|through|until|since|so|during|among|between",
    re.IGNORECASE,
)
_MOST_WORDS = 4  # of a unit: "new energy passenger vehicles"
_COMPOUND = re.compile(r"-(?!percent)[A-Za-z]")  # two-wheelers, five-year
_CALENDAR = re.compile(r"(?:first|second|third|fourth|last|final|this|next|each|every|per) $", re.IGNORECASE)


class NumberMention(NamedTuple):
    """A number at code points start to end, its value, and the words after it that may be its unit ("percent")."""

    start: int
    end: int
    value: Decimal
    unit_words: str


def find_numbers(text: str) -> list[NumberMention]:
    """All numbers in digits and words, years and prices among them; a fraction counts in percent."""
    return list(_found(text))


def _found(text: str) -> Iterator[NumberMention]:
    for match in _EXPRESSION.finditer(text):
        start, end, words = match.start(), match.end(), match[0].lower()
        if words.isalpha() and (_COMPOUND.match(text, end) or _is_ordinal(match, text)):
            continue
        if match["number"]:
            yield NumberMention(start, end, quantities.number_at(text, match), _unit(text, end))
        else:
            read = quantities.odds if match["odds"] else quantities.fraction
            yield NumberMention(start, end, read(words), "percent")


def _is_ordinal(match: re.Match[str], text: str) -> bool:
    """Whether a single word counts in a row: "third quarter", "second half"."""
    before = text[max(0, match.start() - 8) : match.start()]
    return bool(match["fraction"]) and (match[0].lower() != "half" or bool(_CALENDAR.search(before)))


def _unit(text: str, end: int) -> str:
    if text.endswith("percent", 0, end):
        return "percent"
    if percent := PERCENT.match(text, end):
        return "percent" if "point" not in percent[0] else "points"
    words: list[str] = []
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, end)) and not _NO_UNIT.fullmatch(word[1]):
        words.append(word[1])
        end = word.end()
    return " ".join(words)
