"""What holds on every page: empty or hostile, nothing breaks, nothing leaks, no date is surer than its source."""

from __future__ import annotations

import pytest

from partnerships.curation.companies import add_name, add_ownership
from partnerships.curation.people import add_person, appoint
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_milestone, add_technology, add_vehicle, equip
from partnerships.dates import PartialDate
from partnerships.vocabulary import MilestoneKind, NameKind
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import words

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' {{ 7|add:7 }} {% url 'home' %}",
    "\u202eevil\u202c شركة \u2066name\u2069",
    "W" * 200,
    "Robert'); DROP TABLE partnerships_company;--",
]


def pages_of(company, agreement, vehicle, source):
    return [
        "/",
        "/companies/",
        "/agreements/",
        "/vehicles/",
        "/sources/",
        "/timeline/",
        f"/companies/{company.slug}/",
        f"/agreements/{agreement.slug}/",
        f"/vehicles/{vehicle.slug}/",
        f"/sources/{source.slug}/",
        "/search/?q=name",
    ]


@pytest.mark.parametrize("name", HOSTILE, ids=["script", "attribute", "right to left", "long", "sql"])
def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(client, name):
    company, other = make_company(name, slug="company"), make_company("Other")
    add_name(company, name, kind=NameKind.FORMER)
    holding = add_ownership(other, company, note=name)
    source = make_source(name, publisher=name[:200], slug="source", text=f"{name} and more")
    agreement = make_agreement(name, company, other, slug="agreement", summary=name, value_text=name[:200])
    vehicle = add_vehicle(name, maker=company, slug="vehicle")
    appoint(add_person(name, slug="person"), company, name)
    equip(vehicle, add_technology(name, slug="technology"))
    for fact in (company, agreement, vehicle, holding, agreement.events.get()):
        cite(fact, source, start=0, end=len(name), note=name, value=name, rank_reason=name)
    for address in pages_of(company, agreement, vehicle, source):
        page = client.get(address)
        assert (address, page.status_code) == (address, 200)
        html = page.content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert " ".join(name.split()) in words(client.get("/companies/company/"))


@pytest.mark.parametrize("address", ["/", "/companies/", "/agreements/", "/vehicles/", "/sources/"])
def test_an_empty_knowledge_base_says_so_and_how_it_is_filled(client, address):
    page = client.get(address)
    assert page.status_code == 200
    assert "recorded yet" in words(page)
    assert 'href="/admin/"' in page.content.decode()


def test_a_year_is_never_shown_as_a_day(client, world):
    for address in pages_of(world.blueworks, world.lab, world.aurora, world.article):
        html = client.get(address).content.decode()
        for day in ("2017-01-01", "2017-12-31", "2019-01-01", "1 January 2017", "1 Jan 2017"):
            assert (address, day in html) == (address, False)


def test_every_kind_of_date_is_shown_as_exactly_as_it_is_known(client):
    vehicle = add_vehicle("Aurora")
    for date in ("2017", "2021-04", "2021-04-19", "early 2021", "about 2019", "before 2020", "by 2025-06", "2021-33"):
        add_milestone(vehicle, MilestoneKind.OTHER, PartialDate.of(date))
    shown = words(client.get("/vehicles/aurora/"))
    for text in (
        "2017 year only",
        "Apr 2021 month only",
        "19 Apr 2021 Other",
        "early 2021 approximate",
        "c. 2019 approximate",
        "before 2020 Other",
        "by Jun 2025 Other",
        "Q1 2021 quarter only",
    ):
        assert text in shown


def test_the_first_page_counts_and_charts_what_is_known(client, world):
    shown = words(client.get("/"))
    assert (
        "agreements 2 companies 3 vehicle milestones 2 years covered 2017–2021 of agreements name a source 100 %"
        in (shown)
    )
    assert "2017: 1 agreement" in shown
    assert "Lumen 2 agreements" in shown
