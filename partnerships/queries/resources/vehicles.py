"""Vehicles as documents: marque, maker, partners, technologies, milestones."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef

from partnerships.models import Agreement, Milestone, Vehicle, VehiclePartner, VehicleTechnology
from partnerships.queries.filters import VehicleFilter
from partnerships.queries.paging import BY_NAME
from partnerships.queries.resources.reading import Resource
from partnerships.queries.resources.shapes import cited_count, dated, in_time, listed, moment, reference, said

CITED = ("vehicle", "vehicle_partner__vehicle", "vehicle_technology__vehicle", "milestone__vehicle")


def _parts(**more: Any) -> dict[str, Any]:
    return {
        "partners": listed(
            VehiclePartner.objects.filter(vehicle=OuterRef("pk")).order_by("pk"),
            company=reference("company"), role=F("role"), **more,
        ),
        "technologies": listed(
            VehicleTechnology.objects.filter(vehicle=OuterRef("pk")).order_by("pk"),
            technology=reference("technology"), supplier=reference("supplier"), quantity=F("quantity"), **more,
        ),
        "milestones": listed(
            Milestone.objects.filter(vehicle=OuterRef("pk")).order_by(*in_time()),
            kind=F("kind"),
            date=moment(),
            said_on=dated("said_on"),
            occasion=said("occasion"),
            note=said("note"),
            **more,
        ),
    }  # fmt: skip


VEHICLES = Resource(
    model=Vehicle,
    question=VehicleFilter,
    order=BY_NAME,
    brief={
        "id": F("public_id"),
        "slug": F("slug"),
        "name": F("name"),
        "edition": said("edition"),
        "marque": reference("marque"),
        "maker": reference("maker"),
        "summary": said("summary"),
        **_parts(),
        "citations_count": cited_count(CITED),
    },
    more={
        **_parts(key=F("pk")),
        "agreements": listed(
            Agreement.objects.filter(vehicles=OuterRef("pk")).in_time(),
            id=F("public_id"), slug=F("slug"), title=F("title"),
        ),
        "updated_at": F("updated_at"),
    },
    cited=CITED,
    parts={"partners": "vehicle_partner", "technologies": "vehicle_technology", "milestones": "milestone"},
)  # fmt: skip
