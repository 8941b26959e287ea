"""How entries of a timeline are worded and linked. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from partnerships.dates import PartialDate
from partnerships.queries.timeline_items import Item, Kind
from partnerships.templatetags.kb import precision_words
from partnerships.vocabulary import DateKind, Family

register = template.Library()


@register.filter
def when(item: Item) -> str:
    """All that is known of its dates, each with how exact it is: "2017, year only; last reported 13 May 2021"."""
    if item.start is None:
        return "date not recorded"
    kind = "" if item.start_kind is DateKind.ACTUAL else item.start_kind.label
    words = ", ".join(part for part in (_exactly(item.start), kind) if part)
    if item.end:
        return f"{words}, to {_exactly(item.end)}"
    if item.last_reported and item.last_reported.sort_key[1] > item.start.sort_key[1]:
        return f"{words}; no end recorded, last reported {item.last_reported.display}"
    return words


def _exactly(date: PartialDate) -> str:
    return ", ".join(part for part in (date.display, precision_words(date)) if part)


@register.filter
def who(item: Item) -> str:
    """The parties with their roles; a role that all share is left out."""
    shared = len({party.role for party in item.parties}) == 1
    return ", ".join(party.name if shared else f"{party.name} ({party.role})" for party in item.parties)


@register.filter
def icon_of(item: Item) -> str:
    """The shape of its family in static/img/icons.svg."""
    return f"f-{item.family}"


@register.inclusion_tag("partnerships/_timeline_shapes.html")
def timeline_shapes() -> dict[str, list[str]]:
    return {"families": [family.value for family in Family]}


@register.filter
def page_of(item: Item) -> str:
    """The address of the agreement or vehicle."""
    return reverse("agreement" if item.kind is Kind.AGREEMENT else "vehicle", kwargs={"slug": item.slug})


@register.simple_tag
def timeline_url(parameters: Iterable[tuple[str, str]], narrows: Iterable[tuple[str, str]] = (), **more: object) -> str:
    """The timeline with these parameters in one order; a later value takes the place of one of the same name."""
    changed = {name: [str(value)] for name, value in more.items()}
    for name, value in narrows:
        changed.setdefault(name, []).append(value)
    pairs = {(name, value) for name, value in parameters if name not in changed and name != "page"}
    pairs |= {(name.rstrip("_"), value) for name, values in changed.items() for value in values if value}
    query = urlencode(sorted(pairs))
    return reverse("timeline") + (f"?{query}" if query else "")
