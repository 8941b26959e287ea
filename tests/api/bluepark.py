"""The facts of the seed article, in our own words: what the interface must say of BAIC BluePark."""

from __future__ import annotations

from partnerships.curation.agreements import add_event, add_party, refresh
from partnerships.curation.companies import add_ownership
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import (
    add_milestone,
    add_technology,
    add_vehicle,
    add_vehicle_partner,
    equip,
)
from partnerships.dates import PartialDate
from partnerships.models import Agreement
from partnerships.vocabulary import AgreementType, CompanyKind, DateKind, EventKind, MilestoneKind, Role
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
    car = add_vehicle("Alpha S HI", maker=maker, marque=marque, edition="HI")
    add_vehicle_partner(car, partner, Role.TECHNOLOGY_PROVIDER)
    equip(car, add_technology("Lidar"), supplier=partner, quantity=3)
    add_milestone(car, MilestoneKind.UNVEILED, PartialDate.of("2021-04"), date_phrase="last month")
    december = PartialDate.of("2021-12")
    add_milestone(car, MilestoneKind.DELIVERIES_START, december, date_kind=DateKind.EXPECTED)


def make_undisclosed(agreement: Agreement) -> None:
    """The agreement gets a party that no source names, and an undated step."""
    add_party(agreement, "a European supplier", Role.OTHER, share=12.5)
    add_event(agreement, EventKind.MILESTONE, None, note="something happened")
    refresh(agreement)
