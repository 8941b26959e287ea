"""Pages of vehicles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnerships.models import Vehicle
from partnerships.pages.addresses import moved, record_at
from partnerships.pages.lists import Listing, tidy
from partnerships.queries.filters import VehicleFilter
from partnerships.queries.vehicles.detail import detail_of
from partnerships.queries.vehicles.drawing import steps_of
from partnerships.queries.vehicles.rows import with_parts

ORDERS = {"name": lambda vehicles: vehicles.order_by("name", "id")}
FIRST = ("q", "marque", "maker", "partner", "technology")


@require_safe
@tidy
def vehicles(request: HttpRequest) -> HttpResponse:
    """All vehicles, by name."""
    listing = Listing(request, VehicleFilter, Vehicle.objects.all(), ORDERS, FIRST)
    rows = listing.records(with_parts(Vehicle.objects.all()))
    return render(request, "partnerships/vehicle_list.html", {"section": "vehicles", "listing": listing, "rows": rows})


@require_safe
def vehicle(request: HttpRequest, slug: str) -> HttpResponse:
    """One vehicle with its milestones, partners and technologies."""
    found = record_at(Vehicle, slug)
    if away := moved(request, found, slug, "vehicle"):
        return away
    detail = detail_of(found)
    drawing = steps_of(found, [line.milestone for line in detail.milestones], timezone.localdate())
    return render(request, "partnerships/vehicle.html", {"section": "vehicles", "detail": detail, "drawing": drawing})
