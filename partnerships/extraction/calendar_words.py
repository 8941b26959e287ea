"""Resolves words such as "last month" against a date, never to more than that date knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from partnerships.dates import MONTHS, InvalidDate, PartialDate, Precision, Qualifier

_MONTH_NUMBERS = {name[:size].lower(): n for n, name in enumerate(MONTHS, 1) for size in (3, len(name))} | {"sept": 9}
MONTH = rf"(?P<month>(?-i:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NUMBERS = {
    w: n for n, w in enumerate(["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {"one": 1, "an": 1}
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d\d?)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PART = {
    "beginning": "early",
    "start": "early",
    "early": "early",
    "middle": "mid",
    "mid": "mid",
    "end": "late",
    "late": "late",
}
_RELATIVE_YEARS = {
    "this": 0,
    "last": -1,
    "next": 1,
    "the past": -1,
    "the same": 0,
    "the current": 0,
    "the previous": -1,
}


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


def _day_of_month(match: re.Match[str], _: Setting) -> PartialDate:
    return PartialDate(f"{match['year']}-{_month_number(match):02d}-{int(match['day']):02d}")


def _month_of_year(match: re.Match[str], _: Setting) -> PartialDate:
    return PartialDate(f"{match['year']}-{_month_number(match):02d}")


def _year_of(match: re.Match[str], setting: Setting) -> str:
    words = match["year"].lower()
    return words if words.isdigit() else str(setting.year + _RELATIVE_YEARS[words.removesuffix(" year")])


def _plain_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting))


def _part_of_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting), Qualifier(_PART[match["part"].lower()]))


def _by_end_of(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting), Qualifier.BY)


def _quarter(match: re.Match[str], setting: Setting) -> PartialDate:
    year = _year_of(match, setting) if match["year"] else str(setting.year)
    if match["span"][0].lower() == "h":
        return PartialDate(f"{year}-{39 + min(_ORDINALS[match['n'].lower()], 2)}")
    return PartialDate(f"{year}-{32 + _ORDINALS[match['n'].lower()]}")


def _around_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(_year_of(match, setting), Qualifier.ABOUT)


def _month_of_relative_year(match: re.Match[str], setting: Setting) -> PartialDate:
    return PartialDate(f"{_year_of(match, setting)}-{_month_number(match):02d}")


def _named_month(match: re.Match[str], setting: Setting) -> PartialDate | None:
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


def _day_without_year(match: re.Match[str], setting: Setting) -> PartialDate | None:
    if not setting.day:
        return None
    found = date(setting.year, _month_number(match), int(match["day"]))
    if found > setting.day and not setting.is_future:
        found = found.replace(year=found.year - 1)
    return PartialDate(found.isoformat())


def _shifted_month(match: re.Match[str], setting: Setting) -> PartialDate | None:
    if not setting.month:
        return None
    return _months_from(*setting.month, {"last": -1, "this": 0, "next": 1}[match["which"].lower()])


def _months_from(year: int, month: int, shift: int) -> PartialDate:
    years, index = divmod(month - 1 + shift, 12)
    return PartialDate(f"{year + years}-{index + 1:02d}")


def _week(match: re.Match[str], setting: Setting) -> PartialDate | None:
    if not setting.day:
        return None
    monday = setting.day - timedelta(days=setting.day.weekday())
    monday += timedelta(weeks={"last": -1, "this": 0, "next": 1}[match["which"].lower()])
    return PartialDate(f"{monday}/{monday + timedelta(days=6)}")


def _weekday(match: re.Match[str], setting: Setting) -> PartialDate | None:
    """The last such day up to the article's own; the next one after "next"."""
    if not setting.day:
        return None
    back = (setting.day.weekday() - _DAYS.index(match["weekday"].lower())) % 7
    if match["which"] and match["which"].lower() == "next":
        return PartialDate((setting.day + timedelta(days=7 - back)).isoformat())
    if match["which"] and back == 0:
        back = 7
    return PartialDate((setting.day - timedelta(days=back)).isoformat())


def _near_day(match: re.Match[str], setting: Setting) -> PartialDate | None:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["near"].lower()]
    return PartialDate((setting.day + timedelta(days=shift)).isoformat()) if setting.day else None


def _ago(match: re.Match[str], setting: Setting) -> PartialDate | None:
    return _moved(setting.today, match, -1)


def _later(match: re.Match[str], setting: Setting) -> PartialDate | None:
    return _moved(setting.previous, match, 1) if setting.previous else None


def _moved(base: PartialDate, match: re.Match[str], sign: int) -> PartialDate | None:
    """A date some years, months, weeks or days from another, only as exact as both."""
    count = sign * (_NUMBERS.get(match["count"].lower()) or int(match["count"]))
    unit = match["unit"].lower()
    if unit == "year":
        return PartialDate(str(int(base.value[:4]) + count))
    if unit == "month" and len(base.value) >= 7:
        return _months_from(int(base.value[:4]), int(base.value[5:7]), count)
    if base.precision is not Precision.DAY or not base.earliest:
        return None
    moved = base.earliest + timedelta(days=count * {"week": 7, "day": 1}[unit])
    return PartialDate(moved.isoformat() if unit == "day" else moved.isoformat()[:7])


def _following_year(match: re.Match[str], setting: Setting) -> PartialDate | None:
    shift = -1 if match["which"].lower() in {"year before", "previous year"} else 1
    return PartialDate(str(int(setting.previous.value[:4]) + shift)) if setting.previous else None


def _interval(match: re.Match[str], _: Setting) -> PartialDate:
    return PartialDate(f"{match['first']}/{match['last']}")


_LOOSE_YEAR = r"(?P<year>(?:19|20)\d\d|(?:this|last|next|the (?:same|current|previous)) year)"
_UNIT = r"(?P<unit>year|month|week|day)s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
# Words that must stand before a bare month or year, which would else be a name, a model or a number.
BEFORE_BARE = (
    r"(?:in|by|of|to|since|until|till|after|before|during|through|from|for|and|than|dated|at|year|spring|summer|autumn)"
)

FORMS: tuple[tuple[str, Resolver], ...] = (
    (rf"{MONTH} {_DAY},? {_YEAR}", _day_of_month),
    (rf"{_DAY} {MONTH},? {_YEAR}", _day_of_month),
    (r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)", lambda m, _: PartialDate(m["iso"])),
    (r"(?:between|from) (?P<first>(?:19|20)\d\d) (?:and|to|until|till) (?P<last>(?:19|20)\d\d)", _interval),
    (rf"(?:by|before|until) (?:the )?(?:end|close) of {_LOOSE_YEAR}", _by_end_of),
    (rf"(?:the )?(?P<part>beginning|start|middle|end) of {_LOOSE_YEAR}", _part_of_year),
    (rf"(?P<part>early|mid|late)(?:-| in | ){_LOOSE_YEAR}", _part_of_year),
    (rf"{MONTH},? (?:of |in )?{_YEAR}", _month_of_year),
    (rf"{MONTH},? (?:of )?(?P<year>(?:this|last|next|the same|the previous) year)", _month_of_relative_year),
    (
        rf"(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<span>quarter"
        rf"|half)(?:[ -]year)?(?: of {_LOOSE_YEAR})?",
        _quarter,
    ),
    (rf"(?P<span>Q|H)(?P<n>[1-4])(?: (?:of )?{_LOOSE_YEAR})?", _quarter),
    (rf"(?:the )?{_SEASON}(?: of)? {_LOOSE_YEAR}", _around_year),
    (rf"(?P<year>last|this|next) {_SEASON}", _around_year),
    (rf"(?:about|around|circa) {_YEAR}", _around_year),
    (rf"(?P<which>last|this|next) {MONTH}", _named_month),
    (rf"{MONTH} {_DAY}(?!\d)", _day_without_year),
    (rf"{_DAY} {MONTH}", _day_without_year),
    (r"(?P<which>last|this|next) month", _shifted_month),
    (r"(?P<which>last|this|next) week", _week),
    (
        rf"(?:(?P<which>last|next|this) )?(?P<weekday>{'|'.join(_DAYS)})(?: (?:morning|afternoon|evening|night))?",
        _weekday,
    ),
    (r"(?:earlier )?(?P<near>today|yesterday|tomorrow)", _near_day),
    (rf"{_COUNT} {_UNIT} ago", _ago),
    (rf"{_COUNT} {_UNIT} (?:later|afterwards|after that)", _later),
    (r"the (?P<which>following year|next year|year after|year before|previous year)", _following_year),
    (r"(?:(?:earlier|later) )?(?P<year>this year|last year|next year)", _plain_year),
)
BARE_FORMS: tuple[tuple[str, Resolver], ...] = (
    (rf"(?P<which>(?!)x)?(?:early |mid-|late )?{MONTH}", _named_month),
    (_YEAR, _plain_year),
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
