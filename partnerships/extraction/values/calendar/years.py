"""Readers of years, decades and seasons."""

from __future__ import annotations

from partnerships.dates import PartialDate
from partnerships.extraction.values.calendar import periods, words
from partnerships.extraction.values.calendar.setting import Setting
from partnerships.extraction.values.calendar.words import Match

_FROM_TODAY = {"last", "past", "next", "coming"}
_FROM_THE_ONE_TOLD = {"same", "that", "previous", "preceding", "following"}


def stated(match: Match, setting: Setting) -> int | None:
    """The year that a phrase gives: "last year" counts from publication, "that year" from the date told before."""
    groups = match.groupdict()
    if short := groups.get("short"):
        return 2000 + int(short)
    if not (phrase := groups.get("year")):
        return None
    if phrase[-2:].isdigit():
        return int(phrase[-4:]) if phrase[-4:].isdigit() else 2000 + int(phrase[-2:])
    said = set(phrase.split())
    base = setting.previous if said & _FROM_THE_ONE_TOLD and setting.previous else setting.today
    return periods.year_in(base) + sum(words.shift(word) for word in said & (_FROM_TODAY | _FROM_THE_ONE_TOLD))


def a_year(match: Match, setting: Setting) -> PartialDate | None:
    number = stated(match, setting)
    return periods.year(number) if number else None


def years_between(match: Match, _: Setting) -> PartialDate:
    first, last = match["first"], match["last"]
    return PartialDate(f"{first}/{first[: 4 - len(last)]}{last}")


def a_decade(match: Match, _: Setting) -> PartialDate:
    first = words.decade(match["decade"])
    return PartialDate(f"{first}/{first + 9}")


def year_before_last(_: Match, setting: Setting) -> PartialDate:
    return periods.year(setting.year - 2)


def past_years(match: Match, setting: Setting) -> PartialDate:
    return PartialDate(f"{setting.year - words.count(match['count'])}/{setting.year}")


def coming_years(match: Match, setting: Setting) -> PartialDate:
    return PartialDate(f"{setting.year}/{setting.year + words.count(match['count'])}")


def a_season(match: Match, setting: Setting) -> PartialDate | None:
    if number := stated(match, setting):
        return periods.season(match["season"], number)
    if not setting.month:
        return None
    return setting.nearest([periods.season(match["season"], setting.year + shift) for shift in (-1, 0, 1)])


def which_season(match: Match, setting: Setting) -> PartialDate | None:
    """ "Last spring" is the latest that is over, "next spring" the first to come."""
    if not setting.month:
        return None
    name, shift, (year, now) = match["season"], words.shift(match["which"]), setting.month
    first = periods.SEASONS[name]
    if shift == -1:
        return periods.season(name, year - (first + 2 >= now))
    if shift == 1:
        return periods.season(name, year + (first <= now))
    return periods.season(name, year - (name == "winter" and now < 6))


def seasons_ago(match: Match, setting: Setting) -> PartialDate:
    return periods.season(match["season"], setting.year - words.count(match["count"]))
