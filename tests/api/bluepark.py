"""The facts of the seed article, in our own words: what the interface must say of BAIC BluePark."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partnerships.curation.agreements import add_event, add_party, refresh
from partnerships.curation.companies import add_name, add_ownership
from partnerships.curation.figures import add_figure
from partnerships.curation.people import add_person, appoint
from partnerships.curation.signing import saved
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import (
    add_milestone,
    add_technology,
    add_vehicle,
    add_vehicle_partner,
    equip,
)
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Company, Identifier, Succession, Technology, Vehicle
from partnerships.vocabulary import AgreementType, CompanyKind, DateKind, EventKind, MilestoneKind, NameKind, Role
from tests.factories import make_agreement, make_company, make_source

TEXT = "A long report. BAIC BluePark and Huawei agreed in 2017 to work together. Cars follow from December."


def make_bluepark() -> dict[str, Agreement]:
    """Three agreements, two holdings, a vehicle and a source; the agreements by slug."""
    bluepark, group = make_company("BAIC BluePark", country="CN"), make_company("BAIC Group", country="CN")
    huawei = make_company("Huawei", kind=CompanyKind.TECHNOLOGY, country="CN")
    steyr = make_company("Steyr USA", kind=CompanyKind.SUPPLIER, country="US")
    magna = make_company("Magna Steyr", kind=CompanyKind.SUPPLIER)
    arcfox = make_company("ARCFOX", kind=CompanyKind.MARQUE)
    add_ownership(group, bluepark)
    add_ownership(magna, steyr)
    lab = AgreementType.JOINT_DEVELOPMENT
    licence = (bluepark, Role.LICENSOR), (steyr, Role.LICENSEE)
    agreements = [
        make_agreement("Cooperation", bluepark, huawei, on="2017"),
        make_agreement("Creative lab", bluepark, huawei, on="2019", type=lab, event=EventKind.EFFECTIVE),
        make_agreement("Licence", *licence, on="early 2021", type=AgreementType.TECHNOLOGY_LICENCE),
    ]
    _make_vehicle(maker=bluepark, marque=arcfox, partner=huawei)
    source = make_source("Report", text=TEXT, published=PartialDate.of("2021-05-13"), url="https://example.org/a")
    cite(agreements[0], source, start=15, end=72)
    cite(agreements[0].parties.first(), source, note="who takes part")
    cite(agreements[0].events.first(), source, field="date", value="2018")
    return {agreement.slug: refresh(agreement) for agreement in agreements}


def _make_vehicle(maker, marque, partner):
    car = add_vehicle("Alpha S HI", maker=maker, marque=marque, edition="HI", summary="A car.")
    add_vehicle_partner(car, partner, Role.TECHNOLOGY_PROVIDER)
    equip(car, add_technology("Lidar"), supplier=partner, quantity=3)
    show = {"date_phrase": "last month", "occasion": "Shanghai", "note": "in a hall"}
    add_milestone(car, MilestoneKind.UNVEILED, PartialDate.of("2021-04"), **show)
    december, said = PartialDate.of("2021-12"), PartialDate.of("2021-05-12")
    add_milestone(car, MilestoneKind.DELIVERIES_START, december, date_kind=DateKind.EXPECTED, said_on=said)


def make_undisclosed(agreement: Agreement) -> None:
    """The agreement gets a party that no source names, and an undated step."""
    add_party(agreement, "a European supplier", Role.OTHER, share=12.5)
    add_event(agreement, EventKind.MILESTONE, None, note="something happened")
    refresh(agreement)


def make_full() -> None:
    """The facts of the article, and every other field filled in at least once."""
    agreements = make_bluepark()
    make_undisclosed(agreements["cooperation"])
    report = make_source(
        "Filing", url="https://example.org/b", text="Filed.", title_is_description=True, is_mirror=True
    )
    car, lidar = Vehicle.objects.get(), Technology.objects.get()
    lab = agreements["creative-lab"]
    lab.technologies.add(lidar)
    lab.vehicles.add(car)
    lab.part_of, lab.value_text, lab.value_amount, lab.value_currency = (
        agreements["cooperation"],
        "1.5 m",
        1_500_000,
        "EUR",
    )
    lab.summary = "A laboratory."
    saved(lab)
    add_event(lab, EventKind.ENDED, PartialDate.of("2023"), note="closed")
    refresh(lab)
    party = agreements["licence"].parties.first()
    party.note = "through a subsidiary"
    saved(party)
    for fact in (
        party,
        car,
        lidar,
        *_fill_company(),
        car.partners.get(),
        car.technologies.get(),
        *car.milestones.all(),
    ):
        cite(fact, report, note="stated", value="else", rank="preferred", rank_reason="the filing itself", field="note")
    cite(add_figure("Sales", region="CN"), report)


def _fill_company() -> list[Any]:
    """A company of which everything is known, and the facts about it."""
    company, heir = Company.objects.get(slug="baic-bluepark"), make_company("BAIC New Energy")
    company.summary, company.founded, company.dissolved = "Builds.", PartialDate.of("2009"), PartialDate.of("2030")
    saved(company)
    span = {"since": PartialDate.of("2009"), "until": PartialDate.of("2020")}
    name = add_name(company, "北汽蓝谷", kind=NameKind.TRANSLATION, language="zh-Hans", **span)
    number = saved(Identifier(company=company, scheme="wikidata", value="Q1", **span))
    holding = add_ownership(company, heir, share=Decimal("50.5"), is_approximate=True, note="via a fund", **span)
    fields = {"kind": "merger", "date": PartialDate.of("2020"), "date_phrase": "in 2020", "note": "by shares"}
    succession = saved(Succession(predecessor=company, successor=heir, **fields))
    seat = appoint(add_person("Liu Yu"), company, "chairman", known_on=PartialDate.of("2021-05-12"), **span)
    return [company, name, number, holding, succession, seat, seat.person]
