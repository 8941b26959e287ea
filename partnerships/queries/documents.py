"""The sources behind a page, each with how much it supports there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from partnerships.models import Citation, Source
from partnerships.vocabulary import CitationState

NOTES = 4  # stated reasons for naming a source, before the list is cut


@dataclass(frozen=True)
class Document:
    """A source with the number of facts it supports on this page, and what it is said to support."""

    source: Source
    facts: int
    supports: str
    differs: bool


def standing() -> QuerySet[Citation]:
    """Active citations with their sources, whose texts stay in the database."""
    active = Citation.objects.filter(state=CitationState.ACTIVE)
    return active.select_related("source").defer("source__text", "prefix", "suffix")


def documents_of(citations: Iterable[Citation]) -> list[Document]:
    """Those that support most facts first."""
    by_source: dict[int, list[Citation]] = {}
    for citation in citations:
        by_source.setdefault(citation.source_id, []).append(citation)
    return sorted(map(_document, by_source.values()), key=lambda document: (-document.facts, document.source.pk))


def _document(citations: list[Citation]) -> Document:
    notes = list(dict.fromkeys(citation.note for citation in citations if citation.note))
    return Document(
        source=citations[0].source,
        facts=len({supported(citation) for citation in citations}),
        supports=", ".join(notes[:NOTES]),
        differs=any(citation.is_conflicting for citation in citations),
    )


def supported(citation: Citation) -> tuple[str, int]:
    """The fact a citation supports, by the name of its type and its id."""
    name = citation.fact_name
    return name, getattr(citation, f"{name}_id")


def disputed(citations: Iterable[Citation]) -> int:
    """How many facts have a source that states another value than the one shown."""
    return len({supported(citation) for citation in citations if citation.is_conflicting})


def behind(agreements: Collection[int], vehicles: Collection[int]) -> list[Citation]:
    """What supports these agreements and vehicles with all their parts; each part by its own index."""
    paths = {
        "agreement__in": agreements,
        "party__agreement__in": agreements,
        "event__agreement__in": agreements,
        "vehicle__in": vehicles,
        "vehicle_partner__vehicle__in": vehicles,
        "vehicle_technology__vehicle__in": vehicles,
        "milestone__vehicle__in": vehicles,
    }
    first, *more = [Citation.objects.filter(**{path: ids}).values("pk") for path, ids in paths.items()]
    return list(standing().filter(pk__in=[row["pk"] for row in first.union(*more, all=True)]))
