"""Reads a PartialDate from EDTF, from its stored form or from English."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from partnerships.dates import MONTHS, InvalidDate, PartialDate, Qualifier

_MONTH_NUMBERS = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTH_NUMBERS["sept"] = 9
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_QUALIFIERS = {
    "about": "about", "around": "about", "circa": "about", "ca": "about", "c": "about",
    "early": "early", "mid": "mid", "late": "late",
    "before": "before", "after": "after", "by": "by",
}  # fmt: skip
_QUALIFIED = re.compile(rf"({'|'.join(_QUALIFIERS)})\b\.?[\s-]*(.+)", re.IGNORECASE | re.ASCII)
_THIRDS = {"37": Qualifier.EARLY, "38": Qualifier.MID, "39": Qualifier.LATE}
_QUARTERS = {
    "1": 33, "2": 34, "3": 35, "4": 36,
    "first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36,
}  # fmt: skip
_HALVES = {"1": 40, "2": 41, "first": 40, "second": 41}
_EDTF = r"\d{4}(?:-\d{2}){0,2}"
_LONGEST = 80  # characters that the longest form may take, with room to spare
_ADVICE = "Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”."


def read(text: str) -> PartialDate:
    """The date a text states; raises InvalidDate with what to write instead."""
    words = " ".join(text.split()).strip(" ,")
    if len(words) > _LONGEST:
        raise InvalidDate(f"“{words[:_LONGEST]}…” is too long for a date. {_ADVICE}")
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(words):
            return build(match)
    if match := _QUALIFIED.fullmatch(words):
        inner = read(match[2])
        if inner.qualifier:
            raise InvalidDate(f"“{text}” has two qualifiers; keep one.")
        return PartialDate(inner.value, Qualifier(_QUALIFIERS[match[1].lower()]))
    raise InvalidDate(f"“{text}” is not a date. {_ADVICE}")


def _month(match: re.Match[str]) -> str:
    return f"{match['year']}-{_MONTH_NUMBERS[match['month'].lower()]:02d}"


def _day(match: re.Match[str]) -> PartialDate:
    return PartialDate(f"{_month(match)}-{int(match['day']):02d}")


def _open_start(match: re.Match[str]) -> PartialDate:
    return PartialDate(match["value"] or match["value2"], Qualifier.BY)


def _open_end(match: re.Match[str]) -> PartialDate:
    first, _last = PartialDate(match["value"]).sort_key
    return PartialDate((first - timedelta(days=1)).isoformat(), Qualifier.AFTER)


def _about_months(match: re.Match[str]) -> PartialDate:
    for group in (*_QUARTERS.values(), *_HALVES.values()):
        stated = PartialDate(f"{match['first'][:4]}-{group}", Qualifier.ABOUT)
        if stated.edtf == match[0]:
            return stated
    raise InvalidDate("An interval takes no qualifier.")


def _interval(match: re.Match[str]) -> PartialDate:
    first, last = read(match["first"]), read(match["last"])
    if first.qualifier or last.qualifier:
        raise InvalidDate("An interval takes no qualifier.")
    return PartialDate(f"{first.value}/{last.value}")


_Form = tuple[str, Callable[[re.Match[str]], PartialDate]]
_SOURCES: tuple[_Form, ...] = (
    (r"(?P<year>\d{4})-(?P<third>3[789])", lambda m: PartialDate(m["year"], _THIRDS[m["third"]])),
    (rf"(?P<value>{_EDTF}(?:/{_EDTF})?)", lambda m: PartialDate(m["value"])),
    (rf"(?P<value>{_EDTF})~", lambda m: PartialDate(m["value"], Qualifier.ABOUT)),
    (rf"(?P<first>{_EDTF})~/{_EDTF}~", _about_months),
    (rf"\[\.\.(?P<value>{_EDTF})\]|\.\./(?P<value2>{_EDTF})", _open_start),
    (rf"\[(?P<value>{_EDTF})\.\.\]", _open_end),
    (rf"(?P<value>{_EDTF})/\.\.", _open_end),
    (rf"(?P<month>{_MONTH})\.?,? (?:of )?(?P<year>\d{{4}})", lambda m: PartialDate(_month(m))),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})", _day),
    (rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _day),
    (r"Q(?P<n>[1-4]),? (?P<year>\d{4})", lambda m: PartialDate(f"{m['year']}-{_QUARTERS[m['n']]}")),
    (r"H(?P<n>[12]),? (?P<year>\d{4})", lambda m: PartialDate(f"{m['year']}-{_HALVES[m['n']]}")),
    (
        r"(?:the )?(?P<n>first|second|third|fourth|last) quarter of (?P<year>\d{4})",
        lambda m: PartialDate(f"{m['year']}-{_QUARTERS[m['n'].lower()]}"),
    ),
    (
        r"(?:the )?(?P<n>first|second) half of (?P<year>\d{4})",
        lambda m: PartialDate(f"{m['year']}-{_HALVES[m['n'].lower()]}"),
    ),
    (r"(?P<first>[^/]*\d{4}[^/]*) (?:to|–|-) (?P<last>[^/]*\d{4}[^/]*)", _interval),
)


_FORMS = tuple((re.compile(source, re.IGNORECASE | re.ASCII), build) for source, build in _SOURCES)
