"""How good the proposals are: what editors made of them, for each component and kind."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from partnerships.queries.precision import Precision, precision_by_component


@dataclass(frozen=True)
class Line:
    """A row of the table, shares in whole percent; empty while nothing is reviewed."""

    row: Precision

    @property
    def precision(self) -> str:
        return "" if self.row.precision is None else f"{self.row.precision:.0%}"

    @property
    def interval(self) -> str:
        return "" if self.row.interval is None else "{:.0%} to {:.0%}".format(*self.row.interval)


def show_precision(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not desk.has_view_permission(request):
        raise PermissionDenied
    site = {**desk.admin_site.each_context(request), "is_nav_sidebar_enabled": False}
    lines = [Line(row) for row in precision_by_component()]
    whole = {**site, "opts": desk.opts, "title": "How good are the proposals", "lines": lines}
    return TemplateResponse(request, "admin/partnerships/import/precision.html", whole)
