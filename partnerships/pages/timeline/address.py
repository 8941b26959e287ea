"""The whole state of the timeline page is its address: filters, view, lanes, years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import QueryDict

from partnerships.queries.timeline.axis import Window
from partnerships.queries.timeline.facets import label_of
from partnerships.queries.timeline.filters import TimelineFilter
from partnerships.templatetags.timeline_tags import timeline_url

WORDS = {
    "view": ("auto", "list", "chart"),
    "lanes": ("type", "company", "none"),
    "years": ("fitting", "all"),
    "all_lanes": ("", "1"),
    "bom": ("", "1"),
    "format": ("html", "csv", "json"),
}
ALSO = (*WORDS, "page")
FIRST_YEAR, LAST_YEAR = 1700, 2199
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class State:
    """How the page is drawn, each as in WORDS; the first of them where nothing else is asked for."""

    view: str
    lanes: str
    years: str
    all_lanes: str
    bom: str
    format: str
    page: int


class Link(NamedTuple):
    label: str
    url: str
    current: bool = False
    name: str = ""


def state_of(data: QueryDict) -> tuple[State, list[str]]:
    """The state asked for, and what was asked for and does not exist."""
    problems = []
    chosen: dict[str, Any] = {}
    for name, words in WORDS.items():
        given = data.get(name) or words[0]
        chosen[name] = given if given in words else words[0]
        if given not in words:
            known = ", ".join(word for word in words if word)
            problems.append(f"“{name}” is one of these: {known}. “{given[:40]}” was left out.")
    page = data.get("page") or "1"
    is_page = page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6
    if not is_page:
        problems.append(f"“{page[:40]}” is no page. This is the first one.")
    return State(**chosen, page=int(page[:9]) if is_page else 1), problems


def parameters(data: QueryDict, *, leave_out: tuple[str, ...] = ("page", "format", "bom")) -> Pairs:
    """What the address says, for links that change a part of it."""
    return tuple(
        (name, value) for name in data if name not in leave_out for value in data.getlist(name) if value.strip()
    )


def chips(asked: TimelineFilter, pairs: Pairs) -> Iterator[Link]:
    """The filters in use, each with the address without it."""
    for name, given in asked.asked.items():
        for value in given if isinstance(given, list) else [given]:
            if value and name not in {"from", "to", "match"}:
                written = {str(value), getattr(value, "slug", ""), getattr(value, "public_id", "")}
                rest = tuple(pair for pair in pairs if not (pair[0] == name and pair[1] in written))
                yield Link(_chip_words(name, value), timeline_url(rest))
    if asked.has_years:
        since, until = asked.asked["from"], asked.asked["to"]
        words = f"{since.display if since else 'any'} to {until.display if until else 'any'}"
        yield Link(words, timeline_url(pairs, from_="", to=""))


def _chip_words(name: str, value: Any) -> str:
    fixed = {"certain": "certainly in these years", "kind": f"only {value}s", "q": f"“{value}”"}
    return fixed.get(name) or label_of(name, value)


def zooms(pairs: Pairs, window: Window, whole: bool) -> Iterator[Link]:
    """The last years by number, all of them, and half or twice what is drawn."""
    for years in (5, 10, 20):
        label = "5 years" if years == 5 else str(years)
        first = window.last - years + 1
        is_drawn = window.years == years
        yield Link(label, timeline_url(pairs, from_=first, to=window.last, years=""), is_drawn, f"Last {years} years")
    yield Link("All", timeline_url(pairs, from_="", to="", years="all"), whole, "All years")
    for label, name, factor in (("+", "Zoom in", 0.6), ("−", "Zoom out", 1.7)):
        years = max(round(window.years * factor), 1)
        first = max(window.first + (window.years - years) // 2, FIRST_YEAR)
        last = min(first + years - 1, LAST_YEAR)
        yield Link(label, timeline_url(pairs, from_=first, to=last, years=""), name=name)
