"""Readers of days, weekdays and weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from partnerships.dates import PartialDate
from partnerships.extraction.values.calendar import periods, words
from partnerships.extraction.values.calendar.months import a_month
from partnerships.extraction.values.calendar.setting import Setting
from partnerships.extraction.values.calendar.words import MONTH, OF_YEAR, Match
from partnerships.extraction.values.calendar.years import stated

_OTHER_DAY = re.compile(rf"^(?: and| or| to|,| ?[-–/]) ?\d\d?(?:st|nd|rd|th)? {MONTH}{OF_YEAR}")
_NEAR = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def a_day(match: Match, setting: Setting) -> PartialDate | None:
    return _day(words.month_number(match["month"]), int(match["day"]), stated(match, setting), setting)


def _day(month: int, number: int, year: int | None, setting: Setting) -> PartialDate | None:
    if year:
        return periods.day(date(year, month, number))
    if not setting.month:
        return None
    years = [setting.year + shift for shift in (-1, 0, 1)]
    days = [date(year, month, number) for year in years if number <= periods.last_day(year, month).day]
    return setting.nearest([periods.day(day) for day in days]) if days else None


def numeric(match: Match, _: Setting) -> PartialDate:
    """Day before month, unless only the American order is possible."""
    number, day = int(match["number"]), int(match["day"])
    return periods.day(date(int(match["year"]), *((day, number) if number > 12 else (number, day))))


def in_this_month(match: Match, setting: Setting) -> PartialDate | None:
    """ "The 13th of this month"; "the 9th" is the last unless the sentence looks ahead."""
    if not setting.month:
        return None
    year, now = setting.month
    number = 1 if match["day"] == "first" else int(match["day"])
    if match["of"] or (setting.day and number <= setting.day.day):
        return periods.day(date(year, now, number))
    months = [periods.month(year, now + shift) for shift in (-1, 0)]
    return setting.nearest([periods.day(periods.span(month)[0].replace(day=number)) for month in months])


def half_told(match: Match, setting: Setting) -> PartialDate | None:
    """ "14" before "and 15 December", or after "26 July to"."""
    if other := _OTHER_DAY.match(setting.after.lower()):
        return _day(words.month_number(other["month"]), int(match["day"]), stated(other, setting), setting)
    told = periods.month_in(setting.previous)
    return periods.day(date(*told, int(match["day"]))) if told else None


def end_of_month(match: Match, setting: Setting) -> PartialDate | None:
    """ "The first of March", "the last day of June"."""
    month = a_month(match, setting)
    return periods.day(periods.span(month)[match["which"] == "last"]) if month else None


def end_of_year(match: Match, _: Setting) -> PartialDate:
    return periods.day(periods.span(periods.year(int(match["year"])))[match["which"] == "last"])


def days_between(match: Match, setting: Setting) -> PartialDate | None:
    last = _day(words.month_number(match["month"]), int(match["to"]), stated(match, setting), setting)
    return periods.days(periods.span(last)[0].replace(day=int(match["day"])), periods.span(last)[0]) if last else None


def week_to(match: Match, setting: Setting) -> PartialDate | None:
    last = periods.day_in(a_day(match, setting))
    return periods.days(last - timedelta(days=6), last) if last else None


def week_of(match: Match, setting: Setting) -> PartialDate | None:
    first = periods.day_in(a_day(match, setting))
    return periods.days(first, first + timedelta(days=6)) if first else None


def near(match: Match, setting: Setting) -> PartialDate | None:
    return periods.day(setting.day + timedelta(days=_NEAR.get(match["near"], 0))) if setting.day else None


def weekday(match: Match, setting: Setting) -> PartialDate | None:
    """The last such day up to publication, or the next where the sentence looks ahead."""
    if not setting.day:
        return None
    back = (setting.day.weekday() - words.weekday_number(match["weekday"])) % 7
    return setting.nearest([periods.day(setting.day - timedelta(days=days)) for days in (back, back - 7)])


def which_weekday(match: Match, setting: Setting) -> PartialDate | None:
    """ "Last Monday" is before publication, "next Monday" after it, "this Monday" in its week."""
    if not setting.day:
        return None
    shift, back = words.shift(match["which"]), setting.day.weekday() - words.weekday_number(match["weekday"])
    if shift == -1:
        back = (back - 1) % 7 + 1
    elif shift == 1:
        back = back % 7 - 7
    return periods.day(setting.day - timedelta(days=back))


def weekday_of_month(match: Match, setting: Setting) -> PartialDate | None:
    """ "The first Saturday of June", "the last Friday in March"."""
    month = a_month(match, setting)
    if not month:
        return None
    first, last = periods.span(month)
    wanted = words.weekday_number(match["weekday"])
    days = [day for n in range(31) if (day := first + timedelta(days=n)) <= last and day.weekday() == wanted]
    return periods.day(days[words.ordinal(match["ordinal"], len(days)) - 1])


def which_week(match: Match, setting: Setting) -> PartialDate | None:
    told = periods.day_in(setting.previous)
    if match["which"] in {"same", "that"}:
        return periods.week(told) if told else None
    return periods.week(setting.day + timedelta(weeks=words.shift(match["which"]))) if setting.day else None


def week_number(match: Match, setting: Setting) -> PartialDate:
    return periods.week(date.fromisocalendar(setting.year, int(match["number"]), 1))


def week_of_month(match: Match, setting: Setting) -> PartialDate | None:
    """The weeks of a month are those whose Thursday it has."""
    month = a_month(match, setting)
    if not month:
        return None
    first, last = periods.span(month)
    thursdays = [day for n in range(31) if (day := first + timedelta(days=n)) <= last and day.weekday() == 3]
    return periods.week(thursdays[words.ordinal(match["ordinal"], len(thursdays)) - 1])


def weekend(match: Match, setting: Setting) -> PartialDate | None:
    """Saturday and Sunday last past, unless "this" or "next" is said."""
    if not setting.day:
        return None
    saturday = setting.day - timedelta(days=(setting.day.weekday() - 5) % 7)
    if match["when"] in {"this", "next"} and setting.day.weekday() < 5:
        saturday += timedelta(days=7)
    return periods.days(saturday, saturday + timedelta(days=1))
