"""Lists: filters, pages and cursors, as a client meets them."""

from __future__ import annotations

from itertools import chain
from urllib.parse import urlsplit

import pytest

from partnerships.curation.vehicles import add_vehicle
from tests.factories import make_agreement, make_company, make_source

LISTS = ["companies/", "agreements/", "vehicles/", "sources/", "companies/hub/relations/"]


@pytest.fixture
def seven(db):
    """Seven of everything, all tied to one company."""
    hub = make_company("Hub")
    for number in range(7):
        other = make_company(f"Spoke {number}")
        make_agreement(f"Agreement {number}", hub, other, on=f"20{10 + number % 3}" if number else None)
        add_vehicle("Car of one name")
        make_source(f"Report {number}")


def walk(client, address, side="next"):
    pages = []
    while address:
        answer = client.get(address).json()
        pages.append(answer["results"])
        address = answer[side]
    return pages, answer


@pytest.mark.parametrize("address", LISTS)
def test_the_pages_together_hold_every_row_once(client, seven, address):
    whole = client.get(f"/api/v1/{address}").json()
    forwards, last = walk(client, f"/api/v1/{address}?limit=3")
    backwards, _ = walk(client, last["previous"], "previous")
    assert [*chain(*forwards)] == whole["results"]
    assert len(whole["results"]) == whole["count"] == last["count"]
    assert [*chain(*reversed(backwards))] == [*chain(*forwards[:-1])]


def test_the_next_page_asks_the_same_question(client, seven):
    answer = client.get("/api/v1/agreements/?limit=2&company=hub&company=spoke-1&from=2010").json()
    assert urlsplit(answer["next"]).query.startswith("limit=2&company=hub&company=spoke-1&from=2010&cursor=")
    pages, _ = walk(client, answer["next"])
    assert len(answer["results"]) + sum(map(len, pages)) == answer["count"] == 6


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("cursor", ["x", "WyJhIl0:x:y", "0", "%00", "a" * 3000])
def test_a_cursor_that_is_none_of_ours_is_refused_not_ignored(get, seven, address, cursor):
    status, body = get(f"{address}?cursor={cursor}")
    assert (status, body["errors"]) == (
        400,
        [{"parameter": "cursor", "code": "bad_cursor", "detail": "This is no cursor of ours; begin without one."}],
    )


def test_a_cursor_of_another_question_or_list_is_refused(client, seven):
    cursor = urlsplit(client.get("/api/v1/agreements/?limit=2").json()["next"]).query.partition("cursor=")[2]
    for address in ["agreements/?company=hub&", "companies/?", "companies/hub/relations/?"]:
        body = client.get(f"/api/v1/{address}cursor={cursor}").json()
        assert body["errors"][0]["detail"] == "This cursor belongs to another question; begin without one."
    assert client.get(f"/api/v1/agreements/?limit=5&cursor={cursor}").status_code == 200


@pytest.mark.parametrize("limit", ["0", "201", "-1", "ten", "1.5", "９", "1" * 5000])
def test_a_limit_outside_1_to_200_is_refused(get, db, limit):
    status, body = get(f"companies/?limit={limit}")
    assert (status, body["errors"][0]["parameter"]) == (400, "limit")


def test_filters_narrow_a_list_and_its_count(get, seven):
    _, page = get("agreements/?company=spoke-1&company=spoke-2&match=any&from=2011")
    assert (page["count"], [row["title"] for row in page["results"]]) == (2, ["Agreement 1", "Agreement 2"])


def test_nothing_found_is_an_empty_page_and_no_error(get, db):
    assert get("agreements/?q=nothing") == (200, {"count": 0, "next": None, "previous": None, "results": []})
