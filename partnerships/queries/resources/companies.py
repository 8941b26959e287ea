"""Companies as documents: names, identifiers, owners, holdings, what became of them, who speaks for them."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Q

from partnerships.models import Appointment, Company, CompanyName, Identifier, Ownership, Party, Succession
from partnerships.queries.filters import CompanyFilter
from partnerships.queries.paging import BY_NAME
from partnerships.queries.resources.reading import Resource
from partnerships.queries.resources.shapes import (
    Document,
    counted,
    dated,
    in_time,
    listed,
    moment,
    number,
    reference,
    said,
)

CITED = (
    "company",
    "company_name__company",
    "identifier__company",
    "ownership__owner",
    "ownership__owned",
    "succession__predecessor",
    "succession__successor",
    "appointment__company",
)
_PERIOD = {"since": dated("since"), "until": dated("until")}
_NAME = {"text": F("text"), "kind": F("kind"), "language": said("language"), **_PERIOD}
_SHARE = Document(
    kind=F("share_kind"), min=number("share_min"), max=number("share_max"), is_approximate=F("is_approximate")
)
_HOLDING = {"share": _SHARE, "state": F("state"), **_PERIOD, "note": said("note"), "key": F("pk")}


def _names(**more: Any) -> Any:
    return listed(CompanyName.objects.filter(company=OuterRef("pk")).order_by("pk"), **_NAME, **more)


def _holdings(side: str, other: str) -> Any:
    rows = Ownership.objects.filter(**{side: OuterRef("pk")})
    return listed(rows.order_by(*in_time("since_earliest", "since_latest")), company=reference(other), **_HOLDING)


COMPANIES = Resource(
    model=Company,
    question=CompanyFilter,
    order=BY_NAME,
    brief={
        "id": F("public_id"),
        "slug": F("slug"),
        "name": F("name"),
        "kind": F("kind"),
        "country": said("country"),
        "summary": said("summary"),
        "founded": dated("founded"),
        "dissolved": dated("dissolved"),
        "names": _names(),
        "agreements_count": counted(Party.objects.all(), "company", unique="agreement"),
    },
    more={
        "names": _names(key=F("pk")),
        "identifiers": listed(
            Identifier.objects.filter(company=OuterRef("pk")).order_by("scheme", "value"),
            scheme=F("scheme"), value=F("value"), **_PERIOD, key=F("pk"),
        ),
        "owners": _holdings("owned", "owner"),
        "holdings": _holdings("owner", "owned"),
        "successions": listed(
            Succession.objects.filter(Q(predecessor=OuterRef("pk")) | Q(successor=OuterRef("pk"))).order_by(*in_time()),
            kind=F("kind"),
            predecessor=reference("predecessor"),
            successor=reference("successor"),
            date=moment(),
            note=said("note"),
            key=F("pk"),
        ),
        "appointments": listed(
            Appointment.objects.filter(company=OuterRef("pk")).order_by(*in_time("since_earliest", "known_earliest")),
            person=reference("person"), title=F("title"), known_on=dated("known_on"), **_PERIOD, key=F("pk"),
        ),
        "updated_at": F("updated_at"),
    },
    cited=CITED,
    parts={
        "names": "company_name",
        "identifiers": "identifier",
        "owners": "ownership",
        "holdings": "ownership",
        "successions": "succession",
        "appointments": "appointment",
    },
)  # fmt: skip
