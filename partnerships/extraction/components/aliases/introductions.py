"""Places where the text itself says that two names are of one company."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from partnerships.extraction.components.aliases.forms import Place

_FARTHEST = 60  # code points between two names of which the one explains the other
_ADVERB = r"(?:also|better|then|once|now|still|formerly|previously|originally|generally|since|until (?:\d{4}|recently))"
_NAMED = r"(?:known|called|named|written|renamed|rebranded)(?: as| to)?"
_KIND = r"(?:full|old|new|former|earlier|previous|legal|official|listing|retail|trade|brand|English)"
_PHRASES = (
    rf"{_ADVERB} {_NAMED}",
    rf"(?:which |who )?(?:is|was|were|has been|had been) (?:{_ADVERB} )?{_NAMED}",
    rf"(?:the )?(?:company|firm|group)(?: {_ADVERB})? {_NAMED}",
    r"known as",
    r"formerly|previously|originally|now|today's|ex|(?:the )?former|at (?:that|the) time|then still",
    r"(?:renames|renamed|rebrands|rebranded|calls|called) itself(?: as| to)?|renamed(?: as| to)?|changed its name to",
    r"(?:is )?short for|in short|abbreviated(?: as| to)?|alias|officially|in English",
    rf"(?:which |whose |the |its |is the |and )?{_KIND} name(?: is| was| of| of the present)?",
    r"(?:the )?(?:predecessor|successor) (?:of|to)",
    r"(?:which was )?(?:founded|incorporated|established)(?: in \d{4})? as",
)
_EXPLAINED = re.compile(rf"[\s,(–—-]*(?:{'|'.join(_PHRASES)})(?: the)?\s*[\"“'‘]?", re.IGNORECASE)
_OPENED = re.compile(r"\s*\(\s*(?:the\s+|for\s+|in short\s+)?(?:[\"“][Cc]ompany[\"”] or )?(?P<quote>[\"“'‘])?\s*")
_CLOSED = re.compile(r"\s*[\"”'’]?\s*[),;]")
_NEWER = re.compile(
    r"\b(?:now|today's|renames|renamed|rebrand\w*|changed|predecessor|English|name of)\b", re.IGNORECASE
)
_FORMER = re.compile(
    r"\b(?:formerly|previously|originally|earlier|once|former|ex|until|time|old|founded|incorporated|established)\b",
    re.IGNORECASE,
)


class Introduction(StrEnum):
    """How the second name is introduced. QUOTED is ("GWM"), BRACKETED is (GWM), the rest are words between.

    FORMER says that the second is the older name, NEWER that the first is.
    """

    QUOTED = "quoted"
    BRACKETED = "bracketed"
    FORMER = "former"
    NEWER = "newer"
    OTHERWISE = "otherwise"


def introductions(text: str, places: Sequence[Place]) -> Iterator[tuple[Place, Place, Introduction]]:
    """Neighbouring places, sorted by start, of which the second is introduced as another name of the first."""
    for one, other in pairwise(places):
        if 0 < other.start - one.end <= _FARTHEST and (how := _how(text, one, other)):
            yield one, other, how


def _how(text: str, one: Place, other: Place) -> Introduction | None:
    gap = text[one.end : other.start]
    if opened := _OPENED.fullmatch(gap):
        closed = _CLOSED.match(text, other.end)
        kind = Introduction.QUOTED if opened["quote"] else Introduction.BRACKETED
        return kind if closed else None
    if not _EXPLAINED.fullmatch(" ".join(gap.split())):
        return None
    if _NEWER.search(gap):
        return Introduction.NEWER
    return Introduction.FORMER if _FORMER.search(gap) else Introduction.OTHERWISE
