"""Errors: one form for all of them, and everything that is wrong is said at once."""

from __future__ import annotations

import pytest
from rest_framework.throttling import AnonRateThrottle

from partnerships.queries.resources import reading
from tests.factories import make_company

FIELDS = ["type", "title", "status", "detail", "instance", "errors"]


def check(response, status, type):
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert (response.status_code, body["status"], body["type"], list(body)) == (status, status, f"/api/#{type}", FIELDS)
    return body


def test_everything_that_is_wrong_with_a_question_is_said_at_once(client, db):
    body = check(client.get("/api/v1/agreements/?colour=red&type=x&from=1&from=2"), 400, "bad-parameter")
    assert [(error["parameter"], error["code"]) for error in body["errors"]] == [
        ("colour", "unknown"),
        ("from", "repeated"),
        ("type", "invalid_choice"),
        ("from", "invalid_date"),
    ]
    assert body["instance"] == "/api/v1/agreements/?colour=red&type=x&from=1&from=2"


@pytest.mark.parametrize(
    "address",
    [
        "companies/a/?x=1",
        "companies/a/relations/?include=subsidiaries",
        "companies/a/relations/?asof=2019",
        "schema/?format=yaml",
        "agreements/?format=json",
        "vehicles/?cursor=&ordering=name",
        "sources/?text=x",
    ],
)
def test_a_parameter_nobody_knows_is_refused_not_ignored(client, db, address):
    make_company("A")
    body = check(client.get(f"/api/v1/{address}"), 400, "bad-parameter")
    assert [error["code"] for error in body["errors"]] == ["unknown"]


@pytest.mark.parametrize(
    "address,detail",
    [
        ("companies/nobody/", "There is no company “nobody”."),
        ("companies/nobody/relations/", "There is no company “nobody”."),
        ("agreements/%00/", "There is no agreement “\x00”."),
        ("vehicles/'; DROP TABLE x --/", "There is no vehicle “'; DROP TABLE x --”."),
        ("sources/<script>/", "There is no source “<script>”."),
        ("sources/" + "x" * 500 + "/", "There is no source “" + "x" * 500 + "”."),
    ],
)
def test_a_record_that_is_not_there_is_named(client, db, address, detail):
    assert check(client.get(f"/api/v1/{address}"), 404, "not-found")["detail"] == detail


@pytest.mark.parametrize("address", ["/api/v2/", "/api/v1/", "/api/v1/people/", "/api/x.php", "/api/v1/companies/a/b/"])
def test_every_other_address_below_api_is_a_problem_too(client, db, address):
    check(client.get(address), 404, "not-found")


def test_an_address_without_its_final_slash_leads_to_the_one_with_it(client, db):
    response = client.get("/api/v1/companies?q=a")
    assert (response.status_code, response["Location"]) == (308, "/api/v1/companies/?q=a")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/api/v1/companies/", "/api/v1/agreements/x/", "/api/v1/nothing/"])
def test_nothing_can_be_written_yet(client, db, method, address):
    response = getattr(client, method)(address)
    check(response, 405, "method-not-allowed")
    assert response["Allow"] == "GET, HEAD"


def test_only_json_is_given(client, db):
    check(client.get("/api/v1/companies/", headers={"accept": "text/csv"}), 406, "not-acceptable")
    assert client.get("/api/v1/companies/", headers={"accept": "text/html, */*;q=0.1"}).status_code == 200


def test_too_many_requests_are_told_when_to_come_back(client, db, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    for _ in range(2):
        assert client.get("/api/v1/companies/").status_code == 200
    response = client.get("/api/v1/companies/", headers={"x-forwarded-for": "10.9.8.7"})
    check(response, 429, "too-many-requests")
    assert 0 < int(response["Retry-After"]) <= 61


def test_what_nobody_foresaw_is_a_problem_without_detail(client, db, monkeypatch, caplog):
    client.raise_request_exception = False
    monkeypatch.setattr(reading, "opened", lambda document: 1 / 0)
    make_company("A")
    body = check(client.get("/api/v1/companies/"), 500, "internal-error")
    assert body["detail"].startswith("Nothing was changed.")
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


def test_what_cannot_be_read_is_a_problem_too():
    from partnerships.api.problems import handle

    class Asked:
        method, path = "POST", "/api/v1/x/"

        def get_full_path(self):
            return self.path

    from rest_framework.exceptions import UnsupportedMediaType

    response = handle(UnsupportedMediaType("text/csv"), {"request": Asked()})
    assert (response.status_code, response.content_type) == (415, "application/problem+json")


def test_answers_may_not_be_kept_without_asking_and_set_no_cookie(client, db):
    response = client.get("/api/v1/companies/")
    assert (response["Cache-Control"], response.cookies) == ("no-cache", {})
    assert client.head("/api/v1/companies/").content == b""


def test_a_question_may_be_empty(client, db):
    assert client.get("/api/v1/agreements/?type=&company=&cursor=&limit=").status_code == 200
