"""manage.py bench: what it measures, on the facts that are there or on the seeds."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


def measured(**options) -> list[dict]:
    out = StringIO()
    call_command("bench", json=True, stdout=out, **options)
    return json.loads(out.getvalue())


def test_every_page_and_endpoint_is_measured_with_its_queries():
    make_agreement("Lab", make_company("BAIC"), make_company("Huawei"))
    make_source()
    rows = {row["address"]: row for row in measured(requests=3)}
    assert {row["status"] for row in rows.values()} == {200}
    assert {"/", "/timeline/", "/companies/baic/", "/agreements/lab/", "/api/v1/companies/baic/relations/"} <= set(rows)
    assert all(row["queries"] > 0 and row["p95_ms"] >= row["median_ms"] > 0 for row in rows.values())


def test_more_requests_than_one_caller_may_make_are_no_refusals():
    make_company("BAIC")
    assert {row["status"] for row in measured(requests=70)} == {200}


def test_no_requests_are_nothing_to_measure():
    with pytest.raises(CommandError, match="nothing was measured"):
        call_command("bench", requests=0)
