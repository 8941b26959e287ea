"""The vocabulary of date expressions, as fragments of patterns; phrases are matched in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

from partnerships.dates import MONTHS
from partnerships.extraction.values.calendar.periods import SEASONS

Match = re.Match[str]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {name[:size].lower(): n for n, name in enumerate(MONTHS, 1) for size in (3, len(name))} | {"sept": 9}
_NUMBERS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
COUNTS = {word: n for n, word in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1, "a couple of": 2, "thirty": 30}
_LAST = -1
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": _LAST, "final": _LAST,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
_SHIFTS = {
    **dict.fromkeys(("last", "past", "previous", "preceding"), -1),
    **dict.fromkeys(("next", "coming", "following"), 1),
    **dict.fromkeys(("this", "current", "same", "that"), 0),
}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = rf"(?P<month>{_any(_MONTHS)})\b\.?"
LAST_MONTH = MONTH.replace("<month>", "<last>")
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
DAYS_TO = rf"{DAY} ?(?:[-–/]|to|and) ?{DAY.replace('<day>', '<to>')}"
YEAR_NUMBER = r"(?:1[89]|20)\d\d"
_FISCAL = r"(?:fiscal|financial|calendar|model)"
YEAR = (
    rf"(?P<year>{YEAR_NUMBER}|(?:fy|{_FISCAL}(?: year)?) ?(?:{YEAR_NUMBER}|\d\d)|the year|the {_FISCAL}|(?:the )?"
    rf"(?:this|last|next|same|that|previous|current|following|coming|past|preceding|full|whole|entire|running)"
    rf"(?: {_FISCAL})? year|the {_FISCAL} year)"
)
OF_YEAR = rf"(?:(?:,? (?:of |in )?(?:the )?|['’])(?:{YEAR})|,? ['’](?P<short>\d\d))?"
SEASON = rf"(?P<season>{_any(SEASONS)})"
COUNT = rf"(?P<count>{_any(COUNTS)}|\d\d?)"
ORDINAL = rf"(?P<ordinal>{_any(_ORDINALS)})"
UNIT = r"(?P<unit>year|quarter|month|fortnight|week|day|decade)"
WEEKDAY = rf"(?P<weekday>{_any([*_DAYS, *(name[:3] for name in _DAYS), 'tues', 'thur', 'thurs'])})\b\.?"
WHICH = rf"(?:the )?(?P<which>{_any(_SHIFTS)})"
HOUR = r"(?:early |late |the )?(?:morning|afternoon|evening|night|noon|midday|midnight)"
DECADE = rf"(?P<decade>{_any(_DECADES)}|(?:(?:1[89]|20)\d|[2-9])0(?=['’]?s$))(?:['’]?s)?"
TO = r"(?: ?[-–—/] ?| to | and | until | till | through )"


def month_number(words: str) -> int:
    return _MONTHS[words]


def weekday_number(words: str) -> int:
    """0 for Monday."""
    return next(n for n, name in enumerate(_DAYS) if name.startswith(words[:3]))


def count(words: str) -> int:
    return COUNTS.get(words) or int(words)


def ordinal(words: str, of: int) -> int:
    """The place among so many: the last of four is the fourth."""
    number = int(words) if words.isdigit() else _ORDINALS[words]
    return of if number == _LAST else min(number, of)


def shift(words: str) -> int:
    """-1, 0 or 1 for "last", "this", "next" and their like."""
    return _SHIFTS[words]


def decade(words: str) -> int:
    """The first year of it."""
    if words in _DECADES:
        return 1920 + 10 * _DECADES.index(words)
    return int(words) if len(words) == 4 else 1900 + int(words)
