"""Pages of agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.models import Agreement
from partnerships.pages.addresses import moved, record_at
from partnerships.pages.lists import Listing, tidy
from partnerships.queries.agreements.detail import detail_of
from partnerships.queries.agreements.rows import newest_first, rows_of
from partnerships.queries.filters import AgreementFilter

ORDERS = {"oldest": lambda agreements: agreements.in_time(), "newest": newest_first}
FIRST = ("q", "company", "match", "family", "status", "from", "to")


@require_safe
@tidy
def agreements(request: HttpRequest) -> HttpResponse:
    """All agreements in the one order, or backwards."""
    listing = Listing(request, AgreementFilter, Agreement.objects.all(), ORDERS, FIRST)
    rows = rows_of(listing.records(Agreement.objects.all()))
    return render(
        request, "partnerships/agreement_list.html", {"section": "agreements", "listing": listing, "rows": rows}
    )


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """One agreement with its parties, events and sources."""
    found = record_at(Agreement, slug)
    if away := moved(request, found, slug, "agreement"):
        return away
    detail = detail_of(found)
    return render(request, "partnerships/agreement.html", {"section": "agreements", "detail": detail})
