"""The timeline: one question, as list, drawing or download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnerships.models import Company
from partnerships.pages.timeline.address import ALSO, Pairs, State, chips, parameters, state_of, zooms
from partnerships.pages.timeline.exports import download
from partnerships.queries.timeline.drawing import FEWEST, Drawing, draw
from partnerships.queries.timeline.entries import Timeline, timeline_of, whole_timeline
from partnerships.queries.timeline.entries import timeline as found_by
from partnerships.queries.timeline.facets import facets
from partnerships.queries.timeline.filters import TimelineFilter, understood
from partnerships.queries.timeline.items import Item
from partnerships.templatetags.timeline_tags import timeline_url

PER_PAGE = 100
MOST_DRAWN = 1500  # entries; a drawing of more would be neither read nor sent
MOST_ON_A_RECORD = 120  # entries drawn on the page of a company, which has other things to say
IN_FORM = {"company", "match", "family", "status", "technology", "country", "from", "to", "certain", "years"}
KEPT_WHEN_CLEARED = {"view", "lanes"}
LANES_ARE = {"type": "Agreement type", "company": "Company", "none": "Entries"}


@dataclass(frozen=True)
class Shown:
    """What the templates show: entries of this page, their drawing if any, and the address to build links from."""

    found: Timeline
    rows: tuple[Item, ...]
    drawing: Drawing | None
    parameters: Pairs
    lanes_are: str

    @property
    def is_too_much(self) -> bool:
        return self.found.total > MOST_DRAWN


@require_safe
def timeline(request: HttpRequest) -> HttpResponseBase:
    """Agreements and milestones of vehicles in time."""
    if not all(value.strip() for _, values in request.GET.lists() for value in values):
        return HttpResponseRedirect(timeline_url(parameters(request.GET, leave_out=())))  # a form sends empty fields
    asked, problems = understood(request.GET, ALSO)
    state, more = state_of(request.GET)
    if state.format != "html":
        return download(asked, state.format, with_bom=bool(state.bom))
    shown = _shown(asked, state, parameters(request.GET))
    if state.page > 1 and shown.found.total <= (state.page - 1) * PER_PAGE:
        more.append(f"There is no page {state.page}. This is the first one.")
        state = replace(state, page=1)
        shown = _shown(asked, state, shown.parameters)
    return render(request, "partnerships/timeline.html", _context(asked, state, shown, [*problems, *more]))


def company_timeline(company: Company) -> Shown:
    """For the page of a company: a lane for each company it deals with, and the entries in order."""
    found = timeline_of(company, up_to=MOST_ON_A_RECORD)
    pairs = (("company", company.slug), ("lanes", "company"))
    drawn = len(found.items) >= FEWEST
    drawing = draw(found.items, by="company", apart_from={company.slug}, today=_today()) if drawn else None
    return Shown(found, found.items, drawing, pairs, LANES_ARE["company"])


def _today() -> date:
    return timezone.localdate()


def _shown(asked: TimelineFilter, state: State, pairs: Pairs) -> Shown:
    start = (state.page - 1) * PER_PAGE
    whole = None if state.view == "list" else whole_timeline(asked, up_to=MOST_DRAWN)
    if whole is None or whole.total < FEWEST:
        found = found_by(asked, start=start, most=PER_PAGE)
        return Shown(found, found.items, None, pairs, "")
    rows = () if state.view == "chart" else whole.items[start : start + PER_PAGE]
    return Shown(whole, rows, draw(whole.items, **_layout(asked, state)), pairs, LANES_ARE[state.lanes])


def _layout(asked: TimelineFilter, state: State) -> dict[str, Any]:
    since, until = asked.asked.get("from"), asked.asked.get("to")
    companies = asked.asked.get("company") or []
    in_all = len(companies) == 1 or asked.asked.get("match") == "all"
    return {
        "by": state.lanes,
        "since": since.earliest.year if since else None,
        "until": until.latest.year if until else None,
        "whole": state.years == "all",
        "apart_from": {company.slug for company in companies} if in_all else (),
        "most_lanes": None if state.all_lanes else 12,
        "today": _today(),
    }


def _context(asked: TimelineFilter, state: State, shown: Shown, problems: list[str]) -> dict[str, Any]:
    pairs, drawing = shown.parameters, shown.drawing
    return {
        "section": "timeline",
        "asked": asked.asked,
        "state": state,
        "timeline": shown,
        "problems": problems,
        "facets": facets(asked),
        "kept": [pair for pair in pairs if pair[0] not in IN_FORM],
        "clear": timeline_url(pair for pair in pairs if pair[0] in KEPT_WHEN_CLEARED),
        "chips": list(chips(asked, pairs)),
        "zooms": list(zooms(pairs, drawing.window, state.years == "all")) if drawing else [],
        "pages": list(_pages(pairs, state.page, shown.found.total)),
    }


def _pages(pairs: Pairs, page: int, total: int) -> Iterator[tuple[str, str]]:
    if page > 1:
        yield "Previous", timeline_url(pairs, page=page - 1)
    if page * PER_PAGE < total:
        yield "Next", timeline_url(pairs, page=page + 1)
