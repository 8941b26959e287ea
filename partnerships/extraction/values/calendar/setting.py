"""What a date expression is measured from: the day of publication, the date told before, the words around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from partnerships.dates import PartialDate
from partnerships.extraction.values.calendar import periods
from partnerships.extraction.values.calendar.direction import looks_ahead

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n\s*\n|[;]\s")
_REACH = 160  # characters on each side that may tell the direction


@dataclass(frozen=True)
class Setting:
    """The day of publication, the date told before if any, and the sentence to the left and right of the phrase."""

    today: PartialDate
    previous: PartialDate | None = None
    phrase: str = ""
    before: str = ""
    after: str = ""

    @classmethod
    def around(cls, phrase: str, text: str, start: int, today: PartialDate, previous: PartialDate | None) -> Setting:
        end = start + len(phrase)
        left = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
        right = _SENTENCE_END.split(text[end : end + _REACH])[0]
        return cls(today, previous, phrase, left, right)

    @property
    def day(self) -> date | None:
        return periods.day_in(self.today)

    @property
    def month(self) -> tuple[int, int] | None:
        return periods.month_in(self.today)

    @property
    def year(self) -> int:
        return periods.year_in(self.today)

    def nearest(self, candidates: list[PartialDate]) -> PartialDate:
        """Of the same date in several years, in order: the last up to publication or the first not before it."""
        first, last = periods.span(self.today)
        behind = [found for found in candidates if periods.span(found)[0] <= last]
        ahead = [found for found in candidates if periods.span(found)[1] >= first]
        if not behind or not ahead or behind[-1] == ahead[0]:
            return ahead[0] if ahead else behind[-1]
        start = periods.span(ahead[0])[0]
        days_ahead, days_apart = (start - first).days, (start - periods.span(behind[-1])[0]).days
        is_next = looks_ahead(self.before, self.after, self.phrase, days_ahead, days_apart)
        return ahead[0] if is_next else behind[-1]
