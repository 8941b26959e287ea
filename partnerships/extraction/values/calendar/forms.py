"""The forms of date expressions, each with what reads it; the first that fits a whole phrase counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from partnerships.dates import PartialDate
from partnerships.extraction.values.calendar import days, holidays, months, relative, years
from partnerships.extraction.values.calendar.holidays import HOLIDAY
from partnerships.extraction.values.calendar.setting import Setting
from partnerships.extraction.values.calendar.words import (
    COUNT,
    DAY,
    DAYS_TO,
    DECADE,
    HOUR,
    LAST_MONTH,
    MONTH,
    OF_YEAR,
    ORDINAL,
    SEASON,
    TO,
    UNIT,
    WEEKDAY,
    WHICH,
    YEAR,
    YEAR_NUMBER,
    Match,
)

Reader = Callable[[Match, Setting], PartialDate | None]

_NEAR = (
    r"(?P<near>today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening)|(?:the )?day"
    r" (?:before yesterday|after tomorrow))"
)
_NOW = (
    r"(?:right |just |until )?now|nowadays|recently|currently|at present|(?:the )?(?:recent|past|last|coming|next) "
    r"(?:few )?(?:days|weeks|months)|a few (?:days|weeks) ago|lately"
)
_DAYS: tuple[tuple[str, Reader], ...] = (
    (rf"(?:{WEEKDAY},? )?{MONTH} {DAY}{OF_YEAR}", days.a_day),
    (rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}{OF_YEAR}", days.a_day),
    (r"(?P<year>(?:19|20)\d\d)[-./](?P<number>[01]?\d)[-./](?P<day>[0-3]?\d)", days.numeric),
    (r"(?P<day>[0-3]?\d)[./](?P<number>[0-3]?\d)[./](?P<year>(?:19|20)\d\d)", days.numeric),
    (rf"{DAYS_TO} {MONTH}{OF_YEAR}", days.days_between),
    (rf"{MONTH} {DAYS_TO}{OF_YEAR}", days.days_between),
    (r"(?P<day>\d\d?)(?:st|nd|rd|th)(?P<of> of (?:this|the) month)?", days.in_this_month),
    (r"(?P<day>first)(?P<of> of (?:this|the) month)", days.in_this_month),
    (r"(?P<day>[0-3]?\d)", days.half_told),
    (rf"week (?:of|commencing|beginning|from) (?:the )?{DAY} {MONTH}{OF_YEAR}", days.week_of),
    (rf"week (?:of|commencing|beginning|from) {MONTH} {DAY}{OF_YEAR}", days.week_of),
    (rf"(?:(?P<which>first|last) day|(?:the )?first) of {MONTH}{OF_YEAR}", days.end_of_month),
    (rf"(?P<which>first|last) day of (?P<year>{YEAR_NUMBER})", days.end_of_year),
    (rf"week (?:to|ended|ending) {DAY} {MONTH}{OF_YEAR}", days.week_to),
    (rf"{_NEAR}", days.near),
    (rf"{WEEKDAY}(?: {HOUR})?", days.weekday),
    (rf"{WHICH} {WEEKDAY}(?: {HOUR})?", days.which_weekday),
    (rf"{ORDINAL} {WEEKDAY} (?:of|in) {MONTH}{OF_YEAR}", days.weekday_of_month),
    (rf"{WHICH} week", days.which_week),
    (r"week (?P<number>\d\d?)", days.week_number),
    (rf"{ORDINAL} week (?:of|in) {MONTH}{OF_YEAR}", days.week_of_month),
    (r"(?:(?P<when>the|this|last|next) )?weekend", days.weekend),
    (HOLIDAY, holidays.a_holiday),
)
_MONTHS: tuple[tuple[str, Reader], ...] = (
    (r"(?P<year>(?:19|20)\d\d)[-./](?P<month>0?[1-9]|1[012])", months.numeric),
    (rf"{MONTH}{OF_YEAR}", months.a_month),
    (rf"(?P<year>(?:this|last|next) year|{YEAR_NUMBER}),? {MONTH}", months.a_month),
    (rf"{WHICH} {MONTH}", months.which_month),
    (rf"{MONTH} before", months.month_before),
    (rf"(?:between |from )?{MONTH}{TO}{LAST_MONTH}(?: (?:quarter|period))?{OF_YEAR}", months.months_between),
    (rf"first {COUNT} months{OF_YEAR}", months.first_months),
    (rf"(?:past|last|previous|preceding) {COUNT} months", months.past_months),
    (rf"(?:{COUNT}[- ]months?|half[- ]year)(?: period)?{OF_YEAR}", months.latest_months),
    (
        rf"(?:{COUNT} )?(?P<span>month|quarter|year|half)s?(?: to| through| ended| ending)(?: the)?(?: end(?: of|-))? ?"
        rf"(?:{DAY} )?{MONTH}{OF_YEAR}",
        months.months_to,
    ),
    (rf"{WHICH} quarter", months.which_quarter),
    (rf"{WHICH} half(?:[ -]year)?", months.which_half),
    (rf"{ORDINAL}[ -]quarter{OF_YEAR}", months.a_quarter),
    (rf"q(?P<ordinal>[1-4]){OF_YEAR}", months.a_quarter),
    (rf"{ORDINAL}[ -]half(?:[ -]year)?{OF_YEAR}", months.a_half),
    (rf"h(?P<ordinal>[12]){OF_YEAR}", months.a_half),
)
_YEARS: tuple[tuple[str, Reader], ...] = (
    (rf"{SEASON}{OF_YEAR}", years.a_season),
    (rf"{WHICH} {SEASON}", years.which_season),
    (rf"{COUNT} {SEASON}s ago", years.seasons_ago),
    (YEAR, years.a_year),
    (rf"(?:between |from )?(?P<first>{YEAR_NUMBER}){TO}(?P<last>{YEAR_NUMBER}|\d\d)", years.years_between),
    (DECADE, years.a_decade),
    (r"year before last", years.year_before_last),
    (rf"(?:past|last|previous|preceding) {COUNT} years", years.past_years),
    (rf"(?:next|coming|following) {COUNT} years", years.coming_years),
    (rf"(?:fy ?|fiscal )(?P<year>{YEAR_NUMBER})[-/]\d\d", years.a_year),
)
_WAY = r"(?P<way>later|after(?:wards| that)?|thereafter|earlier|before|previously|prior)"
_TIME_OF_DAY = r"(?P<unit>day|night|evening|afternoon|morning)"
_YEAR_EARLIER = r"(?:year-(?:earlier|ago|before)|prior-year|previous-year)(?: period| quarter| months?| half)?"
_RELATIVE: tuple[tuple[str, Reader], ...] = (
    (_NOW, relative.now),
    (rf"{WHICH} month", relative.which_month),
    (r"the month", relative.the_month),
    (r"(?:same|that) (?:day|date|time|evening|morning|afternoon)", relative.same_day),
    (rf"(?:same|corresponding) (?:period|months?|quarter|weeks?|stretch|half){OF_YEAR}", relative.same_stretch),
    (_YEAR_EARLIER, relative.year_earlier),
    (r"half a year ago", relative.half_a_year_ago),
    (rf"{COUNT} {UNIT}s? (?:ago|back|old)(?: (?:this|last) (?:week|month)| today)?", relative.ago),
    (rf"{COUNT} {UNIT}s? {_WAY}", relative.from_the_one_told),
    (rf"(?P<count>){UNIT} {_WAY}", relative.from_the_one_told),
    (rf"(?P<count>){_TIME_OF_DAY} {_WAY}", relative.from_the_one_told),
    (rf"(?P<count>)(?P<way>previous|following|preceding|next) {UNIT}", relative.from_the_one_told),
    (rf"(?P<count>)(?P<way>previous|following|preceding|next) {_TIME_OF_DAY}", relative.from_the_one_told),
    (rf"(?:(?P<lead>in|within|for) )?{COUNT} {UNIT}s?", relative.lasting),
)
_FORMS = tuple((re.compile(source), reader) for source, reader in (*_DAYS, *_MONTHS, *_YEARS, *_RELATIVE))


def read(phrase: str, setting: Setting) -> tuple[bool, PartialDate | None]:
    """Whether a form fits the whole phrase, and the date it means."""
    for form, reader in _FORMS:
        if match := form.fullmatch(phrase):
            return True, reader(match, setting)
    return False, None
