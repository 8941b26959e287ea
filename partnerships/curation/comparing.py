"""What a proposal would change: nothing that is known already, an addition, or a value that contradicts another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import models

from partnerships import names
from partnerships.extraction.findings import (
    Finding,
    FoundAgreement,
    FoundAppointment,
    FoundCompany,
    FoundFigure,
    FoundMilestone,
    FoundOwnership,
    FoundVehicle,
)
from partnerships.models import Agreement, Company, MarketFigure, Ownership
from partnerships.queries.known import Known, near, overlap
from partnerships.vocabulary import DateKind, EventKind

Companies = Mapping[str, Company | None]
# Later steps belong to the agreement that stands, whatever their date; these three begin one.
_BEGINNINGS = {EventKind.TALKS_REPORTED, EventKind.ANNOUNCED, EventKind.SIGNED}


@dataclass(frozen=True)
class Comparison:
    """The fact that stands, if any; where the article says something else (field to stated value); what it adds."""

    fact: models.Model | None = None
    differs: Mapping[str, str] = field(default_factory=dict)
    adds: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """new, known, adds or conflict."""
        if self.fact is None:
            return "new"
        return "conflict" if self.differs else "adds" if self.adds else "known"


NEW = Comparison()


def compare(finding: Finding, companies: Companies, known: Known) -> Comparison:
    """`companies` says whom each mention means, None where the company is not known yet."""
    comparer: Callable[..., Comparison] = _COMPARERS[type(finding)]
    return comparer(finding, companies, known)


def _company(finding: FoundCompany, companies: Companies, known: Known) -> Comparison:
    return Comparison(companies[finding.name])


def _ownership(finding: FoundOwnership, companies: Companies, known: Known) -> Comparison:
    owner, owned = companies[finding.owner], companies[finding.owned]
    fact = known.ownership(owner, owned) if owner and owned else None
    if fact is None:
        return NEW
    differs: dict[str, str] = {}
    if finding.share_percent is not None and not _within(finding.share_percent, fact):
        differs["share"] = f"{finding.share_percent:f}%"
    if finding.state != fact.state:
        differs["state"] = finding.state.label
    return Comparison(fact, differs)


def _within(share: Decimal, fact: Ownership) -> bool:
    if fact.share_min is None or fact.share_max is None:
        return False
    return bool(fact.share_min <= share <= fact.share_max)


def _agreement(finding: FoundAgreement, companies: Companies, known: Known) -> Comparison:
    parties = {company.pk for party in finding.parties if (company := companies[party.company])}
    standing = known.agreements(finding.type, parties) if len(parties) > 1 else []
    date = finding.date.date if finding.date else None
    for fact in standing:
        if any(event.kind == finding.event and overlap(event.date, date) for event in fact.events.all()):
            return Comparison(fact)
    for fact in standing:
        if _is_next_step(finding.event, fact) and (overlap(fact.starts, date) or finding.event not in _BEGINNINGS):
            return Comparison(fact, adds=(finding.event.label.lower(),))
    for fact in standing:
        if date and fact.starts and near(fact.starts, date):
            return Comparison(fact, {"date": date.display})
    return NEW


def _is_next_step(kind: EventKind, fact: Agreement) -> bool:
    return all(event.kind != kind for event in fact.events.all())


def _vehicle(finding: FoundVehicle, companies: Companies, known: Known) -> Comparison:
    fact = known.vehicle(finding.name)
    if fact is None:
        return NEW
    equipped = {part.technology.key: part for part in fact.technologies.all()}
    adds = tuple(part.name for part in finding.technologies if names.key(part.name) not in equipped)
    differs = {
        part.name: f"{part.quantity} × {part.name}"
        for part in finding.technologies
        if (standing := equipped.get(names.key(part.name)))
        and part.quantity
        and part.quantity != (standing.quantity or part.quantity)
    }
    return Comparison(fact, differs, adds)


def _milestone(finding: FoundMilestone, companies: Companies, known: Known) -> Comparison:
    vehicle, date = known.vehicle(finding.vehicle), finding.date.date
    expected = finding.date.kind == DateKind.EXPECTED
    standing = known.milestones(vehicle, finding.kind, expected=expected) if vehicle else []
    for fact in standing:
        if overlap(fact.date, date):
            return Comparison(fact)
    # A plan that moved is a milestone of its own; what happened, happened once.
    return NEW if expected or not standing else Comparison(standing[0], {"date": date.display})


def _appointment(finding: FoundAppointment, companies: Companies, known: Known) -> Comparison:
    company = companies.get(finding.company or "")
    standing = known.appointments(finding.person, company) if company else []
    same = [fact for fact in standing if _words(fact.title) == _words(finding.title)]
    return Comparison(same[0]) if same else NEW


def _words(title: str) -> set[str]:
    """“Board chairman” and “chairman of the board” are one office."""
    return set(names.key(title).split()) - {"of", "the"}


def _figure(finding: FoundFigure, companies: Companies, known: Known) -> Comparison:
    period = finding.period.date if finding.period else None
    standing = known.figures(finding.metric, finding.region, period)
    if not standing:
        return NEW
    return Comparison(standing[0], _figures_differ(finding, standing[0]))


def _figures_differ(finding: FoundFigure, fact: MarketFigure) -> dict[str, str]:
    differs = {}
    if finding.value is not None and finding.value != fact.value:
        differs["value"] = f"{finding.value:,f} {finding.unit}".strip()
    if finding.change_percent is not None and finding.change_percent != fact.change_percent:
        differs["change_percent"] = f"{finding.change_percent:+f}%"
    return differs


_COMPARERS: dict[type[Finding], Any] = {
    FoundCompany: _company,
    FoundOwnership: _ownership,
    FoundAgreement: _agreement,
    FoundVehicle: _vehicle,
    FoundMilestone: _milestone,
    FoundAppointment: _appointment,
    FoundFigure: _figure,
}
