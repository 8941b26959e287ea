"""What the words around a figure say: what is counted, where, how exactly, and how much more than before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.figures import rules
from partnerships.extraction.components.money import bound_of
from partnerships.extraction.findings import Evidence
from partnerships.vocabulary import Bound


@dataclass(frozen=True)
class Told:
    """The parts of a figure that stand in words."""

    evidence: tuple[Evidence, ...]
    metric: str
    region: str
    unit: str
    bound: Bound
    change: Decimal | None
    change_bound: Bound
    basis: str
    stated_by: str | None


def around(article: Article, start: int, end: int, timex: Timex | None) -> Told:
    """The wording around the number at tokens start to before end."""
    sentence = article.sentence_of(start)
    span = article.span(sentence)
    base = article.doc[sentence.start].idx
    place = article.doc[start].idx - base
    value = rules.value_at(span.text, place)
    metric = rules.metric_near(span.text, place)
    change = rules.change_near(span.text, place)
    percent, change_bound = rules.percent_of(change)
    basis = rules.BASIS.search(span.text) if change else None
    return Told(
        evidence=rules.evidence_of(article, base, value, change, timex) if value
        else (article.evidence(start, end), article.evidence(sentence.start, sentence.end)),
        metric=rules.metric_of(article, sentence, metric, base) if metric else "",
        region=rules.region_of(article, sentence),
        unit=(value["unit"] or "").strip() if value else "",
        bound=bound_of(value["bound"]) if value else Bound.EXACT,
        change=percent,
        change_bound=change_bound,
        basis=basis[0] if basis else "",
        stated_by=rules.stated_by(article, sentence),
    )  # fmt: skip
