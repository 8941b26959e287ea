"""The search page: any spelling, every kind, and helpful words where nothing is found."""

from __future__ import annotations

import pytest

from partnerships.curation.companies import add_name
from partnerships.curation.people import add_person, appoint
from partnerships.curation.vehicles import add_technology, add_vehicle
from partnerships.vocabulary import NameKind
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import has_heading, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(db):
    huawei = make_company("Huawei", country="CN")
    add_name(huawei, "华为", kind=NameKind.SHORT, language="zh-Hans")
    make_agreement("Creative lab", huawei, on="2019")
    appoint(add_person("Huawei Chen"), huawei, "Engineer")
    add_vehicle("Huawei car")
    add_technology("Huawei ADS", developer=huawei)
    make_source("Huawei builds cars")
    return huawei


def test_every_kind_is_a_group_with_its_count(client, known):
    page = client.get("/search/?q=huawei")
    assert section(page, "Companies") == "1 Huawei 华为 1 agreement Automaker, China"
    assert section(page, "Agreements").startswith("1 2019 Creative lab")
    assert section(page, "Vehicles") == "1 Huawei car"
    assert section(page, "Technologies") == "1 Huawei ADS Vehicles with it Technology, by Huawei"
    assert section(page, "People") == "1 Huawei Chen Engineer, Huawei"
    assert section(page, "Sources") == "1 undated Huawei builds cars 0 citations Wire"


def test_one_kind_can_be_asked_for_and_the_others_keep_their_counts(client, known):
    page = client.get("/search/?q=huawei&kind=vehicle")
    assert has_heading(page, "Vehicles")
    assert not has_heading(page, "Companies")
    assert "Every kind 6 Companies 1 Agreements 1 Vehicles 1 Technologies 1 People 1 Sources 1" in words(page)


def test_a_slip_is_forgiven_and_said(client, known):
    page = client.get("/search/?q=Hauwei")
    assert "No name is written “Hauwei”. These come closest." in words(page)
    assert section(page, "Companies").startswith("1 Huawei")


def test_another_name_that_answers_is_shown(client):
    add_name(make_company("Mercedes-Benz Group"), "Daimler", kind=NameKind.FORMER)
    assert section(client.get("/search/?q=daimler"), "Companies") == (
        "1 Mercedes-Benz Group 0 agreements Automaker also Daimler"
    )


def test_more_hits_than_are_shown_are_counted_and_led_to(client):
    for number in range(8):
        make_company(f"Huawei {number}")
    page = client.get("/search/?q=huawei")
    assert section(page, "Companies").startswith("8 ")
    assert section(page, "Companies").endswith("All 8 companies")
    assert "?q=huawei&amp;kind=company" in page.content.decode()


@pytest.mark.parametrize(
    "question, answer",
    [
        ("", "What are you looking for?"),
        ("?q=+++", "What are you looking for?"),
        ("?q=!!!", "There is nothing to look for in this"),
        ("?q=%00", "What are you looking for?"),
        ("?q=Borgward", "Nothing is found under this name"),
        (f"?q={'x' * 101}", "That is too long to be a name"),
    ],
)
def test_whatever_finds_nothing_is_explained(client, question, answer):
    page = client.get(f"/search/{question}")
    assert page.status_code == 200
    assert has_heading(page, answer)


def test_an_unknown_kind_is_named_and_everything_shown(client, known):
    page = client.get("/search/?q=huawei&kind=planet")
    assert "There is no kind “planet”; every kind is shown." in words(page)
    assert has_heading(page, "Companies")


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_costs_the_same_however_much_it_finds(client, count, django_assert_num_queries):
    for number in range(count):
        company = make_company(f"Huawei {number}")
        make_agreement(f"Huawei deal {number}", company)
        appoint(add_person(f"Huawei person {number}"), company, "Chair")
        add_vehicle(f"Huawei car {number}", maker=company)
        add_technology(f"Huawei thing {number}", developer=company)
        make_source(f"Huawei report {number}")
    with django_assert_num_queries(27):
        assert client.get("/search/?q=huawei").status_code == 200
