"""Words of a date mention to the date they mean."""

from __future__ import annotations

import re

from partnerships.dates import InvalidDate, PartialDate, Precision, Qualifier
from partnerships.extraction.values.calendar import forms, periods
from partnerships.extraction.values.calendar.setting import Setting

_ABOUT = re.compile(r"(?:around|about|circa|approximately|roughly) (?P<rest>.+)")
_OPEN = re.compile(r"(?:until|till|up to|to|through|no later than) (?:the )?(?P<rest>.+)")
_PART = re.compile(
    r"(?:very )?(?P<part>early|late|mid|middle|beginning|start|end|close)(?:[ -]of[ -]| in |[ -])(?P<rest>.+)"
)
_MID_YEAR = re.compile(r"(?P<part>mid)[ -]?year(?P<rest>)")
_YEAR_END = re.compile(r"year(?:'s)?[ -]end|(?:end|close) of (?:the )?year|before the year is out")
_TURN = re.compile(r"turn of the year")
_THE_PRESENT = {"the month": "this month", "the quarter": "this quarter", "the week": "this week", "": "the year"}
_RANGE = re.compile(r"(?:(?:from )?(?P<first>.+?)(?: to | ?[–—] ?)|between (?P<first2>.+?) and )(?P<last>.+)")
_YEAR_FIRST = re.compile(r"(?P<year>(?:this|last|next) year|(?:19|20)\d\d)(?:'s)?,? (?P<rest>.+)")
_WHICH_LAST = re.compile(r"(?P<rest>.+) (?P<which>last|next|this)")
_PARTS = {
    "early": Qualifier.EARLY, "beginning": Qualifier.EARLY, "start": Qualifier.EARLY,
    "mid": Qualifier.MID, "middle": Qualifier.MID,
    "late": Qualifier.LATE,
}  # fmt: skip
_LONGEST = 80  # characters; a longer mention is no date expression


def resolve(
    phrase: str, text: str, start: int, today: PartialDate, previous: PartialDate | None = None
) -> PartialDate | None:
    """The date that a mention means, None where the words do not tell one.

    `phrase` stands in `text` at code point `start`; `today` is the date of publication; `previous` is the date of the
    mention before, from which "two years later" and "that year" count. Never surer than the date it counts from.
    """
    words = " ".join(phrase.lower().replace("’", "'").split()).strip(" ,.")
    if not words or len(words) > _LONGEST:
        return None
    try:
        return _read(words, Setting.around(phrase, text, start, today, previous))
    except (InvalidDate, ValueError, OverflowError):
        return None


def _read(words: str, setting: Setting) -> PartialDate | None:
    """A form for the whole, or for a part of a period, or for the end of the phrase: "at least 2012"."""
    fits, found = forms.read(words, setting)
    if fits:
        return found
    if match := _ABOUT.fullmatch(words):
        return _qualified(_read(match["rest"], setting))
    if words.startswith("the "):
        return _read(words.removeprefix("the "), setting)
    if _TURN.fullmatch(words):
        return setting.nearest([periods.months(setting.year + shift, 0, 1) for shift in (0, 1)])
    if _YEAR_END.fullmatch(words):
        return setting.nearest([periods.month(setting.year + shift, 12) for shift in (-1, 0)])
    if match := _MID_YEAR.fullmatch(words) or _PART.fullmatch(words):
        return _part(match, setting)
    if match := _OPEN.fullmatch(words):
        return _up_to(_read(match["rest"], setting))
    if match := _RANGE.fullmatch(words):
        return _range(_read(match["first"] or match["first2"], setting), _read(match["last"], setting))
    return _turned(words, setting)


def _qualified(found: PartialDate | None) -> PartialDate | None:
    """The date as an approximate one, unless it is qualified already."""
    if found is None or found.qualifier is not Qualifier.NONE:
        return found
    return PartialDate(found.value, Qualifier.ABOUT)


def _turned(words: str, setting: Setting) -> PartialDate | None:
    """What stands in an odd order ("2021 first half", "Saturday last"), else what the end of the phrase says."""
    if match := _YEAR_FIRST.fullmatch(words):
        return forms.read(f"{match['rest']} of {match['year']}", setting)[1]
    if match := _WHICH_LAST.fullmatch(words):
        fits, found = forms.read(f"{match['which']} {match['rest']}", setting)
        return found if fits else forms.read(match["rest"], setting)[1]
    _first, _, rest = words.partition(" ")
    return _read(rest, setting) if rest else None


def _part(match: re.Match[str], setting: Setting) -> PartialDate | None:
    """Early, mid and late years are told so; the end of a year is its December, a part of a month about that month."""
    part, rest = match["part"], match["rest"]
    found = _read(_THE_PRESENT.get(rest, rest), setting)
    if not found or found.qualifier:
        return found
    if found.precision is Precision.YEAR:
        return PartialDate(found.value, _PARTS[part]) if part in _PARTS else periods.month(periods.year_in(found), 12)
    if found.precision is Precision.MONTH and part in _PARTS:
        return PartialDate(found.value, Qualifier.ABOUT)
    return found


def _up_to(found: PartialDate | None) -> PartialDate | None:
    if not found or found.qualifier or found.precision is Precision.INTERVAL:
        return found
    return PartialDate(found.value, Qualifier.BY)


def _range(first: PartialDate | None, last: PartialDate | None) -> PartialDate | None:
    if not first or not last or Precision.INTERVAL in {first.precision, last.precision}:
        return last or first
    return PartialDate(f"{first.value}/{last.value}")
