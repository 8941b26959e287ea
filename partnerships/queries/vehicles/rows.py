"""Vehicles as rows of a table."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from partnerships.models import Company, Vehicle, VehiclePartner, VehicleTechnology


def with_parts(vehicles: QuerySet[Vehicle]) -> QuerySet[Vehicle]:
    """Each with marque, maker, partners, technologies and milestones, at the same cost for any number."""
    parts = ("partners__company", "technologies__technology", "technologies__supplier", "milestones")
    return vehicles.select_related("marque", "maker").prefetch_related(*parts)


def vehicles_of(company: Company) -> QuerySet[Vehicle]:
    """Those it makes, sells under its name, takes part in or supplies."""
    part = VehiclePartner.objects.filter(company=company).values("vehicle")
    supplied = VehicleTechnology.objects.filter(supplier=company).values("vehicle")
    its_own = Q(maker=company) | Q(marque=company)
    return Vehicle.objects.filter(its_own | Q(pk__in=part) | Q(pk__in=supplied))
