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
from partnerships.queries.timeline.entries import every_item, timeline, timeline_of
from partnerships.queries.timeline.filters import TimelineFilter, understood
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


def test_what_the_company_only_supplies_or_sells_is_on_its_timeline_too(article):
    huawei = Company.objects.get(slug="huawei")
    assert [item.title for item in timeline_of(huawei).items] == [
        "Strategic cooperation", "Creative lab", "ARCFOX αS HI: unveiled", "ARCFOX αS HI: deliveries",
    ]  # fmt: skip


def test_agreements_come_before_milestones_of_the_same_day_and_then_the_older_record():
    maker = make_company("Maker")
    car = add_vehicle("Car", maker=maker)
    add_milestone(car, MilestoneKind.UNVEILED, PartialDate("2020"))
    for title in ("Zebra", "Aardvark"):
        make_agreement(title, maker, on="2020")
    make_agreement("Undated", maker, on=None)
    make_agreement("Half", maker, on="2020-40")
    make_agreement("January", maker, on="2020-01")
    assert titles() == ["January", "Half", "Zebra", "Aardvark", "Car: unveiled", "Undated"]


def test_the_order_in_the_database_is_that_of_the_items(article):
    make_agreement("Undated", article, on=None)
    make_agreement("Long ago", article, on="before 1990")
    items = timeline(asked()).items
    assert list(items) == sorted(items, key=lambda item: item.key)
    assert items[0].title == "Long ago"


@pytest.mark.parametrize("count", [1, 3])
def test_a_timeline_costs_three_queries_however_long_it_is(count, django_assert_num_queries):
    one, other = make_company("One"), make_company("Other")
    for number in range(count):
        make_agreement(f"Deal {number}", one, other)
        add_milestone(add_vehicle(f"Car {number}", maker=one), MilestoneKind.LAUNCHED, PartialDate("2020"))
    with django_assert_num_queries(3):
        assert len(timeline(asked()).items) == 2 * count


def test_nothing_found_is_an_empty_timeline():
    assert timeline(asked()).total == 0
    assert timeline(asked(kind="milestone", status="signed")).total == 0


def test_counts_are_of_all_that_match_whatever_part_is_read(article):
    make_agreement("Undated", article, on=None)
    part = timeline(asked(), start=1, most=2)
    assert [item.title for item in part.items] == ["Creative lab", "Two core technologies"]
    assert (part.total, part.agreements, part.milestones, part.undated, part.dated) == (6, 4, 2, 1, 5)


def test_a_start_says_whether_it_is_expected_or_only_first_reported():
    agreement = make_agreement("Plant", make_company("Maker"), on=None)
    add_event(agreement, EventKind.SIGNED, PartialDate("2030"), date_kind=DateKind.EXPECTED)
    refresh(agreement)
    reported = make_agreement("Talks", make_company("Other"), on=None)
    add_event(reported, EventKind.TALKS_REPORTED, PartialDate("2020"), date_kind=DateKind.FIRST_REPORTED)
    refresh(reported)
    assert [(item.title, item.start_kind) for item in timeline(asked()).items if item.start] == [
        ("Talks", DateKind.FIRST_REPORTED), ("Plant", DateKind.EXPECTED),
    ]  # fmt: skip


def test_an_unnamed_party_keeps_its_words():
    make_agreement("Cells", (make_company("Maker"), Role.CUSTOMER), ("a European supplier", Role.SUPPLIER),
                   type=AgreementType.SUPPLY)  # fmt: skip
    assert [(who.name, who.slug, who.role) for who in timeline(asked()).items[0].parties] == [
        ("Maker", "maker", "customer"), ("a European supplier", "", "supplier"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "start, end, possibly, certainly",
    [
        ("2019", None, True, True),
        ("2017", None, False, False),  # an end that nobody reported is drawn, and counts, as the last report
        ("2018/2019", None, True, False),
        ("2017", "2021", True, True),
        ("2017", "2019", True, True),
        ("2017", "2018", False, False),
        ("2018", "2018/2019", True, False),
        ("2019-12-31", "2020", True, True),
        ("2020", None, False, False),
        ("before 2019", "2019-01-01", True, True),
        ("by 2019", None, True, False),
        ("after 2018", "2022", True, False),
        ("about 2019", None, True, True),
    ],
)
def test_active_in_2019_is_told_from_the_bounds(start, end, possibly, certainly):
    agreement = make_agreement("Deal", make_company("Maker"), on=None)
    add_event(agreement, EventKind.SIGNED, PartialDate.of(start))
    if end:
        add_event(agreement, EventKind.ENDED, PartialDate.of(end))
    refresh(agreement)
    years = {"from": "2019", "to": "2019"}
    assert (titles(**years) == ["Deal"], titles(**years, certain="true") == ["Deal"]) == (possibly, certainly)


def test_a_later_report_keeps_an_open_agreement_in_view():
    agreement = make_agreement("Deal", make_company("Maker"), on="2017")
    cite(agreement, make_source(published=PartialDate("2020-05-01")), note="still running")
    refresh(agreement)
    assert titles(**{"from": "2019", "to": "2019"}) == ["Deal"]


@pytest.mark.parametrize(
    "on, possibly, certainly", [("2019-05", True, True), ("2018/2019", True, False), ("2020", False, False)]
)
def test_a_milestone_happened_in_2019_if_its_bounds_overlap_and_certainly_if_they_lie_within(on, possibly, certainly):
    add_milestone(add_vehicle("Car"), MilestoneKind.LAUNCHED, PartialDate.of(on))
    years = {"from": "2019", "to": "2019"}
    assert bool(titles(**years)) is possibly
    assert bool(titles(**years, certain="true")) is certainly


def test_undated_entries_stay_whatever_the_years_and_are_counted_apart(article):
    make_agreement("Undated deal", article, on=None)
    add_milestone(Vehicle.objects.get(), MilestoneKind.LAUNCHED, None)
    found = timeline(asked(**{"from": "2017", "to": "2018"}))
    assert [item.title for item in found.items] == ["Strategic cooperation", "Undated deal", "ARCFOX αS HI: launched"]
    assert (found.dated, found.undated, found.total) == (1, 2, 3)


@pytest.mark.parametrize(
    "parameters, expected",
    [
        ({"company": "steyr-usa"}, ["Two core technologies"]),
        ({"company": ["steyr-usa", "huawei"]}, [
            "Strategic cooperation", "Creative lab", "Two core technologies", "ARCFOX αS HI: unveiled",
            "ARCFOX αS HI: deliveries",
        ]),
        ({"company": ["steyr-usa", "huawei"], "match": "all"}, []),
        ({"company": ["baic-bluepark", "huawei"], "match": "all", "kind": "milestone"}, [
            "ARCFOX αS HI: unveiled", "ARCFOX αS HI: deliveries",
        ]),
        ({"country": "US"}, ["Two core technologies"]),
        ({"family": "tech"}, ["Creative lab", "Two core technologies"]),
        ({"type": "technology_licence"}, ["Two core technologies"]),
        ({"status": "in_force"}, ["Creative lab"]),
        ({"technology": "harmonyos"}, ["ARCFOX αS HI: unveiled", "ARCFOX αS HI: deliveries"]),
        ({"vehicle": "arcfox-as-hi"}, ["ARCFOX αS HI: unveiled", "ARCFOX αS HI: deliveries"]),
        ({"q": "arcfox"}, ["ARCFOX αS HI: unveiled", "ARCFOX αS HI: deliveries"]),
        ({"kind": "agreement", "from": "2020"}, ["Two core technologies"]),
    ],
)  # fmt: skip
def test_each_filter_keeps_what_it_names(article, parameters, expected):
    parameters = {
        name: Vehicle.objects.get().slug if name == "vehicle" else value for name, value in parameters.items()
    }
    assert titles(**parameters) == expected


@pytest.mark.parametrize(
    "query, kept, problem",
    [
        ("company=nobody&company=huawei", {"company": ["huawei"]}, "There is no company “nobody”."),
        ("status=odd&status=signed", {"status": ["signed"]}, "“odd” is not one of these"),
        ("from=x&kind=agreement", {"kind": ["agreement"]}, "“x” is not a date."),
        ("from=2020&to=2010&kind=agreement", {"from": ["2020"], "kind": ["agreement"]}, "2010 is before 2020."),
        ("kind=agreement&odd=1", {"kind": ["agreement"]}, "There is no parameter “odd” here"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_is_kept(article, query, kept, problem):
    filter, problems = understood(QueryDict(query), ("view",))
    given = {name: values for name, values in filter.data.lists() if values and name != "odd"}
    assert given == kept
    assert len(problems) == 1
    assert problem in problems[0]
    assert filter.form.is_valid()


def test_every_item_reads_all_of_a_long_timeline(article, monkeypatch):
    monkeypatch.setattr("partnerships.queries.timeline.entries.AT_ONCE", 2)
    assert [item.title for item in every_item(asked())] == titles()
