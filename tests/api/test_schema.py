"""The contract: what the schema promises is what is answered, in every case, and all of it is explained."""

from __future__ import annotations

import copy
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from partnerships.api.schema import schema
from partnerships.models import Company
from tests.api.bluepark import make_full
from tests.factories import make_company

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
PARTS = schema()["components"]["schemas"]
EXACT = copy.deepcopy(schema())
for part in EXACT["components"]["schemas"].values():
    part["additionalProperties"] = False

RECORDS = {"companies": "Company", "agreements": "Agreement", "vehicles": "Vehicle", "sources": "Source"}


def check(response, path):
    """The body is what the schema says of this path and status, and nothing more."""
    media = response["Content-Type"].partition(";")[0]
    place = ["paths", path, "get", "responses", str(response.status_code), "content", media, "schema"]
    pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in place)
    body = response.json()
    jsonschema.validate(
        body,
        {**EXACT, "$ref": f"#/{pointer}"},
        cls=jsonschema.Draft202012Validator,
        format_checker=jsonschema.FormatChecker(),
    )
    return body


@pytest.fixture
def full(db):
    """Every kind of record, with every field filled in somewhere."""
    return make_full()


def documents(client):
    for kind in RECORDS:
        page = check(client.get(f"/api/v1/{kind}/?limit=200"), f"/api/v1/{kind}/")
        for row in page["results"]:
            yield check(client.get(f"/api/v1/{kind}/{row['slug']}/"), f"/api/v1/{kind}/{{id}}/")
        yield page
    for company in Company.objects.all():
        path = "/api/v1/companies/{id}/relations/"
        yield check(client.get(path.replace("{id}", company.slug)), path)


def test_every_document_is_exactly_what_the_schema_says(client, full):
    assert len(list(documents(client))) > 15


def test_every_field_holds_a_value_somewhere_but_those_of_a_later_version(client, full):
    empty = {name for document in documents(client) for name in _fields(document)}
    filled = {name for document in documents(client) for name in _fields(document, filled=True)}
    assert empty - filled == {"via", "previous", "next"}


def _fields(value, filled=False):
    if isinstance(value, list):
        for part in value:
            yield from _fields(part, filled)
    if isinstance(value, dict):
        for name, part in value.items():
            if not filled or part not in (None, [], ""):
                yield name
            yield from _fields(part, filled)


@pytest.mark.parametrize("path", sorted(schema()["paths"]))
def test_refusals_are_what_the_schema_says(client, db, path):
    make_company("A")
    old = make_company("Old")
    Company.objects.filter(pk=old.pk).update(merged_into=Company.objects.get(slug="a"))
    address = path.replace("{id}", "a")
    if "{id}" not in path or "companies" in path:
        check(client.get(f"{address}?nonsense=1"), path)
    if "{id}" in path:
        check(client.get(path.replace("{id}", "nobody")), path)
    if "companies/{id}" in path:
        assert check(client.get(path.replace("{id}", "old")), path).keys() == {"replaced_by"}
    assert check(client.get(address, headers={"accept": "text/csv"}), path)["status"] == 406


def test_the_schema_is_openapi_3_1_and_names_every_address(client):
    body = client.get("/api/v1/schema/").json()
    assert (body["openapi"], body) == ("3.1.0", schema())
    lists = [f"/api/v1/{kind}/" for kind in RECORDS]
    records = [f"{path}{{id}}/" for path in lists]
    assert sorted(body["paths"]) == sorted([*lists, *records, "/api/v1/companies/{id}/relations/", "/api/v1/schema/"])


@pytest.mark.parametrize("name", sorted(PARTS))
def test_every_field_is_explained(name):
    assert [field for field, about in PARTS[name]["properties"].items() if not about.get("description")] == []


def test_the_document_names_every_address_and_every_parameter():
    text = DOCS.read_text(encoding="utf-8")
    named = set(re.findall(r"`([^`]+)`", text))
    asked = {path.removeprefix("/api/v1/") for path in schema()["paths"]}
    asked |= {p["name"] for path in schema()["paths"].values() for p in path["get"].get("parameters", [])}
    assert sorted(asked - named) == []


@pytest.fixture
def _one_connection(db):
    """The site must not close the connection whose transaction the test will roll back."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@cache
def site():
    return get_wsgi_application()


explored = schemathesis.openapi.from_dict(schema())
explored.config.update(base_url="http://localhost")


@explored.parametrize()
@settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("_one_connection")
def test_whatever_is_asked_the_answer_keeps_the_contract(case):
    response = case.call(app=site(), headers={"Accept-Encoding": "identity"})
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    case.validate_response(response, checks=checks)
