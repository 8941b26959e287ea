"""PartialDate: a date exactly as sure as its source, never more.

It is written in three ways: EDTF (ISO 8601-2) for machines, English for people, and as stored,
which is the qualifier in front of the EDTF value ("early 2021", "before 2020", "2021-04").
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, total_ordering

FIRST_YEAR, LAST_YEAR = 1700, 2199
MONTHS = tuple(calendar.month_name)[1:]
# Sub-year groupings of EDTF level 2: first month, last month, words.
_GROUPINGS = {
    33: (1, 3, "Q1"), 34: (4, 6, "Q2"), 35: (7, 9, "Q3"), 36: (10, 12, "Q4"),
    40: (1, 6, "first half of"), 41: (7, 12, "second half of"),
}  # fmt: skip
_THIRDS = {"early": (1, 4, 37), "mid": (5, 8, 38), "late": (9, 12, 39)}
_ATOM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


class InvalidDate(ValueError):
    """Says which text is not a date we can keep, and what to write instead."""


class Qualifier(StrEnum):
    NONE = ""
    ABOUT = "about"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    INTERVAL = "interval"


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, month, day, quarter, half-year or interval, with an optional qualifier.

    `value` is EDTF: "2021", "2021-04", "2021-04-19", "2021-33" (first quarter), "2021-40" (first
    half) or "2021-01/2021-04". `earliest` and `latest` are the days it lies between, both included;
    None where that side is open. Early, mid and late are the thirds of a year. Raises InvalidDate.
    """

    value: str
    qualifier: Qualifier = Qualifier.NONE

    def __post_init__(self) -> None:
        first, last = self._span  # raises for an impossible value
        if first > last:
            raise InvalidDate(f"{self.value} ends before it begins.")
        if self.qualifier in _THIRDS and self.precision is not Precision.YEAR:
            raise InvalidDate(f"“{self.qualifier}” goes with a year only, as in “{self.qualifier} {first.year}”.")
        if self.qualifier and self.precision is Precision.INTERVAL:
            raise InvalidDate("An interval takes no qualifier.")

    @classmethod
    def of(cls, text: str) -> PartialDate:
        """Read EDTF, the stored form or English: 2021-04, 2019~, 2021-37, [..2019], early 2021, by June 2025."""
        from partnerships.date_reading import read  # the reader needs this class

        return read(text)

    @classmethod
    def stored(cls, text: str) -> PartialDate:
        """The inverse of str(): quick, for values that were checked when they were written."""
        qualifier, _, value = text.rpartition(" ")
        return cls(value, Qualifier(qualifier))

    @cached_property
    def precision(self) -> Precision:
        if "/" in self.value:
            return Precision.INTERVAL
        _year, _, rest = self.value.partition("-")
        if not rest:
            return Precision.YEAR
        if "-" in rest:
            return Precision.DAY
        return Precision.MONTH if int(rest) <= 12 else Precision.QUARTER if int(rest) < 40 else Precision.HALF

    @cached_property
    def _span(self) -> tuple[date, date]:
        first, _, last = self.value.partition("/")
        return _atom_span(first)[0], _atom_span(last or first)[1]

    @property
    def earliest(self) -> date | None:
        return self._bounds[0]

    @property
    def latest(self) -> date | None:
        return self._bounds[1]

    @cached_property
    def _bounds(self) -> tuple[date | None, date | None]:
        first, last = self._span
        if third := _THIRDS.get(self.qualifier):
            return date(first.year, third[0], 1), _month_end(first.year, third[1])
        if self.qualifier is Qualifier.BEFORE:
            return None, first - timedelta(days=1)
        if self.qualifier is Qualifier.BY:
            return None, last
        if self.qualifier is Qualifier.AFTER:
            return last + timedelta(days=1), None
        return first, last

    @property
    def is_approximate(self) -> bool:
        return self.qualifier in {Qualifier.ABOUT, Qualifier.EARLY, Qualifier.MID, Qualifier.LATE}

    @property
    def edtf(self) -> str:
        """EDTF level 0 where it can say it, else level 1 or 2."""
        if third := _THIRDS.get(self.qualifier):
            return f"{self.value}-{third[2]}"
        if self.qualifier is Qualifier.ABOUT and self.precision in _MONTHS_TOGETHER:
            return "~/".join(self._ends_in_months()) + "~"
        if self.qualifier is Qualifier.ABOUT:
            return f"{self.value}~"
        if self.qualifier is Qualifier.BY:
            return f"[..{self.value if self.precision in _LEVEL_0 else self.latest}]"
        if self.qualifier is Qualifier.BEFORE:
            return f"[..{self.latest}]"
        if self.qualifier is Qualifier.AFTER:
            return f"[{self.earliest}..]"
        return "/".join(self._ends_in_months()) if self.precision is Precision.INTERVAL else self.value

    def _ends_in_months(self) -> list[str]:
        """Both ends, with months for quarters and halves, which EDTF neither qualifies nor puts into intervals."""
        first, _, last = self.value.partition("/")
        ends = zip((first, last or first), self._span, strict=True)
        return [f"{day:%Y-%m}" if PartialDate(atom).precision in _MONTHS_TOGETHER else atom for atom, day in ends]

    @property
    def display(self) -> str:
        """English with whole month names: "early 2021", "19 April 2021", "c. 2019"."""
        return self._worded(abbreviated=False)

    @property
    def short(self) -> str:
        """English with months of three letters, for narrow columns: "19 Apr 2021"."""
        return self._worded(abbreviated=True)

    def _worded(self, *, abbreviated: bool) -> str:
        words = " to ".join(_atom_words(atom, abbreviated) for atom in self.value.split("/"))
        if self.qualifier is Qualifier.ABOUT:
            return f"c. {words}"
        return f"{self.qualifier} {words}".strip()

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both may be the same day, as far as the bounds tell."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )

    def lies_within(self, other: PartialDate) -> bool:
        """Whether every day this may be is a day the other may be."""
        starts = other.earliest is None or (self.earliest is not None and other.earliest <= self.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return starts and ends

    @property
    def sort_key(self) -> tuple[date, date]:
        """The one order: earliest, then latest; an open side sorts beyond every day."""
        return self.earliest or date.min, self.latest or date.max

    def __lt__(self, other: PartialDate) -> bool:
        return (*self.sort_key, str(self)) < (*other.sort_key, str(other))

    def __str__(self) -> str:
        return f"{self.qualifier} {self.value}".strip()


_MONTHS_TOGETHER = {Precision.QUARTER, Precision.HALF}
_LEVEL_0 = {Precision.DAY, Precision.MONTH, Precision.YEAR}


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _atom_span(atom: str) -> tuple[date, date]:
    """First and last day of one EDTF value without qualifier or interval."""
    match = _ATOM.fullmatch(atom)
    if not match:
        raise InvalidDate(f"“{atom}” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”.")
    year, part, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(f"The year {year} is outside {FIRST_YEAR} to {LAST_YEAR}.")
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part in _GROUPINGS and match[3] is None:
        return date(year, _GROUPINGS[part][0], 1), _month_end(year, _GROUPINGS[part][1])
    if not 1 <= part <= 12:
        raise InvalidDate(f"{atom} has no month {part:02d}.")
    if match[3] is None:
        return date(year, part, 1), _month_end(year, part)
    if not 1 <= day <= _month_end(year, part).day:
        raise InvalidDate(f"{MONTHS[part - 1]} {year} has no day {day}.")
    return date(year, part, day), date(year, part, day)


def _atom_words(atom: str, abbreviated: bool) -> str:
    year, _, rest = atom.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    if int(month) in _GROUPINGS:
        return f"{_GROUPINGS[int(month)][2]} {year}"
    name = MONTHS[int(month) - 1]
    return f"{int(day) if day else ''} {name[:3] if abbreviated else name} {year}".strip()
