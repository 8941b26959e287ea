"""Addresses last: public ids and merged companies lead to where the record stands now."""

from __future__ import annotations

import pytest

from partnerships.curation.vehicles import add_vehicle
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "make, part",
    [
        (lambda: make_company("Blue"), "companies"),
        (lambda: make_agreement("Blue"), "agreements"),
        (lambda: add_vehicle("Blue"), "vehicles"),
        (lambda: make_source("Blue"), "sources"),
    ],
    ids=["company", "agreement", "vehicle", "source"],
)
def test_a_public_id_leads_to_the_slug_for_good(client, make, part):
    record = make()
    answer = client.get(f"/{part}/{record.public_id}/?from=here")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/{part}/{record.slug}/?from=here")


def test_a_merged_company_leads_to_the_one_that_stands_in_one_step(client):
    last = make_company("Last")
    middle = make_company("Middle", merged_into=last)
    first = make_company("First", merged_into=middle)
    for address in (first.slug, first.public_id, middle.slug):
        answer = client.get(f"/companies/{address}/")
        assert (answer.status_code, answer.headers["Location"]) == (308, "/companies/last/")


@pytest.mark.parametrize(
    "address", ["/companies/none/", "/agreements/none/", "/vehicles/none/", "/sources/none/", "/x/"]
)
def test_what_is_not_there_is_not_found(client, address):
    page = client.get(address)
    assert page.status_code == 404
    assert "There is no page at this address" in words(page)


def test_a_slip_in_an_address_is_answered_with_what_comes_closest(client):
    make_agreement("BlueWorks and Lumen", slug="blueworks-lumen-2017")
    make_company("Lumen")
    page = client.get("/agreements/blueworks-lumne/")
    assert page.status_code == 404
    assert 'href="/agreements/blueworks-lumen-2017/">BlueWorks and Lumen</a>' in page.content.decode()


@pytest.mark.parametrize("address", ["/%00/", "/<script>alert(1)</script>/", f"/companies/{'x' * 3000}/", "/%F0%9F/"])
def test_hostile_addresses_are_not_found_and_shown_escaped(client, address):
    page = client.get(address)
    assert page.status_code == 404
    assert "<script>alert" not in page.content.decode()
