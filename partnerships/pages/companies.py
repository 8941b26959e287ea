"""Pages of companies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.models import Company
from partnerships.pages.addresses import moved, record_at
from partnerships.pages.lists import Listing, tidy
from partnerships.pages.timeline.page import company_timeline
from partnerships.queries.companies.detail import detail_of
from partnerships.queries.companies.rows import company_rows
from partnerships.queries.filters import CompanyFilter

ORDERS = {"name": lambda companies: companies.order_by("name", "id")}
FIRST = ("q", "kind", "country")


@require_safe
@tidy
def companies(request: HttpRequest) -> HttpResponse:
    """All companies that stand, by name."""
    listing = Listing(request, CompanyFilter, Company.objects.standing(), ORDERS, FIRST)
    rows = company_rows(listing.records(Company.objects.all()))
    return render(request, "partnerships/company_list.html", {"section": "companies", "listing": listing, "rows": rows})


@require_safe
def company(request: HttpRequest, slug: str) -> HttpResponse:
    """One company with its agreements, owners, names and people."""
    found = record_at(Company, slug)
    if away := moved(request, found, slug, "company"):
        return away
    return render(
        request,
        "partnerships/company.html",
        {"section": "companies", "detail": detail_of(found), "timeline": company_timeline(found)},
    )
