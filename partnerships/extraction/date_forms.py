"""The forms of date expressions, the longest first, and what resolves each."""

from __future__ import annotations

import re

from partnerships.dates import PartialDate, Precision
from partnerships.extraction.calendar_words import (
    COUNT,
    DAY,
    DAYS,
    MONTH,
    YEAR,
    Resolver,
    Setting,
    ago,
    around_year,
    by_end_of,
    day_of_month,
    day_without_year,
    following_year,
    interval,
    later,
    month_of_relative_year,
    month_of_year,
    named_month,
    near_day,
    part_of_year,
    plain_year,
    quarter,
    resolve,
    shifted_month,
    week,
    weekday,
)

_LOOSE_YEAR = r"(?P<year>(?:19|20)\d\d|(?:this|last|next|the (?:same|current|previous)) year)"
_UNIT = r"(?P<unit>year|month|week|day)s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
# Words that must stand before a bare month or year, which would else be a name, a model or a number.
BEFORE_BARE = (
    r"(?:in|by|of|to|since|until|till|after|before|during|through|from|for|and|than|dated|at|year|spring|summer|autumn)"
)

FORMS: tuple[tuple[str, Resolver], ...] = (
    (rf"{MONTH} {DAY},? {YEAR}", day_of_month),
    (rf"{DAY} {MONTH},? {YEAR}", day_of_month),
    (r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)", lambda m, _: PartialDate(m["iso"])),
    (r"(?:between|from) (?P<first>(?:19|20)\d\d) (?:and|to|until|till) (?P<last>(?:19|20)\d\d)", interval),
    (rf"(?:by|before|until) (?:the )?(?:end|close) of {_LOOSE_YEAR}", by_end_of),
    (rf"(?:the )?(?P<part>beginning|start|middle|end) of {_LOOSE_YEAR}", part_of_year),
    (rf"(?P<part>early|mid|late)(?:-| in | ){_LOOSE_YEAR}", part_of_year),
    (rf"{MONTH},? (?:of |in )?{YEAR}", month_of_year),
    (rf"{MONTH},? (?:of )?(?P<year>(?:this|last|next|the same|the previous) year)", month_of_relative_year),
    (
        rf"(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<span>quarter"
        rf"|half)(?:[ -]year)?(?: of {_LOOSE_YEAR})?",
        quarter,
    ),
    (rf"(?P<span>Q|H)(?P<n>[1-4])(?: (?:of )?{_LOOSE_YEAR})?", quarter),
    (rf"(?:the )?{_SEASON}(?: of)? {_LOOSE_YEAR}", around_year),
    (rf"(?P<year>last|this|next) {_SEASON}", around_year),
    (rf"(?:about|around|circa) {YEAR}", around_year),
    (rf"(?P<which>last|this|next) {MONTH}", named_month),
    (rf"{MONTH} {DAY}(?!\d)", day_without_year),
    (rf"{DAY} {MONTH}", day_without_year),
    (r"(?P<which>last|this|next) month", shifted_month),
    (r"(?P<which>last|this|next) week", week),
    (
        rf"(?:(?P<which>last|next|this) )?(?P<weekday>{'|'.join(DAYS)})(?: (?:morning|afternoon|evening|night))?",
        weekday,
    ),
    (r"(?:earlier )?(?P<near>today|yesterday|tomorrow)", near_day),
    (rf"{COUNT} {_UNIT} ago", ago),
    (rf"{COUNT} {_UNIT} (?:later|afterwards|after that)", later),
    (r"the (?P<which>following year|next year|year after|year before|previous year)", following_year),
    (r"(?:(?:earlier|later) )?(?P<year>this year|last year|next year)", plain_year),
)
BARE_FORMS: tuple[tuple[str, Resolver], ...] = (
    (rf"(?P<which>(?!)x)?(?:early |mid-|late )?{MONTH}", named_month),
    (YEAR, plain_year),
)


def day_in(dateline: str, published: PartialDate) -> PartialDate | None:
    """The day a dateline names, if it lies at most a week before publication."""
    for source, resolver in FORMS if dateline else ():
        if match := re.fullmatch(source, dateline, re.IGNORECASE):
            found = resolve(match, Setting(published), resolver)
            last = published.latest
            near = found and found.earliest and last and 0 <= (last - found.earliest).days <= 7
            return found if near and published.precision is Precision.DAY else None
    return None
