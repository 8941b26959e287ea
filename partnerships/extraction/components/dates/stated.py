"""Dates as findings carry them."""

from __future__ import annotations

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Timex
from partnerships.extraction.findings import StatedDate
from partnerships.vocabulary import DateKind


def stated(article: Article, timex: Timex, *, ahead: bool = False) -> StatedDate | None:
    """The date as findings carry it, None where it cannot be resolved."""
    if timex.date is None:
        return None
    evidence = article.evidence(timex.start, timex.end)
    kind = DateKind.EXPECTED if ahead or is_ahead(article, timex.date) else DateKind.ACTUAL
    return StatedDate(timex.date, kind, " ".join(evidence.quote.split()), evidence)


def is_ahead(article: Article, date: PartialDate) -> bool:
    """Whether the whole date lies after the article's own."""
    limit = article.published.latest
    return bool(limit and date.sort_key[0] > limit)
