"""Readers of months, quarters, halves and stretches of months."""

from __future__ import annotations

from datetime import date, timedelta

from partnerships.dates import PartialDate
from partnerships.extraction.values.calendar import periods, words
from partnerships.extraction.values.calendar.setting import Setting
from partnerships.extraction.values.calendar.words import Match
from partnerships.extraction.values.calendar.years import stated

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_AROUND = (-1, 0, 1)


def a_month(match: Match, setting: Setting) -> PartialDate | None:
    return named(words.month_number(match["month"]), stated(match, setting), setting)


def named(number: int, year: int | None, setting: Setting) -> PartialDate | None:
    """The month of that year, or without year the last or the next one, as the sentence looks."""
    if year:
        return periods.month(year, number)
    if not setting.month:
        return None
    return setting.nearest([periods.month(setting.year + shift, number) for shift in _AROUND])


def numeric(match: Match, _: Setting) -> PartialDate:
    return periods.month(int(match["year"]), int(match["month"]))


def which_month(match: Match, setting: Setting) -> PartialDate | None:
    """ "Last October" is the latest before this month, "next October" the first after it."""
    if not setting.month:
        return None
    number, shift, (year, now) = words.month_number(match["month"]), words.shift(match["which"]), setting.month
    return periods.month(year + {-1: -(number >= now), 0: 0, 1: int(number <= now)}[shift], number)


def month_before(match: Match, setting: Setting) -> PartialDate | None:
    """ "The July before": that of the year before the one told."""
    told = setting.previous or setting.today
    return periods.month(periods.year_in(told) - 1, words.month_number(match["month"]))


def months_between(match: Match, setting: Setting) -> PartialDate | None:
    first, last = words.month_number(match["month"]), words.month_number(match["last"])
    return _stretch(first - 12 * (first > last), last, stated(match, setting), setting)


def first_months(match: Match, setting: Setting) -> PartialDate | None:
    """ "The first nine months (of 2021)", also "nine months" in a report."""
    return _stretch(1, words.count(match["count"]), stated(match, setting), setting)


def _stretch(first: int, last: int, year: int | None, setting: Setting) -> PartialDate | None:
    if year:
        return periods.months(year, first, last)
    if not setting.month:
        return None
    return setting.nearest([periods.months(setting.year + shift, first, last) for shift in _AROUND])


def latest_months(match: Match, setting: Setting) -> PartialDate | None:
    """ "The half-year", "the nine-month period": from January on."""
    return _stretch(1, words.count(match["count"]) if match["count"] else 6, stated(match, setting), setting)


def past_months(match: Match, setting: Setting) -> PartialDate | None:
    """ "The past twelve months": those before the month of publication."""
    if not setting.month:
        return None
    year, now = setting.month
    return periods.months(year, now - words.count(match["count"]), now - 1)


def months_to(match: Match, setting: Setting) -> PartialDate | None:
    """ "The nine months to September", "year to 31 March 2023": what ends then."""
    last = a_month(match, setting)
    if not last or not (month := periods.month_in(last)):
        return None
    size = _MONTHS_IN[match["span"]] * (words.count(match["count"]) if match["count"] else 1)
    if not match["day"]:
        return periods.months(month[0], month[1] - size + 1, month[1])
    start = periods.span(periods.month(month[0], month[1] - size))[1] + timedelta(days=1)
    return periods.days(start, date(*month, int(match["day"])))


def a_quarter(match: Match, setting: Setting) -> PartialDate | None:
    number, year = words.ordinal(match["ordinal"], 4), stated(match, setting)
    if year or not setting.month:
        return periods.quarter(year or setting.year, number)
    return setting.nearest([periods.quarter(setting.year + shift, number) for shift in _AROUND])


def which_quarter(match: Match, setting: Setting) -> PartialDate | None:
    if not setting.month:
        return None
    year, now = setting.month
    return periods.quarter(year, (now + 2) // 3 + words.shift(match["which"]))


def a_half(match: Match, setting: Setting) -> PartialDate | None:
    number, year = words.ordinal(match["ordinal"], 2), stated(match, setting)
    if year or not setting.month:
        return periods.half(year or setting.year, number)
    return setting.nearest([periods.half(setting.year + shift, number) for shift in _AROUND])


def which_half(match: Match, setting: Setting) -> PartialDate | None:
    if not setting.month:
        return None
    year, now = setting.month
    return periods.half(year, (now + 5) // 6 + words.shift(match["which"]))
