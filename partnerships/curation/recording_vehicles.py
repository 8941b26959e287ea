"""Vehicles with their partners, technologies and milestones, from proposals."""

from __future__ import annotations

from partnerships import names
from partnerships.curation.comparing import Comparison
from partnerships.curation.vehicles import add_milestone, add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.curation.work import Work
from partnerships.extraction.findings import FoundMilestone, FoundTechnology, FoundVehicle
from partnerships.models import Milestone, Technology, Vehicle
from partnerships.queries.known import Known
from partnerships.vocabulary import CompanyKind, DateKind, ProposalKind, Role


def record_vehicle(work: Work, finding: FoundVehicle, comparison: Comparison, known: Known) -> Vehicle:
    fact = comparison.fact
    # Read anew: the one compared carries its technologies of before.
    vehicle = Vehicle.objects.get(pk=fact.pk) if fact else _new_vehicle(work, finding)
    work.cite(vehicle, finding.evidence)
    _partners(work, finding, vehicle)
    for found in finding.technologies:
        _technology(work, found, vehicle, known.technology(found.name), comparison.differs.get(found.name, ""))
    return vehicle


def record_milestone(work: Work, finding: FoundMilestone, comparison: Comparison, known: Known) -> Milestone:
    fact = comparison.fact
    if not isinstance(fact, Milestone):
        fact = _new_milestone(work, finding, known)
    work.cite(fact, finding.evidence)
    work.cite(fact, [finding.date.evidence], field="date", value=comparison.differs.get("date", ""))
    return fact


def _new_vehicle(work: Work, finding: FoundVehicle) -> Vehicle:
    makers = [party.company for party in finding.partners if party.role == Role.MANUFACTURER]
    return work.created(
        add_vehicle(
            finding.name,
            marque=work.company(finding.marque, CompanyKind.MARQUE) if finding.marque else None,
            maker=work.company(makers[0]) if makers else None,
        )
    )


def _partners(work: Work, finding: FoundVehicle, vehicle: Vehicle) -> None:
    standing = {(partner.company_id, partner.role): partner for partner in vehicle.partners.all()}
    for party in finding.partners:
        company = work.company(party.company)
        if company.pk == vehicle.maker_id:
            continue
        key = company.pk, party.role.value
        if key not in standing:
            standing[key] = work.created(add_vehicle_partner(vehicle, company, party.role))
        work.cite(standing[key], finding.evidence[:1])


def _technology(
    work: Work, found: FoundTechnology, vehicle: Vehicle, technology: Technology | None, differs: str
) -> None:
    standing = [use for use in vehicle.technologies.all() if use.technology.key == names.key(found.name)]
    if standing:
        work.cite(standing[0], [found.evidence], field="quantity" if differs else "", value=differs)
        return
    technology = technology or work.created(add_technology(found.name))
    supplier = work.company(found.supplier) if found.supplier else None
    use = equip(vehicle, technology, supplier=supplier, quantity=found.quantity)
    work.cite(work.created(use), [found.evidence])


def _new_milestone(work: Work, finding: FoundMilestone, known: Known) -> Milestone:
    date = finding.date
    expected = date.kind == DateKind.EXPECTED
    return work.created(
        add_milestone(
            known.vehicle(finding.vehicle) or _vehicle_of(work, finding.vehicle),
            finding.kind,
            date.date,
            date_kind=date.kind,
            date_phrase=date.phrase,
            said_on=work.source.published if expected else None,
            occasion=finding.occasion,
        )
    )


def _vehicle_of(work: Work, name: str) -> Vehicle:
    """A vehicle that nobody has accepted yet: made with no more than its name and marque."""
    for sibling in work.siblings:
        if sibling.kind == ProposalKind.VEHICLE and sibling.payload["name"] == name:
            marque = sibling.payload.get("marque")
            company = work.company(marque, CompanyKind.MARQUE) if marque else None
            return work.created(add_vehicle(name, marque=company))
    return work.created(add_vehicle(name))
