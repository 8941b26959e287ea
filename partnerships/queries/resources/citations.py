"""Citations as JSON: numbered through a document, and named by the parts they support."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce

from partnerships.models import FACTS, Citation
from partnerships.queries.resources.shapes import Document, dated, opened, said

_KEY = Coalesce(*(F(f"{name}_id") for name in FACTS))
_FACT = Case(*(When(**{f"{name}__isnull": False}, then=Value(name)) for name in FACTS))
BODY = {
    "fact": _FACT,
    "field": said("field"),
    "value": said("value"),
    "quote": said("quote"),
    "start": F("start"),
    "end": F("end"),
    "note": said("note"),
    "rank": F("rank"),
    "rank_reason": said("rank_reason"),
    "state": F("state"),
}
_SOURCE = Document(
    id="source__public_id",
    slug="source__slug",
    publisher="source__publisher",
    title="source__title",
    url=said("source__url"),
    published=dated("source__published"),
)


def citations(supporting: QuerySet[Citation]) -> list[dict[str, Any]]:
    """In the order they were made, each with its source, `n` from 1, and `key` naming the fact's row."""
    rows = supporting.order_by("pk").values_list(Document(source=_SOURCE, **BODY), _KEY)
    return [{"n": n, **opened(document), "key": key} for n, (document, key) in enumerate(rows, start=1)]


def with_citations(document: dict[str, Any], found: list[dict[str, Any]], parts: dict[str, str]) -> dict[str, Any]:
    """Join a document and its citations; each part of a list named in `parts` gets the numbers of its own."""
    numbers: dict[tuple[str, int], list[int]] = {}
    for citation in found:
        numbers.setdefault((citation["fact"], citation.pop("key")), []).append(citation["n"])
    for name, fact in parts.items():
        for part in document[name]:
            part["citations"] = numbers.get((fact, part.pop("key")), [])
    return {**document, "citations": found}
