"""Market figures as findings: numbers that the scorer takes for one, with period, change and publisher."""

from __future__ import annotations

from collections.abc import Hashable

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.dates.stated import stated
from partnerships.extraction.components.figures import wording
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.findings import FoundFigure
from partnerships.extraction.values.numbers import NumberMention, find_numbers

FIGURE = 0.5
LINKED = 0.35


def find_figures(article: Article) -> None:
    numbers = article.numbers(Label.NUM)
    sure = {i: float(share) for i, share in ((i, _logistic(row[0])) for i, _, row in article.links.rows("figure"))}
    alone = {n: (n,) for n in numbers}
    periods = article.links.by_subject("period", alone, {n: (n,) for n in article.numbers(Label.DATE)})
    publishers = article.links.by_subject("publisher", alone, article.acting())
    values = {number.start: number for number in find_numbers(article.doc.text)}
    for n in numbers:
        number = _number(article, n, values)
        if sure.get(n, 0) >= FIGURE and number is not None:
            period, publisher = _best(periods[n]), _best(publishers[n])
            timex = article.timex_at(int(str(period))) if period is not None else None
            article.figures.append(_finding(article, n, number, sure[n], timex, str(publisher) if publisher else None))


def _logistic(score: float) -> float:
    from math import exp

    return 1 / (1 + exp(-float(score)))


def _best(shares: dict[Hashable, Floats]) -> Hashable | None:
    best = max(shares, key=lambda thing: float(shares[thing][1]), default=None)
    return best if best is not None and shares[best][1] >= LINKED else None


def _number(article: Article, n: int, values: dict[int, NumberMention]) -> NumberMention | None:
    mention = article.tagged[n]
    last = article.doc[mention.end - 1]
    return next((values[c] for c in range(article.doc[mention.start].idx, last.idx + len(last)) if c in values), None)


def _finding(
    article: Article, n: int, number: NumberMention, sure: float, timex: Timex | None, publisher: str | None
) -> FoundFigure:
    mention = article.tagged[n]
    told = wording.around(article, mention.start, mention.end, timex)
    return FoundFigure(
        evidence=told.evidence,
        rule="figures.learned",
        confidence=round(sure, 2),
        reasons=(f"{sure:.0%} sure that “{article.words(n)}” is a market figure",
                 "with its period" if timex else "the period is not stated"),
        metric=told.metric,
        region=told.region,
        period=stated(article, timex) if timex else None,
        value=number.value,
        unit=told.unit or number.unit_words or "vehicles",
        bound=told.bound,
        change_percent=told.change,
        change_bound=told.change_bound,
        change_basis=told.basis,
        stated_by=publisher or told.stated_by,
    )  # fmt: skip
