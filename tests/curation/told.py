"""An article in our own words and what a reader finds in it, written by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partnerships.curation.importing import keep, take_in
from partnerships.dates import PartialDate
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
    FoundTechnology,
    FoundVehicle,
    StatedDate,
)
from partnerships.models import Import, Proposal
from partnerships.vocabulary import (
    AgreementType,
    CompanyKind,
    DateKind,
    EventKind,
    MilestoneKind,
    Role,
    Status,
)

BAIC = "BAIC BluePark New Energy Technology Co., Ltd"
TEXT = (
    f"{BAIC} belongs to BAIC Group. BAIC BluePark signed a strategic cooperation agreement with Huawei in 2017. "
    "The ARCFOX αS HI has three laser radars; Huawei and BAIC BluePark showed it in April. Deliveries start in "
    "December this year, said Liu Yu, chairman of BAIC BluePark. NEV sales in China rose by 10.9 percent to "
    "1.37 million in 2020."
)


def span(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(start, start + len(quote), quote)


def seen(*quotes: str, confidence: float = 0.9) -> dict[str, Any]:
    evidence = tuple(span(quote) for quote in quotes)
    return {"evidence": evidence, "rule": "by_hand", "confidence": confidence, "reasons": ("written by hand",)}


def dated(date: str, phrase: str, kind: DateKind = DateKind.ACTUAL) -> StatedDate:
    return StatedDate(PartialDate.of(date), kind, phrase, span(phrase))


def company(name: str, *aliases: str, kind: CompanyKind = CompanyKind.AUTOMAKER, **fields: Any) -> FoundCompany:
    return FoundCompany(**{**seen(name, *aliases), "name": name, "kind": kind, "aliases": aliases, **fields})


COMPANIES = (
    company(BAIC, "BAIC BluePark"),
    company("BAIC Group"),
    company("Huawei", kind=CompanyKind.TECHNOLOGY),
)
OWNERSHIP = FoundOwnership(**seen(f"{BAIC} belongs to BAIC Group"), owner="BAIC Group", owned=BAIC)
COOPERATION = FoundAgreement(
    **seen("BAIC BluePark signed a strategic cooperation agreement with Huawei in 2017"),
    type=AgreementType.STRATEGIC_COOPERATION,
    parties=(FoundParty(BAIC, Role.PARTNER), FoundParty("Huawei", Role.PARTNER)),
    event=EventKind.SIGNED,
    status=Status.SIGNED,
    date=dated("2017", "in 2017"),
)
VEHICLE = FoundVehicle(
    **seen("Huawei and BAIC BluePark showed it"),
    name="ARCFOX αS HI",
    marque="ARCFOX",
    partners=(FoundParty(BAIC, Role.MANUFACTURER), FoundParty("Huawei", Role.TECHNOLOGY_PROVIDER)),
    technologies=(FoundTechnology("laser radar", None, 3, span("three laser radars")),),
)
UNVEILED = FoundMilestone(
    **seen("showed it in April"),
    vehicle="ARCFOX αS HI",
    kind=MilestoneKind.UNVEILED,
    date=dated("2021-04", "in April"),
)
DELIVERIES = FoundMilestone(
    **seen("Deliveries start in December this year"),
    vehicle="ARCFOX αS HI",
    kind=MilestoneKind.DELIVERIES_START,
    date=dated("2021-12", "in December this year", DateKind.EXPECTED),
)
CHAIRMAN = FoundAppointment(
    **seen("Liu Yu, chairman of BAIC BluePark"),
    person="Liu Yu",
    title="chairman",
    company=BAIC,
    known_on=PartialDate.of("2021-05-12"),
)
SALES = FoundFigure(
    **seen("NEV sales in China rose by 10.9 percent to 1.37 million in 2020"),
    metric="NEV sales",
    region="China",
    period=dated("2020", "in 2020"),
    value=Decimal(1_370_000),
    unit="units",
    change_percent=Decimal("10.9"),
    change_basis="year on year",
)
FINDINGS = Findings(
    companies=COMPANIES,
    ownerships=(OWNERSHIP,),
    agreements=(COOPERATION,),
    vehicles=(VEHICLE,),
    milestones=(UNVEILED, DELIVERIES),
    appointments=(CHAIRMAN,),
    figures=(SALES,),
)


def make_import(findings: Findings = FINDINGS, *, text: str = TEXT, by: Any = None, **about: Any) -> Import:
    """An article that a worker has read."""
    given = {"title": "A report", "publisher": "Wire", "published": PartialDate.of("2021-05-13"), **about}
    article = take_in(text, by=by, **given)
    article.state = "reading"
    return keep(article.pk, findings)


def proposal_of(article: Import, kind: str, number: int = 0) -> Proposal:
    return article.proposals.filter(kind=kind).order_by("position")[number]
