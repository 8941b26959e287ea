"""Vehicles, their technologies and milestones."""

from __future__ import annotations

from typing import Any

from partnerships.curation.signing import free_slug, saved
from partnerships.dates import PartialDate
from partnerships.models import Company, Milestone, Technology, Vehicle, VehiclePartner, VehicleTechnology
from partnerships.vocabulary import DateKind, MilestoneKind, Role


def add_vehicle(name: str, *, slug: str = "", **fields: Any) -> Vehicle:
    return saved(Vehicle(name=name, slug=slug or free_slug(Vehicle, name), **fields))


def add_technology(name: str, *, slug: str = "", **fields: Any) -> Technology:
    return saved(Technology(name=name, slug=slug or free_slug(Technology, name), **fields))


def add_vehicle_partner(vehicle: Vehicle, company: Company, role: Role) -> VehiclePartner:
    return saved(VehiclePartner(vehicle=vehicle, company=company, role=role.value))


def equip(vehicle: Vehicle, technology: Technology, **fields: Any) -> VehicleTechnology:
    """The vehicle has this technology; `supplier` and `quantity` (pieces per vehicle) where stated."""
    return saved(VehicleTechnology(vehicle=vehicle, technology=technology, **fields))


def add_milestone(
    vehicle: Vehicle,
    kind: MilestoneKind,
    date: PartialDate | None,
    *,
    date_kind: DateKind = DateKind.ACTUAL,
    **fields: Any,
) -> Milestone:
    return saved(Milestone(vehicle=vehicle, kind=kind.value, date=date, date_kind=date_kind.value, **fields))
