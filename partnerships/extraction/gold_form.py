"""Findings as plain dicts in the schema of the evaluation articles, which knows fewer words than the reader.

`as_gold` turns each finding into one entry, in order; `with_a_place` leaves out what the schema has no place for.
Unknown is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from partnerships.dates import PartialDate, Precision
from partnerships.extraction.findings import (
    Evidence,
    Findings,
    FoundAgreement,
    FoundAppointment,
    FoundCompany,
    FoundFigure,
    FoundMilestone,
    FoundOwnership,
    FoundParty,
    FoundVehicle,
    StatedDate,
)
from partnerships.vocabulary import DateKind, EventKind, MilestoneKind, OwnershipState, Role

Spans = Sequence[Sequence[int]]
_ABBREVIATIONS = (
    *("Co", "Ltd", "Inc", "Corp", "Bros", "Mr", "Mrs", "Ms", "Dr", "Prof", "No", "vs"),
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
)
_NO_END = "|".join(rf"(?<=\b{word})\." for word in _ABBREVIATIONS)
_SENTENCE = re.compile(rf"\S(?:[^.!?\n]|[.!?](?!\s)|(?<=\b[A-Z])\.|{_NO_END}|\n(?!\s*\n))*[.!?]*[\"”’)]*")
_DATE_KINDS = {
    EventKind.SIGNED: "signed",
    EventKind.EFFECTIVE: "effective",
    EventKind.CONFIRMED: "effective",
    EventKind.STARTED_PRODUCTION: "effective",
    EventKind.COMPLETED: "effective",
}
_ROLES = {Role.SELLER: "partner", Role.TECHNOLOGY_PROVIDER: "supplier", Role.OTHER: "partner"}
_MILESTONES = {
    MilestoneKind.UNVEILED: "unveiled",
    MilestoneKind.LAUNCHED: "launched",
    MilestoneKind.SALES_START: "launched",
    MilestoneKind.PRODUCTION_START: "production_start",
    MilestoneKind.DELIVERIES_START: "deliveries_start",
}


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, where none are given."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def as_gold(text: str, findings: Findings, sentences: Spans | None = None) -> dict[str, Any]:
    """All findings; the evidence of an agreement is given as numbers of sentences."""
    spans = sentence_spans(text) if sentences is None else sentences
    return {
        "text": text,
        "sentences": [list(span) for span in spans],
        "companies": [_company(company) for company in findings.companies],
        "ownership": [_ownership(holding) for holding in findings.ownerships],
        "agreements": [_agreement(a, f"a{n}", spans) for n, a in enumerate(findings.agreements, 1)],
        "vehicles": [_vehicle(vehicle, findings) for vehicle in findings.vehicles],
        "people": [{"name": p.person, "role": p.title or None, "company": p.company} for p in findings.appointments],
        "market_figures": [_figure(figure) for figure in findings.figures],
    }


def with_a_place(findings: Findings) -> Findings:
    """Without holdings that are over; each person once, with the first office that names a company."""
    first: dict[str, FoundAppointment] = {}
    for one in findings.appointments:
        if one.person not in first or (one.company and not first[one.person].company):
            first[one.person] = one
    held = tuple(holding for holding in findings.ownerships if holding.state is not OwnershipState.ENDED)
    return replace(findings, ownerships=held, appointments=tuple(first.values()))


def _company(company: FoundCompany) -> dict[str, Any]:
    return {"name": company.name, "aliases": list(company.aliases), "kind": company.kind.value}


def _ownership(holding: FoundOwnership) -> dict[str, Any]:
    return {
        "owner": holding.owner,
        "owned": holding.owned,
        "share_percent": _number(holding.share_percent),
        "state": holding.state.value,
    }


def _agreement(agreement: FoundAgreement, number: str, spans: Spans) -> dict[str, Any]:
    value = agreement.value
    money = {"amount": _number(value.amount), "currency": value.currency} if value and value.amount else None
    return {
        "id": number,
        "type": agreement.type.value,
        "parties": _parties(agreement.parties),
        "date": _date(agreement.date, agreement.event) if agreement.date else None,
        "status": agreement.status.value,
        "value": money,
        "evidence": sorted({n for e in agreement.evidence for n in _touched(e, spans)}),
        "summary": agreement.summary or None,
    }


def _parties(parties: Sequence[FoundParty]) -> list[dict[str, str]]:
    return [{"company": party.company, "role": _ROLES.get(party.role, party.role.value)} for party in parties]


def _touched(evidence: Evidence, spans: Spans) -> list[int]:
    return [n for n, (start, end) in enumerate(spans) if start < evidence.end and evidence.start < end]


def _date(date: StatedDate, event: EventKind) -> dict[str, Any]:
    kind = "planned" if date.kind is DateKind.EXPECTED else _DATE_KINDS.get(event, "announced")
    approximate = date.date.is_approximate or date.date.precision is Precision.INTERVAL
    return {"value": calendar_value(date.date), "kind": kind, "approximate": approximate}


def calendar_value(date: PartialDate) -> str:
    """Year, month or day: the longest of them that the date surely lies in."""
    if date.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
        return date.value
    first, _, last = date.value.partition("/")
    return first[:7] if last and first[:7] == last[:7] else first[:4]


def _vehicle(vehicle: FoundVehicle, findings: Findings) -> dict[str, Any]:
    return {
        "name": vehicle.name,
        "marque": vehicle.marque,
        "partners": _parties(vehicle.partners),
        "technologies": [
            {"name": t.name, "supplier": t.supplier, "quantity": t.quantity} for t in vehicle.technologies
        ],
        "milestones": [_milestone(m) for m in findings.milestones if m.vehicle == vehicle.name],
    }


def _milestone(milestone: FoundMilestone) -> dict[str, Any]:
    return {
        "kind": _MILESTONES.get(milestone.kind, "other"),
        "date": calendar_value(milestone.date.date),
        "planned": milestone.date.kind is DateKind.EXPECTED,
    }


def _figure(figure: FoundFigure) -> dict[str, Any]:
    return {
        "metric": figure.metric,
        "region": figure.region or None,
        "period": _period(figure.period.date) if figure.period else None,
        "value": _number(figure.value),
        "unit": figure.unit or None,
        "change_percent": _number(figure.change_percent),
        "publisher": figure.stated_by,
    }


def _period(date: PartialDate) -> str:
    """A day, month or year, else its first and last month: 2022-07/2022-09."""
    if "/" in date.value:
        return PartialDate(date.value).edtf
    if date.precision in {Precision.QUARTER, Precision.HALF}:
        whole = PartialDate(date.value)
        return f"{whole.earliest:%Y-%m}/{whole.latest:%Y-%m}"
    return date.value


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
