"""manage.py extract --known database: what the knowledge base calls a company is one."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from partnerships.vocabulary import CompanyKind
from tests.factories import make_company


@pytest.mark.django_db
def test_the_kind_of_a_company_is_taken_from_the_database(tmp_path):
    make_company("Zorblat", kind=CompanyKind.PUBLIC_BODY)
    article = {"id": "1", "title": "", "published": "2020", "text": "Yesterday Zorblat sold cars."}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.json").write_text(json.dumps(article))
    kinds = {}
    for known in ("none", "database"):
        call_command("extract", str(tmp_path / "in"), str(tmp_path / known), "--known", known, stdout=StringIO())
        companies = json.loads((tmp_path / known / "1.json").read_text())["companies"]
        kinds[known] = {company["name"]: company["kind"] for company in companies}
    assert kinds == {"none": {"Zorblat": "other"}, "database": {"Zorblat": "public_body"}}
