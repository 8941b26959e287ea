"""Agreements as documents: parties with roles, dates, what it is about, and the sentences behind it."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from partnerships.models import Agreement, AgreementEvent, Citation, Party, Technology, Vehicle
from partnerships.queries.filters import AgreementFilter
from partnerships.queries.paging import IN_TIME
from partnerships.queries.resources.reading import Resource
from partnerships.queries.resources.shapes import (
    Document,
    as_text,
    cited_count,
    dated,
    in_time,
    listed,
    moment,
    number,
    reference,
    said,
)
from partnerships.vocabulary import AgreementType, DateKind

CITED = ("agreement", "party__agreement", "event__agreement")
_NAMED = {"id": F("public_id"), "slug": F("slug"), "name": F("name")}
_TITLED = {"id": F("public_id"), "slug": F("slug"), "title": F("title")}
_PARTY = {
    "company": reference("company"),
    "label": said("label"),
    "role": F("role"),
    "share": number("share"),
    "note": said("note"),
}
_EVENT = {"kind": F("kind"), "date": moment(), "note": said("note")}
_PARTIES = Party.objects.filter(agreement=OuterRef("pk")).order_by("pk")
_EVENTS = AgreementEvent.objects.filter(agreement=OuterRef("pk"))


def _derived(column: str) -> Any:
    """A date that the events decide, in the words of the event that it comes from."""
    expected = Case(When(date_kind=DateKind.EXPECTED.value, then=1), default=0)
    same = AgreementEvent.objects.filter(agreement=OuterRef("pk"), date=OuterRef(column)).order_by(expected, "pk")
    kind, text = same.values("date_kind")[:1], same.values(phrase=said("date_phrase"))[:1]
    return dated(column, kind=Coalesce(Subquery(kind), Value(DateKind.ACTUAL.value)), text=Subquery(text))


AGREEMENTS = Resource(
    model=Agreement,
    question=AgreementFilter,
    order=IN_TIME,
    brief={
        **_TITLED,
        "type": F("type"),
        "family": Case(*(When(type=type.value, then=Value(type.family.value)) for type in AgreementType)),
        "status": F("status"),
        "status_as_of": _derived("status_as_of"),
        "dates": Document(start=_derived("starts"), end=_derived("ends"), last_reported=dated("last_reported")),
        "parties": listed(_PARTIES, **_PARTY),
        "technologies": listed(Technology.objects.filter(agreements=OuterRef("pk")).order_by("name", "pk"), **_NAMED),
        "vehicles": listed(Vehicle.objects.filter(agreements=OuterRef("pk")).order_by("name", "pk"), **_NAMED),
        "parent": reference("part_of", "title"),
        "value": Case(
            When(value_amount__isnull=True, value_text="", then=None),
            default=Document(
                amount=as_text("value_amount"),
                currency=said("value_currency"),
                bound=F("value_bound"),
                text=said("value_text"),
            ),
        ),
        "summary": said("summary"),
        "citations_count": cited_count(CITED),
    },
    more={
        "parties": listed(_PARTIES, key=F("pk"), **_PARTY),
        "events": listed(_EVENTS.order_by(*in_time()), key=F("pk"), **_EVENT),
        "children": listed(Agreement.objects.filter(part_of=OuterRef("pk")).in_time(), **_TITLED),
        "updated_at": F("updated_at"),
    },
    cited=CITED,
    parts={"parties": "party", "events": "event"},
)


def example() -> Agreement | None:
    """Of the first that have a source the one with the fewest citations, to show what a document is; else any."""
    cited = Agreement.objects.filter(Exists(Citation.objects.filter(agreement=OuterRef("pk")))).in_time()
    first = cited.annotate(total=cited_count(CITED)).values_list("total", "pk")[:20]
    shortest = Agreement.objects.filter(pk__in=[pk for _, pk in sorted(first)[:1]]).first()
    return shortest or Agreement.objects.in_time().first()
