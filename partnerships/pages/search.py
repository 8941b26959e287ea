"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.queries.search.results import LONGEST, Kind, search


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Every kind of record by any of its names."""
    text = " ".join(request.GET.get("q", "").replace("\x00", " ").split())
    wanted = request.GET.get("kind", "")
    kind = Kind(wanted) if wanted in set(Kind) else None
    results = search(text, kind) if text and len(text) <= LONGEST else None
    return render(
        request,
        "partnerships/search.html",
        {
            "query": text[:LONGEST],
            "length": len(text),
            "longest": LONGEST,
            "kind": kind,
            "unknown_kind": wanted[:40] if wanted and not kind else "",
            "results": results,
        },
    )
