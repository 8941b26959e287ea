"""Holidays by which news items date things."""

from __future__ import annotations

from datetime import date, timedelta

from partnerships.dates import PartialDate
from partnerships.extraction.values.calendar import periods
from partnerships.extraction.values.calendar.setting import Setting
from partnerships.extraction.values.calendar.words import Match

_FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year": (1, 1),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "national day": (10, 1),
    "may day": (5, 1), "labour day": (5, 1), "halloween": (10, 31), "bastille day": (7, 14),
}  # fmt: skip
_FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2}
# Feasts by moon or weekday, which fall in these months.
_MONTHS = {
    "midsummer": (6, 6),
    "mid-autumn festival": (9, 10),
    "chuseok": (9, 10),
    "golden week": (10, 10),
    "diwali": (10, 11),
    "dussehra": (9, 10),
    "spring festival": (1, 2),
    "lunar new year": (1, 2),
    "chinese new year": (1, 2),
}
HOLIDAY = rf"(?P<holiday>{'|'.join(sorted([*_FIXED, *_FROM_EASTER, *_MONTHS, 'thanksgiving'], key=len, reverse=True))})"


def a_holiday(match: Match, setting: Setting) -> PartialDate | None:
    if not setting.month:
        return None
    return setting.nearest([_holiday(match["holiday"], setting.year + shift) for shift in (-1, 0, 1)])


def _holiday(name: str, year: int) -> PartialDate:
    if months := _MONTHS.get(name):
        return periods.months(year, *months)
    if name in _FIXED:
        return periods.day(date(year, *_FIXED[name]))
    if name in _FROM_EASTER:
        return periods.day(_easter(year) + timedelta(days=_FROM_EASTER[name]))
    november = date(year, 11, 1)
    return periods.day(november + timedelta(days=(3 - november.weekday()) % 7 + 21))


def _easter(year: int) -> date:
    """By the anonymous Gregorian algorithm of 1876."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    (leap_centuries, left_over), (leaps, since_leap) = divmod(century, 4), divmod(rest, 4)
    moon = (19 * golden + century - leap_centuries - (8 * century + 13) // 25 + 15) % 30
    sunday = (32 + 2 * left_over + 2 * leaps - moon - since_leap) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
