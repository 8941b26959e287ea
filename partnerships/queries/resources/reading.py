"""What a resource is, and how its documents are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet

from partnerships.models import Citation
from partnerships.models.base import Record
from partnerships.queries.asking import Question
from partnerships.queries.paging import Order, Page, Place, keys, ordering, page_of
from partnerships.queries.resources.citations import citations, with_citations
from partnerships.queries.resources.shapes import Document, opened


@dataclass(frozen=True)
class Resource:
    """One kind of record: how it is asked for, ordered and written.

    `brief` is the document in a list; `more` is what the record alone adds. `cited` are the ways from
    a citation to the record; `parts` names the lists whose members are cited, each with its fact.
    """

    model: type[Record]
    question: type[Question]
    order: Order
    brief: dict[str, Any]
    more: dict[str, Any] = field(default_factory=dict)
    cited: tuple[str, ...] = ()
    parts: dict[str, str] = field(default_factory=dict)


def page(resource: Resource, rows: QuerySet[Any], place: Place | None, limit: int) -> Page:
    """The documents beyond the place, at most `limit`."""
    chosen = resource.model._default_manager.filter(pk__in=keys(rows, resource.order, place, limit + 1))
    columns = [F(column) for column in resource.order.columns]
    read = chosen.order_by(*ordering(resource.order, place)).values_list(Document(**resource.brief), *columns)
    found = [(tuple(key), opened(document)) for document, *key in read[: limit + 1]]
    return page_of(found, place, limit)


def full(resource: Resource, record: Record) -> dict[str, Any]:
    """The whole document of one record, with its citations."""
    shape = Document(**{**resource.brief, **resource.more})
    document = opened(resource.model._default_manager.filter(pk=record.pk).values_list(shape, flat=True).get())
    if not resource.cited:
        return document  # type: ignore[no-any-return]
    return with_citations(document, citations(supporting(resource.cited, record)), resource.parts)


def supporting(ways: tuple[str, ...], record: Record) -> QuerySet[Citation]:
    """Citations that lead to the record by any of the ways, each way by its own index."""
    found = [Citation.objects.filter(**{way: record.pk}).order_by().values("pk") for way in ways]
    return Citation.objects.filter(pk__in=found[0].union(*found[1:], all=True))
