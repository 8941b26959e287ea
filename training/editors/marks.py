"""The mentions that reviewed proposals show, in code points of the article as it was exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from partnerships.extraction.components.links.schema import Label
from training.annotations import Mark
from training.editors.files import Payload, Proposal, Reviewed, Stretch
from training.editors.places import (
    date_place,
    name_places,
    only_place,
    percent_place,
    places,
    trigger_places,
)

Name = tuple[Label, str]
_NAMING = {"company": Label.ORG, "vehicle": Label.VEH}


class Shown(NamedTuple):
    """A mention; `is_sure` where its label and its borders are beyond doubt."""

    mark: Mark
    is_sure: bool


def shown(article: Reviewed) -> list[Shown]:
    """Mentions that do not overlap, in the order of the text; of two that do, the surer, then the longer one stays."""
    found = [*_named(article), *_other(article)]
    kept: list[Shown] = []
    for one in sorted(dict.fromkeys(found), key=_rank):
        if all(one.mark.end <= other.mark.start or other.mark.end <= one.mark.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.mark.start)


def agreement_key(number: int) -> str:
    """How the agreement of the proposal with this number is called in marks and links."""
    return f"a{number}"


def _rank(one: Shown) -> tuple[bool, int, int, str, str]:
    return not one.is_sure, one.mark.start - one.mark.end, one.mark.start, one.mark.label, one.mark.ident


def _named(article: Reviewed) -> Iterator[Shown]:
    """Companies and vehicles: everywhere by their own proposals, else inside what names them."""
    own = {name: p for p in article.proposals if p.kind in _NAMING for name in _names_of(p)}
    said = [(name, p) for p in article.proposals if p.is_right for name in names_in(p.kind, p.payload)]
    confirmed = {name for name, _ in said}
    for proposal in article.proposals:
        if proposal.kind in _NAMING and proposal.is_reviewed:
            label, name = _NAMING[proposal.kind], proposal.payload["name"]
            is_sure = proposal.is_right or (label, name) in confirmed
            yield from _marked(label, name, name_places(article.text, proposal), is_sure)
    for name, proposal in said:
        named = own.get(name)
        if named is None or not named.is_reviewed:
            yield from _marked(*name, _inside(article.text, name[1], named, proposal.evidence), True)


def _names_of(proposal: Proposal) -> set[Name]:
    """By which it may be referred to: a corrected name and the one read first."""
    label = _NAMING[proposal.kind]
    return {(label, payload["name"]) for payload in (proposal.payload, proposal.as_read) if payload}


def names_in(kind: str, payload: Payload) -> set[Name]:
    """The companies and vehicles that a finding of another kind speaks of."""
    if kind == "agreement":
        companies = [party["company"] for party in payload["parties"]]
    elif kind == "vehicle":
        suppliers = [technology["supplier"] for technology in payload["technologies"]]
        companies = [payload["marque"], *suppliers, *(partner["company"] for partner in payload["partners"])]
    else:
        companies = [payload.get("owner"), payload.get("owned"), payload.get("company")]
    vehicles = [payload["vehicle"]] if kind == "milestone" else []
    return {(Label.ORG, name) for name in companies if name} | {(Label.VEH, name) for name in vehicles}


def _inside(text: str, name: str, named: Proposal | None, evidence: Iterable[Stretch]) -> list[Stretch]:
    """Mentions of something in a piece of evidence, where its own proposal is open or there is none."""
    if named is None:
        return places(text, name, evidence)
    return [place for place in name_places(text, named) if any(stretch.holds(place) for stretch in evidence)]


def _other(article: Reviewed) -> Iterator[Shown]:
    for number, proposal in enumerate(article.proposals):
        if proposal.is_right or proposal.is_denied:
            for label, name, found in _parts(article.text, number, proposal):
                yield from _marked(label, name, found, proposal.is_right)
            yield from _date(article.text, proposal)


def _parts(text: str, number: int, proposal: Proposal) -> Iterator[tuple[Label, str, list[Stretch]]]:
    payload, evidence = proposal.payload, proposal.evidence
    if proposal.kind == "agreement":
        yield Label.AGR, agreement_key(number), trigger_places(text, proposal)
        if payload["value"]:
            yield Label.MONEY, "", only_place(text, payload["value"]["text"], evidence)
    elif proposal.kind == "vehicle":
        for technology in payload["technologies"]:
            span = Stretch(technology["evidence"]["start"], technology["evidence"]["end"])
            yield Label.TECH, technology["name"], places(text, technology["name"], [span])
    elif proposal.kind == "appointment":
        yield Label.PER, payload["person"], places(text, payload["person"], evidence)
    else:
        share = payload.get("share_percent") or payload.get("change_percent")
        yield Label.PCT, "", percent_place(text, share, evidence)


def _date(text: str, proposal: Proposal) -> Iterator[Shown]:
    """The date as read; a corrected one may have been read wrongly, or be another date of the text."""
    stated = date_of(proposal.payload)
    before = date_of(proposal.as_read) if proposal.as_read else stated
    if stated and before and stated["date"] == before["date"] and (found := date_place(text, stated)):
        place, is_sure = found
        yield from _marked(Label.DATE, stated["date"], [place], is_sure and proposal.is_right)


def date_of(payload: Payload) -> Payload | None:
    return payload.get("date") or payload.get("period")


def _marked(label: Label, name: str, found: Iterable[Stretch], is_sure: bool) -> Iterator[Shown]:
    for place in found:
        yield Shown(Mark(place.start, place.end, label.value, name), is_sure)
