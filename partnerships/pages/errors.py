"""What is shown where there is no page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from partnerships.queries.search.results import LONGEST, Kind, search

CLOSEST = 3
PAGES = (Kind.COMPANY, Kind.AGREEMENT, Kind.VEHICLE, Kind.SOURCE)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The address, and the records it may have meant."""
    return render(request, "404.html", {"closest": _closest(request.path)}, status=404)


def _closest(path: str) -> list[dict[str, Any]]:
    """Records named as in the last part of the address, those of the same part of the site first."""
    *_, last = path.strip("/").rpartition("/")
    results = search(last.replace("-", " ").replace("\x00", " ")[:LONGEST])
    groups = [group for group in results.groups if group.kind in PAGES] if results else []
    groups.sort(key=lambda group: f"/{group.kind}" not in path and f"/{group.kind[:-1]}" not in path)
    found = [(group.kind, _record(hit.record)) for group in groups for hit in group.hits]
    return [{"title": _title(record), "url": resolve_url(kind, slug=record.slug)} for kind, record in found[:CLOSEST]]


def _title(record: Any) -> str:
    return str(getattr(record, "title", None) or record.name)


def _record(found: Any) -> Any:
    return getattr(found, "company", None) or getattr(found, "source", None) or found
