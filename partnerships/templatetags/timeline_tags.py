"""How entries of a timeline are worded and linked. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from partnerships.dates import PartialDate
from partnerships.queries.timeline.items import Item, Kind
from partnerships.queries.timeline.marks import Mark
from partnerships.templatetags.kb import icon, precision_words
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


@cache
def _icon(family: str) -> SafeString:
    return icon(f"f-{family}", 11)


@register.simple_tag
def family_shape(item: Item) -> SafeString:
    """The small shape of its family, for the front of a label."""
    return _icon(str(item.family))


@register.simple_tag
def shapes(mark: Mark) -> SafeString:
    """The parts of a mark in SVG. All that is filled in is numbers and words of our own, so nothing needs escaping."""
    drawn = (
        _SHAPES.get(part.shape, _SHAPES["bar"] if part.width else _SHAPES["fixed"]).format(
            x=part.x, width=part.width, shape=part.shape, shift=f"{part.shift:g}", family=mark.item.family
        )
        for part in mark.parts
    )
    return SafeString("".join(drawn))


_SHAPES = {
    "maybe": '<rect class="maybe" x="{x}" y="3.5" width="{width}" height="8" fill="url(#tl-hatch-{family})"/>',
    "bar": '<rect class="{shape}" x="{x}" y="3" width="{width}" height="9"/>',
    "fixed": '<use class="{shape}" href="#tl-{shape}" x="{x}" transform="translate({shift})"/>',
    "span": (
        '<svg x="{x}" width="{width}" height="15" viewBox="0 0 100 15" preserveAspectRatio="none">'
        '<path class="span" d="M0 7.5 50 1l50 6.5L50 14z"/></svg>'
    ),
    **dict.fromkeys(("shown", "sold", "planned"), '<use class="{shape}" href="#tl-diamond" x="{x}"/>'),
}


@register.simple_tag
def said(item: Item) -> SafeString:
    """The name of a mark as one sentence, in parts that the card shows; an agreement's label is its title."""
    title = format_html('<span data-c="title">{}</span>', item.title) if item.vehicle else ""
    parts = [("type", item.type.label if item.status else "Vehicle milestone")]
    parts += [("status", item.status.label)] if item.status else []
    words = format_html_join("", '. <span data-c="{}">{}</span>', [*parts, ("when", when(item)), ("who", who(item))])
    return format_html('<span class="vh">{}{}.</span>', title, words)


@register.inclusion_tag("partnerships/_timeline_shapes.html")
def timeline_shapes() -> dict[str, list[str]]:
    return {"families": [family.value for family in Family]}


@register.filter
def page_of(item: Item) -> str:
    """The address of the agreement or vehicle."""
    return reverse("agreement" if item.kind is Kind.AGREEMENT else "vehicle", kwargs={"slug": item.slug})


@register.simple_tag
def timeline_url(parameters: Iterable[tuple[str, str]], narrows: Iterable[tuple[str, str]] = (), **more: object) -> str:
    """The timeline with these parameters in one order; a later value takes the place of one of the same name.

    An empty value takes the parameter away; `from_` is "from", which Python keeps for itself.
    """
    changed = {name.rstrip("_"): [str(value)] for name, value in more.items()}
    for name, value in narrows:
        changed.setdefault(name, []).append(value)
    pairs = {(name, value) for name, value in parameters if name not in changed and name != "page"}
    pairs |= {(name, value) for name, values in changed.items() for value in values if value}
    query = urlencode(sorted(pairs))
    return reverse("timeline") + (f"?{query}" if query else "")
