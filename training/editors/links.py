"""What a finding says in the relations that the scorer learns; things go by the keys of their mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from partnerships.extraction.components.links.schema import BY_NAME
from training.editors.files import Payload
from training.editors.marks import agreement_key

_DATED = {"signed": "signed", "effective": "effective", "confirmed": "effective", "announced": "announced"}
_STEPS = {"sales_start": "launched"}
COMPLETE = frozenset({"party", "date", "value", "maker", "marque", "equipment", "equipper", "period", "publisher"})
"""Relations in which a right finding that names anything for a subject names all there is for it."""
DENIABLE = frozenset({"party", "owns", "maker", "marque", "equipment", "milestone", "office", "figure"})
"""Relations in which a finding that is not so ties nothing; dates, sums and shares beside it may belong to another."""


class Link(NamedTuple):
    """An answer about two things; `object` is empty where it is about one alone."""

    relation: str
    subject: str
    object: str
    answer: str

    @property
    def is_learnable(self) -> bool:
        """Whether the relation has such an answer; the knowledge base has more roles than the reader tells apart."""
        return self.answer in BY_NAME[self.relation].answers


def links(number: int, kind: str, payload: Payload) -> list[Link]:
    """Everything that a finding says; `number` is that of its proposal."""
    return list(_SAID[kind](payload, number))


def number_key(value: Any) -> str:
    """A number as the keys of `training.examples` have it."""
    return f"{abs(float(value)):.6g}"


def _company(payload: Payload, number: int) -> Iterator[Link]:
    yield from ()


def _agreement(payload: Payload, number: int) -> Iterator[Link]:
    own, date, value = agreement_key(number), payload["date"], payload["value"]
    yield Link("type", own, "", payload["type"])
    yield Link("status", own, "", payload["status"])
    yield Link("same", own, own, "yes")
    for party in payload["parties"]:
        yield Link("party", own, party["company"], party["role"])
    if date:
        kind = "planned" if date["kind"] == "expected" else _DATED.get(payload["event"], "")
        yield Link("date", own, date["date"], kind)
    if value and value["amount"]:
        yield Link("value", own, number_key(value["amount"]), "yes")


def _ownership(payload: Payload, number: int) -> Iterator[Link]:
    owner, owned, share = payload["owner"], payload["owned"], payload["share_percent"]
    yield Link("owns", owner, owned, payload["state"])
    if share:
        yield Link("share", number_key(share), owner, "owner")
        yield Link("share", number_key(share), owned, "owned")


def _vehicle(payload: Payload, number: int) -> Iterator[Link]:
    name = payload["name"]
    for partner in payload["partners"]:
        yield Link("maker", name, partner["company"], partner["role"])
    if payload["marque"]:
        yield Link("marque", name, payload["marque"], "yes")
    for technology in payload["technologies"]:
        yield Link("equipment", name, technology["name"], "yes")
        if technology["supplier"]:
            yield Link("equipper", technology["name"], technology["supplier"], "yes")


def _milestone(payload: Payload, number: int) -> Iterator[Link]:
    kind = _STEPS.get(payload["kind"], payload["kind"])
    known = kind if kind in BY_NAME["milestone"].answers else "other"
    yield Link("milestone", payload["vehicle"], payload["date"]["date"], known)


def _appointment(payload: Payload, number: int) -> Iterator[Link]:
    if payload["company"]:
        yield Link("office", payload["person"], payload["company"], "yes")


def _figure(payload: Payload, number: int) -> Iterator[Link]:
    if payload["value"] is None:
        return
    value, period, change = number_key(payload["value"]), payload["period"], payload["change_percent"]
    yield Link("figure", value, "", "yes")
    if period:
        yield Link("period", value, period["date"], "yes")
    if change:
        yield Link("change", value, number_key(change), "yes")
    if payload["stated_by"]:
        yield Link("publisher", value, payload["stated_by"], "yes")


_SAID: Mapping[str, Any] = {
    "company": _company,
    "ownership": _ownership,
    "agreement": _agreement,
    "vehicle": _vehicle,
    "milestone": _milestone,
    "appointment": _appointment,
    "figure": _figure,
}
