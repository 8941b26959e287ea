"""Sources as documents: who published what and when, and what each cited sentence supports. Never the text."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, OuterRef, Value, When

from partnerships.models import Citation, Source
from partnerships.queries.filters import SourceFilter
from partnerships.queries.paging import Order
from partnerships.queries.resources.citations import BODY
from partnerships.queries.resources.reading import Resource
from partnerships.queries.resources.shapes import Document, counted, dated, listed, said

MOST = 500  # citations in one document; `citations_count` tells how many there are
# From a citation to the record that its fact belongs to.
RECORDS = {
    "agreement": ("agreement", "party__agreement", "event__agreement"),
    "company": (
        "company",
        "company_name__company",
        "identifier__company",
        "ownership__owned",
        "succession__predecessor",
    ),
    "vehicle": ("vehicle", "vehicle_partner__vehicle", "vehicle_technology__vehicle", "milestone__vehicle"),
    "technology": ("technology",),
    "person": ("person", "appointment__person"),
    "figure": ("figure",),
}


def _supported() -> Any:
    """The record that a citation supports, by way of whichever fact."""
    return Case(
        *(When(**{f"{way}__isnull": False}, then=_record(type, way)) for type, ways in RECORDS.items() for way in ways)
    )


def _record(type: str, way: str) -> Document:
    title = {"agreement": "title", "figure": "metric"}.get(type, "name")
    return Document(type=Value(type), id=F(f"{way}__public_id"), slug=F(f"{way}__slug"), title=F(f"{way}__{title}"))


SOURCES = Resource(
    model=Source,
    question=SourceFilter,
    order=Order(("published_earliest", "published_latest", "pk"), nulls=True),
    brief={
        "id": F("public_id"),
        "slug": F("slug"),
        "publisher": F("publisher"),
        "title": F("title"),
        "title_is_description": F("title_is_description"),
        "url": said("url"),
        "is_mirror": F("is_mirror"),
        "published": dated("published"),
        "language": F("language"),
        "text_sha256": said("text_sha256"),
        "citations_count": counted(Citation.objects.all(), "source"),
    },
    more={
        "citations": listed(
            Citation.objects.filter(source=OuterRef("pk")).order_by("pk")[:MOST],
            supports=_supported(), **BODY,
        ),
        "updated_at": F("updated_at"),
    },
)  # fmt: skip
