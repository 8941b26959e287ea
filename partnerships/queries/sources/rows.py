"""Sources as rows of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from partnerships.models import Citation, Source
from partnerships.vocabulary import CitationState


@dataclass(frozen=True)
class SourceRow:
    source: Source
    citations: int


def without_text(sources: QuerySet[Source]) -> QuerySet[Source]:
    return sources.defer("text")


def newest_first(sources: QuerySet[Source]) -> QuerySet[Source]:
    """By the earliest day of publication, undated ones last."""
    return sources.order_by(F("published_earliest").desc(nulls_last=True), "-id")


def source_rows(sources: Iterable[Source]) -> list[SourceRow]:
    """In the order given; the numbers of citations come in one query."""
    sources = list(sources)
    standing = Citation.objects.filter(source__in=sources, state=CitationState.ACTIVE).values("source")
    numbers = dict(standing.annotate(number=Count("id")).values_list("source", "number"))
    return [SourceRow(source, numbers.get(source.pk, 0)) for source in sources]
