"""Readers of dates that count from another: from the day of publication or from the date told before."""

from __future__ import annotations

import re
from datetime import timedelta

from partnerships.dates import PartialDate, Qualifier
from partnerships.extraction.values.calendar import periods, words
from partnerships.extraction.values.calendar.setting import Setting
from partnerships.extraction.values.calendar.words import Match
from partnerships.extraction.values.calendar.years import stated

_DAYS = {"day": 1, "week": 7, "fortnight": 14, **dict.fromkeys(("morning", "afternoon", "evening", "night"), 1)}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_PERFECT = re.compile(r"\b(?:has|have|had|[’']ve|been)\b", re.IGNORECASE)
_BACK = ("earlier", "before", "previously", "prior", "previous", "preceding")


def now(_: Match, setting: Setting) -> PartialDate:
    """Not today but about these weeks."""
    if setting.month:
        return periods.month(*setting.month, Qualifier.ABOUT)
    return periods.year(setting.year, Qualifier.ABOUT)


def which_month(match: Match, setting: Setting) -> PartialDate | None:
    """ "Last month" counts from publication, "the same month" and "the following month" from the date told."""
    which, told = match["which"], periods.month_in(setting.previous)
    base = told if which in {"same", "that", "following", "previous", "preceding"} else setting.month
    return periods.month(base[0], base[1] + words.shift(which)) if base else None


def the_month(_: Match, setting: Setting) -> PartialDate | None:
    """The month that is reported on: the one told, else the last that is over."""
    if told := periods.month_in(setting.previous):
        return periods.month(*told)
    return periods.month(setting.month[0], setting.month[1] - 1) if setting.month else None


def same_day(_: Match, setting: Setting) -> PartialDate | None:
    return setting.previous if periods.day_in(setting.previous) else None


def same_stretch(match: Match, setting: Setting) -> PartialDate | None:
    """ "The same period", or that "of 2021"."""
    told, year = setting.previous, stated(match, setting)
    if not told or not year:
        return told
    return periods.moved(told, 12 * (year - periods.year_in(told)))


def year_earlier(_: Match, setting: Setting) -> PartialDate | None:
    return periods.moved(setting.previous, -12) if setting.previous else None


def half_a_year_ago(_: Match, setting: Setting) -> PartialDate | None:
    return periods.month(setting.month[0], setting.month[1] - 6) if setting.month else None


def ago(match: Match, setting: Setting) -> PartialDate | None:
    """From publication: years give a year (but "a year ago" a month), months a month, weeks and days a day."""
    number, unit = words.count(match["count"]), match["unit"]
    if unit in _DAYS:
        return periods.day(setting.day - timedelta(days=number * _DAYS[unit])) if setting.day else None
    by_months = number * _MONTHS[unit]
    if by_months >= 24 and by_months % 12 == 0:
        return periods.year(setting.year - by_months // 12)
    if not setting.month:
        return periods.year(setting.year - 1) if unit == "year" else None
    return periods.month(setting.month[0], setting.month[1] - by_months)


def lasting(match: Match, setting: Setting) -> PartialDate | None:
    """ "Two years", where the word before says which end is meant: "in" from now, "for" until now."""
    lead = match["lead"] or "".join(setting.before.lower().split()[-1:])
    number, unit, sign = words.count(match["count"]), match["unit"], {"in": 1, "within": 1, "for": -1}.get(lead, 0)
    if not sign or (sign < 0 and not _PERFECT.search(setting.before)) or unit not in {"year", "decade", *_DAYS}:
        return None
    if unit in _DAYS:
        return periods.day(setting.day + timedelta(days=sign * number * _DAYS[unit])) if setting.day else None
    return periods.year(setting.year + sign * number * _MONTHS[unit] // 12, Qualifier.ABOUT)


def from_the_one_told(match: Match, setting: Setting) -> PartialDate | None:
    """ "Two years later", "a month earlier", "the year before"; never surer than the date told."""
    sign = -1 if match["way"].startswith(_BACK) else 1
    number, unit = sign * (words.count(match["count"]) if match["count"] else 1), match["unit"]
    if unit in _DAYS:
        return _days_from(number * _DAYS[unit], setting)
    told, by_months = setting.previous, number * _MONTHS[unit]
    if not told or (by_months % 12 and not periods.month_in(told)):
        return None
    if unit in {"year", "decade"} and (abs(number) > 1 or not match["count"]):
        return periods.year(periods.year_in(told) + by_months // 12)
    return periods.moved(told, by_months)


def _days_from(number: int, setting: Setting) -> PartialDate | None:
    """ "The day before" of an article that tells no day is the one before publication."""
    told = periods.day_in(setting.previous) or (setting.day if number == -1 else None)
    return periods.day(told + timedelta(days=number)) if told else None
