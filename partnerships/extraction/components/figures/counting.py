"""Which of the things that are counted a number counts, and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partnerships.extraction.article import Sentence
from partnerships.extraction.components.figures.metrics import Metric, Metrics
from partnerships.extraction.components.figures.places import Places
from partnerships.extraction.components.figures.units import Unit
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.cues import words

_FARTHEST = 40.0
_ANOTHER = 6.0  # what another figure in between costs, in tokens
_BEHIND = 3.0  # what it costs to stand after the number
_CLAUSE = {",": 2.0, ";": 12.0, "and": 2.0, "while": 6.0, "whereas": 6.0, "(": 1.0, "that": 3.0}
_LONGEST = 120  # characters of the words for what is counted
_BESIDE = words("figures", "beside")
_MANY = frozenset({"cars", "vehicles", "units"})
_SHARES = re.compile(r"\b(?:share|penetration)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Counted:
    """The words for what is counted; `is_told_on` where the sentence leaves it to an earlier one."""

    words: str
    is_told_on: bool


class Counting:
    """Reads what the figures of an article count, one after the other."""

    def __init__(self, places: Places) -> None:
        self.article, self.places = places.article, places
        self.metrics = Metrics(places.article)
        self.noun = ""  # of the figure told before

    def of(self, number: int, unit: Unit, publisher: str | None) -> Counted:
        """The nearest metric of the sentence, else of the one before, else of the figure before; never empty."""
        metric = self._nearest(number)
        owner = self._owner(number, metric)
        self.noun = metric.words if metric else self._noun_before(self.places.sentence(number)) or self.noun
        name = self._name(owner)
        is_counter = metric is None and name == publisher
        return Counted(self._words("" if is_counter else name, unit, metric), metric is None)

    def _nearest(self, number: int) -> Metric | None:
        around = self.places.around(number)
        found = [m for m in self.metrics.within(self.places.sentence(number)) if m.start in around]
        nearest = min(found, key=lambda m: (self._far(m, number), m.start, -m.end), default=None)
        return nearest if nearest and self._far(nearest, number) < _FARTHEST else None

    def _far(self, metric: Metric, number: int) -> float:
        mention = self.article.tagged[number]
        if metric.start < mention.end and mention.start < metric.end:
            return 0.0
        if metric.end <= mention.start:
            return self._between(metric.end, mention.start, number)
        is_beside = metric.start - mention.end <= 1 and not metric.is_verb
        return self._between(mention.end, metric.start, number) + (0.0 if is_beside else _BEHIND)

    def _between(self, start: int, end: int, number: int) -> float:
        clauses = sum(_CLAUSE.get(token.lower_, 0.0) for token in self.article.doc[start:end])
        return end - start + clauses + _ANOTHER * self.places.others(start, end, number)

    def _owner(self, number: int, metric: Metric | None) -> int | None:
        """Whose the figure is: what stands beside it, if the metric is told of another, else the metric's owner."""
        beside = self._owner_beside(number)
        if metric is None:
            return beside if beside is not None else self._owner_before(number)
        is_told_on = metric.is_verb or self.places.others(metric.end, self.article.tagged[number].start, number) > 0
        return beside if beside is not None and is_told_on else metric.owner

    def _owner_beside(self, number: int) -> int | None:
        """The owner that stands at once before the number."""
        place, first = self.article.tagged[number].start - 1, self.places.around(number).start
        while place > first and self.article.doc[place].lower_ in _BESIDE:
            place -= 1
        return self.metrics.owner_at(place) if place >= first else None

    def _owner_before(self, number: int) -> int | None:
        """The nearest owner before the number."""
        before = range(self.article.tagged[number].start - 1, self.places.around(number).start - 1, -1)
        return next((owner for place in before if (owner := self.metrics.owner_at(place)) is not None), None)

    def _noun_before(self, sentence: Sentence) -> str:
        """What the sentence before speaks of: "Sales? 1,322 last year"."""
        before = self.metrics.within(self.article.sentences[sentence.index - 1]) if sentence.index else []
        return before[-1].words if before else ""

    def _name(self, owner: int | None) -> str:
        """The owner as the text names it; what a reference means."""
        if owner is None:
            return ""
        meant = self.article.meant_by.get(owner)
        if meant or self.article.tagged[owner].label == Label.REF:
            return meant[0] if meant else ""
        return self.article.words(owner).removesuffix("'s")

    def _words(self, name: str, unit: Unit, metric: Metric | None) -> str:
        noun = self.noun
        if unit.is_share:
            noun = _share(noun)
        elif not noun:
            noun = unit.words
        elif (
            metric and metric.is_verb and unit.is_named and unit.words != "units" and not (name and unit.words in _MANY)
        ):
            noun = f"{unit.singular} {noun}"
        return f"{name} {noun}".strip()[:_LONGEST]


def _share(noun: str) -> str:
    """What a percentage counts: a share of what was spoken of."""
    if not noun or noun == "market":
        return "market share"
    return noun if _SHARES.search(noun) else f"share of {noun}"
