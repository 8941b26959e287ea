"""How much more or less than before a figure is, and than when."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from partnerships.extraction.components.figures.bounds import bound_before
from partnerships.extraction.components.figures.places import Places, characters, tokens
from partnerships.extraction.values.changes import ChangeMention, find_changes
from partnerships.vocabulary import Bound

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_EARLIER = "(?:year|month|quarter|period|half)"
_THEN = (
    r"(?:in |of )?(?:a year (?:before|earlier|ago)|the year before|the previous year|last year|\d{4})",
    rf"(?:in )?(?:a|one|the) (?:previous |prior |preceding )?{_EARLIER}(?: (?:before|earlier|ago|previously))?",
    rf"(?:in )?(?:{_MONTH})(?: \d{{4}})?",
    r"(?:in )?(?:(?:19|20)\d\d|last year)\b",
    r"before\b",
)
_BASIS = re.compile(
    r"year[ -](?:on|over)[ -]year|month[ -]on[ -]month"
    r"|(?:than|from|on|over|above|below|under|against|compared (?:with|to)|versus) "
    rf"(?:(?:in )?(?:the )?same {_EARLIER}s? {_THEN[0]}|{'|'.join(_THEN[1:])})",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(r"^-|\bhalf\b|(?:third|quarter|fifth|tenth)s? of$", re.IGNORECASE)
_PARTING = re.compile(r"[,;(]")
_BEFORE = 20  # characters that a change before the number counts as farther off
_REACH = 80  # characters after a change within which its basis stands
_LONGEST = 80  # characters of a basis


@dataclass(frozen=True)
class Change:
    """A change in percent at characters start to end of doc.text."""

    start: int
    end: int
    percent: Decimal
    bound: Bound
    basis: str


class Changes:
    """All changes that an article states."""

    def __init__(self, places: Places) -> None:
        self.article, self.places = places.article, places
        self.text = places.text
        self.found = find_changes(self.text)

    def over(self, start: int, end: int) -> Change | None:
        """The change that the tokens from start to before end state."""
        begin, stop = characters(self.article, start, end)
        first = max(0, bisect_left(self.found, begin, key=_start) - 1)
        over = (c for c in self.found[first : bisect_left(self.found, stop, key=_start)] if begin < c.end)
        return self._change(next(over, None))

    def near(self, number: int) -> Change | None:
        """The nearest change of the sentence that belongs to no other figure; a half is seldom a change."""
        around = self.places.around(number)
        begin, limit = characters(self.article, around.start, around.stop)
        near = self.found[bisect_left(self.found, begin, key=_start) : bisect_left(self.found, limit, key=_start)]
        here = self.article.doc[self.article.tagged[number].start].idx
        return self._change(
            min(
                (change for change in near if self._is_free(change, number)),
                key=lambda change: (abs(change.start - here) + _BEFORE * (change.start < here), change.start),
                default=None,
            )
        )

    def _is_free(self, change: ChangeMention, number: int) -> bool:
        """Whether it may be the change of this number, not the number itself and not the change of another."""
        mention, (first, last) = self.article.tagged[number], tokens(self.article, change.start, change.end)
        if first < mention.end and mention.start < last:
            return False
        if _NO_CHANGE.search(self.text[max(0, change.start - 1) : change.end + 4]):
            return False
        if self.places.others(min(first, mention.start), max(first, mention.start), number):
            return False
        is_told_of_another = first < mention.start and self.places.others(
            self.places.around(number).start, first, number
        )
        return not (is_told_of_another and _PARTING.search(self.article.doc[last : mention.start].text))

    def _change(self, stated: ChangeMention | None) -> Change | None:
        if stated is None:
            return None
        sentence = self.article.sentence_of(tokens(self.article, stated.start, stated.end)[0])
        limit = characters(self.article, sentence.start, sentence.end)[1]
        basis = _BASIS.search(self.text, stated.end, max(stated.end, min(limit, stated.end + _REACH)))
        bound = bound_before(self.text, stated.start)
        return Change(stated.start, stated.end, stated.value, bound, basis[0][:_LONGEST] if basis else "")


def _start(change: ChangeMention) -> int:
    return change.start
