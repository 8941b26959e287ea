"""Which entries a timeline holds, in which order, and what each filter keeps."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from partnerships.curation.agreements import add_event, refresh
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_milestone, add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.dates import PartialDate
from partnerships.models import Company, Vehicle
from partnerships.queries.timeline_filters import TimelineFilter, understood
from partnerships.queries.timelines import every_item, timeline, timeline_of
from partnerships.vocabulary import AgreementType, CompanyKind, DateKind, EventKind, MilestoneKind, Role
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


def asked(**parameters):
    return TimelineFilter(QueryDict(urlencode(parameters, doseq=True)))


def titles(**parameters):
    return [item.title for item in timeline(asked(**parameters)).items]


@pytest.fixture
def article() -> Company:
    """What the seed article says, and nothing else."""
    bluepark = make_company("BAIC BluePark", country="CN")
    huawei = make_company("Huawei", kind=CompanyKind.TECHNOLOGY, country="CN")
    steyr = make_company("Steyr USA", kind=CompanyKind.SUPPLIER, country="US")
    car = add_vehicle("ARCFOX αS HI", maker=bluepark)
    add_vehicle_partner(car, huawei, Role.SUPPLIER)
    equip(car, add_technology("HarmonyOS"), supplier=huawei)
    add_milestone(car, MilestoneKind.DELIVERIES_START, PartialDate("2021-12"), date_kind=DateKind.EXPECTED)
    add_milestone(car, MilestoneKind.UNVEILED, PartialDate("2021-04"))
    parties = (bluepark, Role.LICENSOR), (steyr, Role.LICENSEE)
    make_agreement("Two core technologies", *parties, on="early 2021", type=AgreementType.TECHNOLOGY_LICENCE)
    lab = {"on": "2019", "event": EventKind.EFFECTIVE, "type": AgreementType.JOINT_DEVELOPMENT}
    make_agreement("Creative lab", bluepark, huawei, **lab)
    make_agreement("Strategic cooperation", bluepark, huawei, on="2017")
    return bluepark


def test_the_seed_article_is_five_rows_in_this_order(article):
    rows = [
        (item.start.display, item.title, item.start_kind, [(who.name, who.role) for who in item.parties])
        for item in timeline_of(article).items
    ]
    both = [("BAIC BluePark", "partner"), ("Huawei", "partner")]
    makers = [("BAIC BluePark", "maker"), ("Huawei", "supplier")]
    assert rows == [
        ("2017", "Strategic cooperation", DateKind.ACTUAL, both),
        ("2019", "Creative lab", DateKind.ACTUAL, both),
        (
            "early 2021", "Two core technologies", DateKind.ACTUAL,
            [("BAIC BluePark", "licensor"), ("Steyr USA", "licensee")],
        ),
        ("April 2021", "ARCFOX αS HI: unveiled", DateKind.ACTUAL, makers),
        ("December 2021", "ARCFOX αS HI: deliveries", DateKind.EXPECTED, makers),
    ]  # fmt: skip
