"""Arithmetic on the calendar, with every outcome a PartialDate; may raise InvalidDate, ValueError or OverflowError."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from partnerships.dates import PartialDate, Precision, Qualifier

_FIRST_QUARTER, _FIRST_HALF = 33, 40
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first of its three months


def year(number: int, qualifier: Qualifier = Qualifier.NONE) -> PartialDate:
    return PartialDate(f"{number:04d}", qualifier)


def month(of_year: int, number: int, qualifier: Qualifier = Qualifier.NONE) -> PartialDate:
    """The month; a number below 1 or above 12 runs into the years beside."""
    return PartialDate(_written(of_year, number), qualifier)


def months(of_year: int, first: int, last: int) -> PartialDate:
    """From one month to another; numbers may run into the years beside."""
    return PartialDate(f"{_written(of_year, first)}/{_written(of_year, last)}")


def _written(of_year: int, number: int) -> str:
    years, index = divmod(number - 1, 12)
    return f"{of_year + years:04d}-{index + 1:02d}"


def day(found: date, qualifier: Qualifier = Qualifier.NONE) -> PartialDate:
    return PartialDate(found.isoformat(), qualifier)


def days(first: date, last: date) -> PartialDate:
    return PartialDate(f"{first}/{last}")


def week(any_day: date) -> PartialDate:
    """Monday to Sunday."""
    monday = any_day - timedelta(days=any_day.weekday())
    return days(monday, monday + timedelta(days=6))


def quarter(of_year: int, number: int) -> PartialDate:
    """Numbers below 1 or above 4 run into the years beside."""
    years, index = divmod(number - 1, 4)
    return PartialDate(f"{of_year + years:04d}-{_FIRST_QUARTER + index}")


def half(of_year: int, number: int) -> PartialDate:
    years, index = divmod(number - 1, 2)
    return PartialDate(f"{of_year + years:04d}-{_FIRST_HALF + index}")


def season(name: str, of_year: int) -> PartialDate:
    """Three months; a winter counts to the year in which it begins."""
    return months(of_year, SEASONS[name], SEASONS[name] + 2)


def year_in(found: PartialDate) -> int:
    return int(found.value[:4])


def span(found: PartialDate) -> tuple[date, date]:
    """First and last day of the value, whatever its qualifier."""
    return PartialDate(found.value).sort_key


def month_in(found: PartialDate | None) -> tuple[int, int] | None:
    """Year and month, where the date lies in a single one."""
    if found is None:
        return None
    first, last = span(found)
    return (first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None


def day_in(found: PartialDate | None) -> date | None:
    return span(found)[0] if found and found.precision is Precision.DAY else None


def moved(found: PartialDate, by_months: int) -> PartialDate:
    """The same stretch some months away; of a day only its month, for nobody means the same day."""
    first, last = span(found)
    if month_in(found):
        return month(first.year, first.month + by_months)
    if by_months % 12 == 0 and found.precision in {Precision.YEAR, Precision.QUARTER, Precision.HALF}:
        return PartialDate(f"{first.year + by_months // 12:04d}{found.value[4:]}")
    return months(first.year, first.month + by_months, last.month + 12 * (last.year - first.year) + by_months)


def last_day(of_year: int, number: int) -> date:
    return date(of_year, number, monthrange(of_year, number)[1])
