"""Proposals become facts: one function per kind, each of which writes only what is not known and cites all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models

from partnerships.countries import code_of
from partnerships.curation.agreements import add_agreement, add_party, refresh
from partnerships.curation.companies import add_ownership
from partnerships.curation.comparing import NEW as NOTHING_KNOWN
from partnerships.curation.comparing import Comparison, compare
from partnerships.curation.figures import add_figure
from partnerships.curation.payloads import KINDS, finding_of
from partnerships.curation.people import add_person, appoint
from partnerships.curation.recording_steps import record_events
from partnerships.curation.recording_vehicles import record_milestone, record_vehicle
from partnerships.curation.signing import CurationError
from partnerships.curation.work import NEW, RECORD, Work
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
from partnerships.models import Agreement, MarketFigure, Ownership, Person
from partnerships.queries.known import Known, counted_in
from partnerships.queries.mentions import mentioned_in
from partnerships.vocabulary import Bound, ProposalKind


def record(work: Work) -> models.Model:
    """The fact that the proposal states: new, or the one that stands, with the article cited for it."""
    finding = finding_of(work.proposal, KINDS[ProposalKind(work.proposal.kind)])
    mentions = mentioned_in(work.proposal.kind, work.proposal.payload)
    companies = {mention: work.known_company(mention) for mention in mentions}
    known = Known([work.proposal], [company.pk for company in companies.values() if company])
    wants_new = work.choices.get(RECORD) == NEW
    comparison = NOTHING_KNOWN if wants_new else compare(finding, companies, known)
    recorder: Callable[..., models.Model] = _RECORDERS[type(finding)]
    fact = recorder(work, finding, comparison, known)
    work.remember_choices()
    return fact


def _company(work: Work, finding: FoundCompany, comparison: Comparison, known: Known) -> models.Model:
    company = work.company(finding.name)
    work.cite(company, finding.evidence[:1])
    for name in company.names.all():
        work.cite(name, [span for span in finding.evidence if span.quote == name.text][:1])
    return company


def _ownership(work: Work, finding: FoundOwnership, comparison: Comparison, known: Known) -> models.Model:
    if isinstance(comparison.fact, Ownership):
        _cite_standing(work, finding, comparison)
        return comparison.fact
    owner, owned = work.company(finding.owner), work.company(finding.owned)
    holding = add_ownership(owner, owned, share=finding.share_percent, state=finding.state.value)
    work.cite(work.created(holding), finding.evidence)
    return holding


def _agreement(work: Work, finding: FoundAgreement, comparison: Comparison, known: Known) -> models.Model:
    fact = comparison.fact
    # Read anew: the one compared carries its events of before, from which no state must be derived.
    agreement = Agreement.objects.get(pk=fact.pk) if fact else _new_agreement(work, finding)
    work.cite(agreement, finding.evidence)
    record_events(work, finding, agreement)
    return refresh(agreement)


def _new_agreement(work: Work, finding: FoundAgreement) -> Agreement:
    if len(finding.parties) < 2:
        raise CurationError("An agreement needs two parties; add the other one first. Nothing was changed.")
    agreement = add_agreement(
        work.proposal.payload["heading"], type=finding.type, summary=finding.summary, **_value(finding)
    )
    work.created(agreement)
    for party in dict.fromkeys(finding.parties):
        work.created(add_party(agreement, work.company(party.company), party.role))
    return agreement


def _value(finding: FoundAgreement) -> dict[str, Any]:
    value = finding.value
    if value is None:
        return {}
    stated = {"value_text": value.text, "value_bound": value.bound.value}
    if value.amount is None or not value.currency:
        return stated
    return {**stated, "value_amount": value.amount, "value_currency": value.currency}


def _appointment(work: Work, finding: FoundAppointment, comparison: Comparison, known: Known) -> models.Model:
    if not finding.company:
        raise CurationError(f"The article does not say where {finding.person} works; add the company first.")
    if not finding.title:
        raise CurationError(f"The article does not say which position {finding.person} holds; add it first.")
    fact = comparison.fact
    if fact is None:
        company = work.company(finding.company)
        person = _person(work, finding)
        fact = work.created(appoint(person, company, finding.title, known_on=finding.known_on))
    work.cite(fact, finding.evidence)
    return fact


def _person(work: Work, finding: FoundAppointment) -> Person:
    """One of this name at the same company is the same person; namesakes elsewhere are not."""
    company = work.company(finding.company or "")
    standing = Person.objects.filter(name=finding.person, appointments__company=company).first()
    return standing or work.created(add_person(finding.person))


def _figure(work: Work, finding: FoundFigure, comparison: Comparison, known: Known) -> models.Model:
    if isinstance(comparison.fact, MarketFigure):
        _cite_standing(work, finding, comparison)
        return comparison.fact
    period = finding.period
    bound = finding.bound if finding.value is not None else Bound.EXACT
    figure = add_figure(
        finding.metric,
        region=code_of(finding.region),
        period=counted_in(period.date) if period else None,
        is_stock=bool(period and "end of" in period.phrase.lower()),
        value=finding.value,
        unit=finding.unit,
        bound=bound.value,
        change_percent=finding.change_percent,
        change_bound=finding.change_bound.value,
        change_basis=finding.change_basis,
        stated_by=finding.stated_by or "",
    )
    work.cite(work.created(figure), finding.evidence)
    return figure


def _cite_standing(work: Work, finding: Finding, comparison: Comparison) -> None:
    """Support the fact that stands; where the article says something else, both values are kept."""
    fact = comparison.fact
    if fact is None:
        return
    for field, value in comparison.differs.items():
        work.cite(fact, finding.evidence[:1], field=field, value=value)
    if not comparison.differs:
        work.cite(fact, finding.evidence)


_RECORDERS: dict[type[Finding], Any] = {
    FoundCompany: _company,
    FoundOwnership: _ownership,
    FoundAgreement: _agreement,
    FoundVehicle: record_vehicle,
    FoundMilestone: record_milestone,
    FoundAppointment: _appointment,
    FoundFigure: _figure,
}
