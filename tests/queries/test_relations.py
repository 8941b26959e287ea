"""Relations: who is tied to whom, the same from either side."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.curation.agreements import add_party
from partnerships.curation.companies import add_ownership
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.models import Company
from partnerships.queries.relations import RelationFilter, relations
from partnerships.vocabulary import AgreementType, CompanyKind, Role
from tests.api.bluepark import make_bluepark
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


def rows(company, query="", limit=200):
    question = RelationFilter(QueryDict(query), Company.objects.none())
    assert not question.errors
    count, page = relations(company, question.form.cleaned_data, None, limit)
    assert (count, page.next) == (len(page.rows), None)
    return page.rows


def brief(row):
    other = row["counterparty"]["slug"] if row["counterparty"] else row["label"]
    return row["basis"], row["record"]["slug"] if row["record"] else None, other, row["role"], row["counterparty_role"]


@pytest.fixture
def baic():
    make_bluepark()
    return Company.objects.get(slug="baic-bluepark")


def test_bluepark_has_two_agreements_with_huawei_a_licensee_an_owner_and_a_shared_vehicle(baic):
    assert [brief(row) for row in rows(baic)] == [
        ("agreement", "cooperation", "huawei", "partner", "partner"),
        ("agreement", "creative-lab", "huawei", "partner", "partner"),
        ("agreement", "licence", "steyr-usa", "licensor", "licensee"),
        ("vehicle", "alpha-s-hi", "huawei", "maker", "technology_provider"),
        ("ownership", None, "baic-group", "owned", "owner"),
    ]


def test_a_row_has_its_dates_its_status_its_share_and_its_number_of_citations(baic):
    first, *_, vehicle, ownership = rows(baic)
    assert (first["start"]["display"], first["status"], first["citations_count"], first["share"]) == (
        "2017", "signed", 3, None,
    )  # fmt: skip
    assert (vehicle["start"]["display"], vehicle["start"]["text"], vehicle["status"]) == (
        "April 2021",
        "last month",
        None,
    )
    assert (ownership["status"], ownership["share"]["kind"], ownership["start"]) == ("current", "unknown", None)
    assert {row["via"] for row in (first, vehicle, ownership)} == {None}


@pytest.mark.parametrize(
    "query,found",
    [
        ("type=technology_licence", ["licence"]),
        ("type=ownership", [None]),
        ("type=shared_vehicle&type=joint_development", ["creative-lab", "alpha-s-hi"]),
        ("role=licensor", ["licence"]),
        ("role=licensee", []),
        ("role=owned&role=maker", ["alpha-s-hi", None]),
        ("counterparty=huawei", ["cooperation", "creative-lab", "alpha-s-hi"]),
        ("counterparty=baic-group&counterparty=steyr-usa", ["licence", None]),
        ("status=signed", ["cooperation", "licence"]),
        ("status=current", [None]),
        ("technology=lidar", ["alpha-s-hi"]),
        ("to=2018", ["cooperation"]),
        ("from=2021-05-14", ["alpha-s-hi"]),
        ("from=2022", []),
        ("from=2021-11&to=2022", ["alpha-s-hi"]),
        ("from=2019&to=2019", ["cooperation", "creative-lab"]),
    ],
)
def test_relations_narrow_by_what_is_asked(baic, query, found):
    assert [row["record"] and row["record"]["slug"] for row in rows(baic, query)] == found


def test_a_company_with_two_roles_and_parties_without_names_make_one_row_for_each_counterparty():
    baic, magna = make_company("BAIC"), make_company("Magna")
    supply = make_agreement(
        "Supply", (baic, Role.CUSTOMER), (magna, Role.SUPPLIER), ("a dealer", Role.OTHER), type=AgreementType.SUPPLY
    )
    add_party(supply, magna, Role.MANUFACTURER)
    add_party(supply, "a port", Role.OTHER)
    assert [(brief(row)[2], row["counterparty_roles"]) for row in rows(baic)] == [
        ("a dealer", ["other"]),
        ("a port", ["other"]),
        ("magna", ["supplier", "manufacturer"]),
    ]
    assert [(row["roles"], brief(row)[2]) for row in rows(magna)][-1] == (["supplier", "manufacturer"], "baic")


def test_a_marque_that_is_only_a_name_is_no_partner_but_a_maker_of_that_name_is():
    maker, name = make_company("Maker"), make_company("Name", kind=CompanyKind.MARQUE)
    other = make_company("Other")
    add_vehicle("One", maker=maker, marque=name)
    add_vehicle("Two", maker=maker, marque=other)
    assert [brief(row) for row in rows(maker)] == [("vehicle", "two", "other", "maker", "marque")]
    assert rows(name) == []


def test_citations_of_a_holding_and_of_the_parts_of_a_vehicle_count():
    one, other = make_company("One"), make_company("Other")
    source = make_source()
    cite(add_ownership(one, other), source)
    car = add_vehicle("Car", maker=one)
    cite(add_vehicle_partner(car, other, Role.SUPPLIER), source)
    cite(equip(car, add_technology("Chip"), supplier=other), source)
    assert [(row["basis"], row["citations_count"], row["counterparty_roles"]) for row in rows(one)] == [
        ("ownership", 1, ["owned"]),
        ("vehicle", 2, ["supplier", "supplier"]),
    ]


PARTIES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(list(Role))), min_size=1, max_size=5, unique=True)
WORLD = st.lists(st.tuples(st.sampled_from(["agreement", "ownership", "vehicle"]), PARTIES), max_size=4)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORLD)
def test_every_row_stands_on_the_other_side_too_with_the_roles_swapped(world):
    companies = [make_company(f"C {len(world)}") for _ in range(4)]
    for number, (basis, parties) in enumerate(world):
        _bring_about(basis, number, [(companies[index], role) for index, role in parties])
    found = {company.slug: [_facts(row) for row in rows(company)] for company in companies}
    for slug, mine in found.items():
        for basis, record, dated, roles, other, theirs in mine:
            assert mine.count((basis, record, dated, roles, other, theirs)) == found[other].count(
                (basis, record, dated, theirs, slug, roles)
            )


def _bring_about(basis, number, parties):
    (one, role), (other, _) = parties[0], parties[-1]
    if basis == "agreement":
        make_agreement(f"A {number}", *parties, type=AgreementType.OTHER, on=f"20{10 + number}")
    elif basis == "ownership" and one != other:
        add_ownership(one, other)
    elif basis == "vehicle":
        add_vehicle_partner(add_vehicle(f"V {number}", maker=one), other, role)


def _facts(row):
    record = row["record"] and row["record"]["id"]
    start = row["start"] and row["start"]["value"]
    roles, theirs = tuple(sorted(row["roles"])), tuple(sorted(row["counterparty_roles"]))
    return row["basis"], record, start, roles, row["counterparty"]["slug"], theirs
