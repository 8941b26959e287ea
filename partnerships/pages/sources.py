"""Pages of sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.models import Source
from partnerships.pages.addresses import moved, record_at
from partnerships.pages.lists import Listing, tidy
from partnerships.queries.filters import SourceFilter
from partnerships.queries.sources.detail import detail_of
from partnerships.queries.sources.rows import newest_first, source_rows, without_text

ORDERS = {"newest": newest_first}
FIRST = ("q", "publisher", "language", "from", "to")


@require_safe
@tidy
def sources(request: HttpRequest) -> HttpResponse:
    """All sources, latest published first."""
    listing = Listing(request, SourceFilter, Source.objects.all(), ORDERS, FIRST)
    rows = source_rows(listing.records(without_text(Source.objects.all())))
    return render(request, "partnerships/source_list.html", {"section": "sources", "listing": listing, "rows": rows})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source: its cited sentences, never its text, and the facts they support."""
    found = record_at(Source, slug)
    if away := moved(request, found, slug, "source"):
        return away
    return render(request, "partnerships/source.html", {"section": "sources", "detail": detail_of(found)})
