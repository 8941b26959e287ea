"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_safe

from partnerships.queries.home import overview
from partnerships.vocabulary import Family


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is known, at a glance."""
    found = overview(resolve_url("timeline") + "?from={year}&to={year}")
    return render(request, "partnerships/home.html", {"section": "home", "found": found, "families": list(Family)})
