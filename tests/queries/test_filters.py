"""Filters: one definition for pages and API."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from partnerships.curation.agreements import add_event, refresh
from partnerships.curation.companies import add_name
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Company
from partnerships.queries.asking import refused
from partnerships.queries.filters import AgreementFilter, CompanyFilter, SourceFilter, VehicleFilter
from partnerships.vocabulary import AgreementType, CompanyKind, EventKind, NameKind, Role
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


def found(question, query):
    answer = question(QueryDict(query))
    assert not answer.errors
    return sorted(row.slug for row in answer.qs)


@pytest.fixture
def trio():
    """BAIC and Huawei alone, BAIC and Magna, and all three."""
    baic = make_company("BAIC", country="CN")
    huawei = make_company("Huawei", kind=CompanyKind.TECHNOLOGY, country="CN")
    magna = make_company("Magna", kind=CompanyKind.SUPPLIER, country="CA")
    make_agreement("Two", (baic, Role.CUSTOMER), (huawei, Role.SUPPLIER), type=AgreementType.SUPPLY, on="2017")
    make_agreement("Plant", baic, magna, on="early 2019")
    make_agreement("Three", baic, huawei, magna, on="2020-05", type=AgreementType.MOU, event=EventKind.ANNOUNCED)
    return baic, huawei, magna


@pytest.mark.parametrize(
    "query,titles",
    [
        ("", ["plant", "three", "two"]),
        ("company=huawei", ["three", "two"]),
        ("company=huawei&company=magna", ["plant", "three", "two"]),
        ("company=huawei&company=magna&match=any", ["plant", "three", "two"]),
        ("company=huawei&company=magna&match=all", ["three"]),
        ("company=huawei&role=supplier", ["two"]),
        ("company=baic&role=supplier", []),
        ("role=supplier&role=customer", ["two"]),
        ("type=mou&type=supply", ["three", "two"]),
        ("family=coop", ["plant", "three"]),
        ("family=sup&company=magna", []),
        ("status=announced", ["three"]),
        ("country=CA", ["plant", "three"]),
        ("country=CA&company=huawei", ["three"]),
        ("q=THRE", ["three"]),
        ("q=%21%3F", []),
        ("type=&company=&from=", ["plant", "three", "two"]),
    ],
)
def test_agreements_are_found_by_what_is_said_of_their_parties(trio, query, titles):
    assert found(AgreementFilter, query) == titles


def test_a_company_is_known_by_its_slug_by_its_id_and_by_a_record_merged_into_it(trio):
    _baic, huawei, _magna = trio
    Company.objects.filter(pk=make_company("Huawei Cars").pk).update(merged_into=huawei)
    for word in ["huawei", huawei.public_id, "huawei-cars"]:
        assert found(AgreementFilter, f"company={word}") == ["three", "two"]


@pytest.mark.parametrize(
    "starts,ends,window,possibly,certainly",
    [
        ("2019", None, "from=2019&to=2019", True, True),
        ("2019", None, "from=2018&to=2018", False, False),
        ("2019", "2021", "from=2020&to=2020", True, True),
        ("2019", "2021", "from=2022&to=2022", False, False),
        ("2019", "2020/2022", "from=2021&to=2021", True, False),
        ("2018/2020", "2023", "from=2019&to=2019", True, False),
        ("2018/2020", "2023", "from=2018&to=2020", True, True),
        ("before 2018", "2023", "from=2018&to=2018", True, True),
        ("before 2018", "2023", "to=1990", True, False),
        ("early 2021", None, "from=2021-05", False, False),
        ("early 2021", None, "from=2021-04-30&to=2021-04-30", True, False),
        (None, None, "from=1900&to=2100", False, False),
    ],
)
def test_a_period_finds_what_may_have_run_in_it_or_what_certainly_did(starts, ends, window, possibly, certainly):
    agreement = make_agreement("Lab", make_company("BAIC"), on=starts)
    if ends:
        add_event(agreement, EventKind.ENDED, PartialDate.of(ends))
        refresh(agreement)
    assert (found(AgreementFilter, window), found(AgreementFilter, f"{window}&certain=true")) == (
        ["lab"] * possibly,
        ["lab"] * certainly,
    )


def test_an_agreement_confirmed_as_running_certainly_ran_until_then():
    agreement = make_agreement("Lab", make_company("BAIC"), on="2017")
    assert found(AgreementFilter, "from=2019&to=2019&certain=true") == []
    add_event(agreement, EventKind.CONFIRMED, PartialDate.of("2021-05"))
    refresh(agreement)
    assert found(AgreementFilter, "from=2019&to=2019&certain=true") == ["lab"]
    assert found(AgreementFilter, "from=2021-06&certain=true") == []


def test_sourced_are_those_with_a_citation_of_the_agreement_a_party_or_an_event(trio):
    agreements = {row.slug: row for row in Agreement.objects.all()}
    source = make_source()
    cite(agreements["two"].parties.first(), source)
    cite(agreements["three"].events.first(), source)
    assert (found(AgreementFilter, "sourced=true"), found(AgreementFilter, "sourced=false")) == (
        ["three", "two"],
        ["plant"],
    )


def test_technology_and_vehicle_find_agreements_and_vehicles(trio):
    baic, huawei, _ = trio
    harmony, car = add_technology("HarmonyOS"), add_vehicle("Alpha S", maker=baic)
    add_vehicle_partner(car, huawei, Role.TECHNOLOGY_PROVIDER)
    equip(car, harmony)
    two = Agreement.objects.get(slug="two")
    two.technologies.add(harmony)
    two.vehicles.add(car)
    assert found(AgreementFilter, "technology=harmonyos") == found(AgreementFilter, "vehicle=alpha-s") == ["two"]
    for query in ["technology=harmonyos", "partner=huawei", "maker=baic", "q=alph"]:
        assert found(VehicleFilter, query) == ["alpha-s"]
    assert found(VehicleFilter, "partner=baic") == found(VehicleFilter, "marque=baic") == []


def test_a_company_is_found_by_every_name_in_every_spelling_and_once():
    huawei = make_company("Huawei", kind=CompanyKind.TECHNOLOGY, country="CN")
    add_name(huawei, "华为技术有限公司", kind=NameKind.LEGAL)
    make_company("Hua Hin Motors", country="TH")
    assert found(CompanyFilter, "q=hua") == ["hua-hin-motors", "huawei"]
    assert found(CompanyFilter, "q=华为") == found(CompanyFilter, "q=wei+hua") == ["huawei"]
    assert found(CompanyFilter, "kind=technology&country=CN&country=TH") == ["huawei"]


def test_sources_are_found_by_publisher_language_and_when_they_may_have_been_published():
    make_source("One", publisher="Xinhua", published=PartialDate.of("2021-05-13"))
    make_source("Two", publisher="Wire", published=PartialDate.of("2020"), language="zh-Hans")
    assert found(SourceFilter, "publisher=xinhua") == found(SourceFilter, "from=2021") == ["xinhua-one"]
    assert found(SourceFilter, "language=zh-Hans") == found(SourceFilter, "to=2020-06") == ["wire-two"]
    assert found(SourceFilter, "q=WIR") == ["wire-two"]


@pytest.mark.parametrize(
    "query,code,said",
    [
        ("match=some", "invalid_choice", "“some” is not one of these: any, all."),
        ("family=eq&family=x", "invalid_choice", "“x” is not one of these: coop, jv, eq, tech, plat, sup."),
        ("sourced=perhaps", "invalid_choice", "“perhaps” is not one of these: true, false."),
        ("company=nobody", "unknown_record", "There is no company “nobody”."),
        ("company=%00", "unknown_record", "There is no company “\x00”."),
        ("company=' OR 1=1 --", "unknown_record", "There is no company “' OR 1=1 --”."),
        ("from=2021-13", "invalid_date", "2021-13 has no month 13."),
        ("from=2021&to=2019", "empty_period", "2019 is before 2021."),
        ("country=cn", "invalid", "“cn” has the wrong form. Of a party: two capital letters, ISO 3166."),
        ("q=" + "x" * 201, "max_length", "Ensure this value has at most 200 characters (it has 201)."),
        ("&".join(f"company=c{n}" for n in range(21)), "too_many", "21 values are too many; give at most 20."),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_do(query, code, said):
    errors = AgreementFilter(QueryDict(query)).errors.as_data().values()
    assert [(error.code, error.messages) for named in errors for error in named] == [(code, [said])]


def test_parameters_that_nobody_asked_for_and_second_values_are_told_apart():
    data = QueryDict("utm_source=x&from=2019&from=2020&company=a&company=b&limit=1&limit=2")
    strange = refused(data, AgreementFilter(data).form, also=["limit"])
    assert {name: code for name, (code, _) in strange.items()} == {
        "utm_source": "unknown",
        "from": "repeated",
        "limit": "repeated",
    }
