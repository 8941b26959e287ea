"""Seed records of agreements, with the state that their events amount to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from partnerships import lifecycle
from partnerships.curation.seed_files import Entry, Place, SeedError
from partnerships.curation.seeding_drafts import Draft, Known, cited, moment, record, with_role
from partnerships.models import Agreement, AgreementEvent, Party
from partnerships.vocabulary import AgreementType, Bound, EventKind, Status


def agreement(entry: Entry, known: Known) -> Draft:
    events = [_event(each, known) for each in entry.entries("events")]
    evidence = cited(entry, known, "agreement")
    draft = record(
        Agreement,
        entry,
        title=entry.text("title", required=True),
        type=entry.word("type", AgreementType),
        summary=entry.text("summary"),
        part_of=entry.ref("part_of", known["agreements"]),
        **_value(entry.entry("value")),
        **_state(entry, events, evidence),
    )
    draft.parts = [
        *(with_role(each, known, Party, "agreement") for each in entry.entries("parties")),
        *events,
        *_joined(Agreement.technologies, entry.refs("technologies", known["technologies"]), entry.place),
        *_joined(Agreement.vehicles, entry.refs("vehicles", known["vehicles"]), entry.place),
        *evidence,
    ]
    return draft


def _value(entry: Entry) -> dict[str, Any]:
    values = {
        "value_text": entry.text("text"),
        "value_amount": entry.number("amount"),
        "value_currency": entry.text("currency"),
        "value_bound": entry.word("bound", Bound, Bound.EXACT),
    }
    entry.close()
    return values


def _event(entry: Entry, known: Known) -> Draft:
    row = AgreementEvent(kind=entry.word("kind", EventKind), **moment(entry))
    draft = Draft(row, entry.place, "agreement", cited(entry, known, "event"))
    entry.close()
    return draft


def _state(entry: Entry, events: list[Draft], evidence: list[Draft]) -> dict[str, Any]:
    """Derived like that of every agreement, and refused where the file says something else."""
    rows: Any = [event.row for event in events]
    sources: Any = [each.row for each in (*evidence, *(part for event in events for part in event.parts))]
    steps = [lifecycle.Step(EventKind(row.kind), row.date, row.is_expected) for row in rows]
    state = lifecycle.state_fields(steps, [row.source.published for row in sources])
    said, _as_of = entry.word("status", Status), entry.date("status_as_of")
    if said != state["status"]:
        raise SeedError(entry.place.at("status"), f"the events amount to “{state['status']}”, not “{said}”.")
    return state


def _joined(relation: Any, others: Iterable[models.Model], place: Place) -> list[Draft]:
    through, name = relation.through, relation.field.m2m_reverse_field_name()
    return [Draft(through(**{name: other}), place.at(relation.field.name), "agreement") for other in others]
