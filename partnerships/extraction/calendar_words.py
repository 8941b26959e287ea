"""Resolves words such as "last month" against a date, never to more than that date knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from partnerships.dates import MONTHS, InvalidDate, PartialDate, Precision, Qualifier

_MONTH_NUMBERS = {name[:size].lower(): n for n, name in enumerate(MONTHS, 1) for size in (3, len(name))} | {"sept": 9}
MONTH = rf"(?P<month>(?-i:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NUMBERS = {
    w: n for n, w in enumerate(["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {"one": 1, "an": 1}
COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d\d?)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PART = {
    "beginning": "early", "start": "early", "early": "early",
    "middle": "mid", "mid": "mid",
    "end": "late", "late": "late",
}  # fmt: skip
_RELATIVE_YEARS = {"this": 0, "last": -1, "next": 1, "the current": 0}
_YEARS_FROM_THE_ONE_TOLD = {"the same": 0, "the previous": -1}


@dataclass(frozen=True)
class Setting:
    """What a relative expression is measured from: the article's date, the last date told, the tense."""

    today: PartialDate
    previous: PartialDate | None = None
    is_future: bool = False

    @property
    def day(self) -> date | None:
        return self.today.earliest if self.today.precision is Precision.DAY else None

    @property
    def year(self) -> int:
        return int(self.today.value[:4])

    @property
    def month(self) -> tuple[int, int] | None:
        known = self.today.precision in {Precision.DAY, Precision.MONTH}
        return (self.year, int(self.today.value[5:7])) if known else None


Resolver = Callable[[re.Match[str], Setting], PartialDate | None]


def resolve(match: re.Match[str], setting: Setting, resolver: Resolver) -> PartialDate | None:
    """The date, or None where the words do not tell one."""
    try:
        return resolver(match, setting)
    except (InvalidDate, ValueError, OverflowError):
        return None


def _month_number(match: re.Match[str]) -> int:
    return _MONTH_NUMBERS[match["month"].rstrip(".").lower()]


def day_of_month(match: re.Match[str], _: Setting) -> PartialDate:
    return PartialDate(f"{match['year']}-{_month_number(match):02d}-{int(match['day']):02d}")


def month_of_year(match: re.Match[str], _: Setting) -> PartialDate:
    return PartialDate(f"{match['year']}-{_month_number(match):02d}")


def _year_of(match: re.Match[str], setting: Setting) -> str:
    """ "The same year" counts from the date told before, "this year" from the article's own."""
    words = match["year"].lower().removesuffix(" year")
    if words.isdigit():
        return words
    if words in _YEARS_FROM_THE_ONE_TOLD:
        told = setting.previous or setting.today
        return str(int(told.value[:4]) + _YEARS_FROM_THE_ONE_TOLD[words])
    return str(setting.year + _RELATIVE_YEARS[words])


def plain_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting))


def part_of_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting), Qualifier(_PART[match["part"].lower()]))


def by_end_of(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting), Qualifier.BY)


def quarter(match: re.Match[str], setting: Setting) -> PartialDate | None:
    """A quarter or half; without a year it is of the article's, and "the last" is the one before the article."""
    months, code = (6, 40) if match["span"][0].lower() == "h" else (3, 33)
    in_a_year = 12 // months
    if not match["year"] and match["n"].lower() == "last":
        if not setting.month:
            return None
        year, index = divmod(setting.month[0] * in_a_year + (setting.month[1] - 1) // months - 1, in_a_year)
        return PartialDate(f"{year}-{code + index}")
    stated = _year_of(match, setting) if match["year"] else str(setting.year)
    return PartialDate(f"{stated}-{code - 1 + min(_ORDINALS[match['n'].lower()], in_a_year)}")


def around_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting), Qualifier.ABOUT)


def month_of_relative_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(f"{_year_of(match, setting)}-{_month_number(match):02d}")


def named_month(match: re.Match[str], setting: Setting) -> PartialDate | None:
    """A month without year: the last one, or the next one where the sentence looks ahead."""
    if not setting.month:
        return None
    word, number = (match["which"] or "").lower(), _month_number(match)
    year, now = setting.month
    ahead = word == "next" or (not word and setting.is_future)
    if word == "last":
        year -= number >= now
    elif ahead:
        year += number < now or (word == "next" and number == now)
    elif word != "this":
        year -= number > now
    return PartialDate(f"{year}-{number:02d}")


def day_without_year(match: re.Match[str], setting: Setting) -> PartialDate | None:
    if not setting.day:
        return None
    found = date(setting.year, _month_number(match), int(match["day"]))
    if found > setting.day and not setting.is_future:
        found = found.replace(year=found.year - 1)
    return PartialDate(found.isoformat())


def shifted_month(match: re.Match[str], setting: Setting) -> PartialDate | None:
    if not setting.month:
        return None
    return _months_from(*setting.month, {"last": -1, "this": 0, "next": 1}[match["which"].lower()])


def _months_from(year: int, month: int, shift: int) -> PartialDate:
    years, index = divmod(month - 1 + shift, 12)
    return PartialDate(f"{year + years}-{index + 1:02d}")


def week(match: re.Match[str], setting: Setting) -> PartialDate | None:
    if not setting.day:
        return None
    monday = setting.day - timedelta(days=setting.day.weekday())
    monday += timedelta(weeks={"last": -1, "this": 0, "next": 1}[match["which"].lower()])
    return PartialDate(f"{monday}/{monday + timedelta(days=6)}")


def weekday(match: re.Match[str], setting: Setting) -> PartialDate | None:
    """The last such day up to the article's own; "this" means its week, "next" the first such day after it."""
    if not setting.day:
        return None
    which, wanted = (match["which"] or "").lower(), DAYS.index(match["weekday"].lower())
    back = (setting.day.weekday() - wanted) % 7
    if which == "next":
        back -= 7
    elif which == "this":
        back = setting.day.weekday() - wanted
    elif which == "last" and back == 0:
        back = 7
    return PartialDate((setting.day - timedelta(days=back)).isoformat())


def near_day(match: re.Match[str], setting: Setting) -> PartialDate | None:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["near"].lower()]
    return PartialDate((setting.day + timedelta(days=shift)).isoformat()) if setting.day else None


def ago(match: re.Match[str], setting: Setting) -> PartialDate | None:
    return _moved(setting.today, match, -1)


def later(match: re.Match[str], setting: Setting) -> PartialDate | None:
    return _moved(setting.previous, match, 1) if setting.previous else None


def _moved(base: PartialDate, match: re.Match[str], sign: int) -> PartialDate | None:
    """A date some years, months, weeks or days from another, only as exact as both."""
    count = sign * (_NUMBERS.get(match["count"].lower()) or int(match["count"]))
    unit = match["unit"].lower()
    if unit == "year":
        return PartialDate(str(int(base.value[:4]) + count))
    if unit == "month" and base.precision in {Precision.DAY, Precision.MONTH}:
        return _months_from(int(base.value[:4]), int(base.value[5:7]), count)
    if base.precision is not Precision.DAY or not base.earliest:
        return None
    moved = base.earliest + timedelta(days=count * {"week": 7, "day": 1}[unit])
    return PartialDate(moved.isoformat() if unit == "day" else moved.isoformat()[:7])


def following_year(match: re.Match[str], setting: Setting) -> PartialDate | None:
    shift = -1 if match["which"].lower() in {"year before", "previous year"} else 1
    return PartialDate(str(int(setting.previous.value[:4]) + shift)) if setting.previous else None


def interval(match: re.Match[str], _: Setting) -> PartialDate:
    return PartialDate(f"{match['first']}/{match['last']}")
