"""Market figures as findings: numbers that the scorer takes for one, with period, change and publisher."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from math import exp

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.dates.stated import stated
from partnerships.extraction.components.figures.bounds import bound_before
from partnerships.extraction.components.figures.changes import Change, Changes
from partnerships.extraction.components.figures.counting import Counting
from partnerships.extraction.components.figures.places import Places
from partnerships.extraction.components.figures.proof import evidence_of
from partnerships.extraction.components.figures.regions import Regions
from partnerships.extraction.components.figures.units import unit_of
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.findings import FoundFigure
from partnerships.extraction.values.numbers import NumberMention, find_numbers
from partnerships.vocabulary import Bound

FIGURE = 0.5
LINKED = 0.35
_Linked = Mapping[Hashable, Mapping[Hashable, Floats]]


def find_figures(article: Article) -> None:
    sure = {n: _logistic(float(row[0])) for n, _, row in article.links.rows("figure")}
    values = {number.start: number for number in find_numbers(article.doc.text)}
    chosen = {
        n: value for n in article.numbers(Label.NUM)
        if sure.get(n, 0.0) >= FIGURE and (value := _value(article, n, values)) is not None
    }  # fmt: skip
    if chosen:
        article.figures += _Reader(article, chosen, sure).findings()


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def _value(article: Article, n: int, values: Mapping[int, NumberMention]) -> NumberMention | None:
    mention = article.tagged[n]
    last = article.doc[mention.end - 1]
    return next((values[c] for c in range(article.doc[mention.start].idx, last.idx + len(last)) if c in values), None)


class _Reader:
    """Reads what stands around the figures of one article."""

    def __init__(self, article: Article, values: Mapping[int, NumberMention], sure: Mapping[int, float]) -> None:
        self.article, self.values, self.sure = article, values, sure
        self.places = places = Places(article, values)
        self.counting, self.changes, self.regions = Counting(places), Changes(places), Regions(places)
        alone = {n: (n,) for n in values}
        dates, shares = ({n: (n,) for n in article.numbers(label)} for label in (Label.DATE, Label.PCT))
        self.periods: _Linked = article.links.by_subject("period", alone, dates)
        self.linked_changes: _Linked = article.links.by_subject("change", alone, shares)
        self.publishers: _Linked = article.links.by_subject("publisher", alone, article.acting())

    def findings(self) -> list[FoundFigure]:
        return [self._finding(n) for n in self.values]

    def _finding(self, n: int) -> FoundFigure:
        article, value = self.article, self.values[n]
        unit, timex, change = unit_of(self.places, n, value), self._period(n), self._change(n)
        publisher = _best(self.publishers.get(n, {}))
        by = str(publisher) if publisher else None
        what = self.counting.of(n, unit, by)
        return FoundFigure(
            evidence=evidence_of(self.places, article.tagged[n].start, unit.end, change, timex),
            rule="figures.learned",
            confidence=round(self.sure[n], 2),
            reasons=(f"{self.sure[n]:.0%} sure that “{article.words(n)}” is a market figure",
                     "with its period" if timex else "the period is not stated"),
            metric=what.words,
            region=self.regions.of(n, by, is_told_on=what.is_told_on),
            period=stated(article, timex) if timex else None,
            value=value.value,
            unit=unit.words,
            bound=bound_before(self.places.text, value.start),
            change_percent=change.percent if change else None,
            change_bound=change.bound if change else Bound.EXACT,
            change_basis=change.basis if change else "",
            stated_by=by,
        )  # fmt: skip

    def _period(self, n: int) -> Timex | None:
        best = _best(self.periods.get(n, {}))
        return self.article.timex_at(int(str(best))) if best is not None else None

    def _change(self, n: int) -> Change | None:
        """The linked one, else one that stands near in words."""
        best = _best(self.linked_changes.get(n, {}))
        share = self.article.tagged[int(str(best))] if best is not None else None
        linked = self.changes.over(share.start, share.end) if share else None
        return linked or self.changes.near(n)


def _best(shares: Mapping[Hashable, Floats]) -> Hashable | None:
    best = max(shares, key=lambda thing: float(shares[thing][1]), default=None)
    return best if best is not None and shares[best][1] >= LINKED else None
