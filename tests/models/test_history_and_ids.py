"""Every change is kept by the database itself, and public ids never change."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from partnerships.curation.companies import add_company
from partnerships.curation.signing import signed
from partnerships.dates import PartialDate
from partnerships.models import FACTS, Citation, Company, Judgement, MarketFigure, Person, Proposal, Source
from partnerships.models.fields import PublicIdField
from partnerships.vocabulary import CompanyKind
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


def _history(record):
    return list(record.history.order_by("pgh_id").values_list("pgh_label", "name"))


def test_saving_updating_and_deleting_are_all_remembered():
    company = make_company("Alder")
    company.name = "Alder Motor"
    company.save()
    Company.objects.filter(pk=company.pk).update(name="Alder Cars")
    history = apps.get_model("partnerships", "CompanyHistory").objects.filter(pgh_obj_id=company.pk).order_by("pgh_id")
    company.names.all().delete()
    Company.objects.filter(pk=company.pk).delete()
    assert list(history.values_list("pgh_label", "name")) == [
        ("insert", "Alder"),
        ("update", "Alder Motor"),
        ("update", "Alder Cars"),
        ("delete", "Alder Cars"),
    ]


def test_even_plain_sql_is_remembered():
    company = make_company("Alder")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partnerships_company SET name = 'Elder' WHERE id = %s", [company.pk])
    assert _history(company) == [("insert", "Alder"), ("update", "Elder")]


@pytest.mark.django_db(transaction=True)
def test_a_signed_change_keeps_who_and_why(editor):
    with signed(editor, "The source says so", batch=7):
        company = add_company("Alder", kind=CompanyKind.AUTOMAKER)
    Company.objects.filter(pk=company.pk).update(name="Elder")
    contexts = [entry.pgh_context and entry.pgh_context.metadata for entry in company.history.order_by("pgh_id")]
    assert contexts == [{"user": editor.pk, "reason": "The source says so", "batch": 7}, None]


@pytest.mark.parametrize("model", [*FACTS.values(), Source, Citation, Proposal, Judgement])
def test_every_fact_and_every_decision_has_a_history(model):
    assert apps.get_model("partnerships", f"{model.__name__}History")


def test_the_text_of_a_source_is_not_copied_into_its_history():
    history = apps.get_model("partnerships", "SourceHistory")
    assert "text" not in {field.name for field in history._meta.fields}


def _records():
    alder, birch = make_company("Alder"), make_company("Birch")
    person, figure = (
        Person.objects.create(name="Ada", slug="ada"),
        MarketFigure.objects.create(metric="cars", slug="cars"),
    )
    return [alder, make_agreement("Lab", alder, birch), make_source(), person, figure]


def test_a_public_id_is_opaque_and_says_only_its_kind():
    ids = [record.public_id for record in _records()]
    assert [id[:3] for id in ids] == ["co_", "ag_", "so_", "pe_", "mf_"]
    assert [id for id in ids if not re.fullmatch(r"[a-z]{2}_[23456789abcdefghjkmnpqrstvwxyz]{10}", id)] == []


def test_a_public_id_cannot_be_changed():
    for record in _records():
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            type(record).objects.filter(pk=record.pk).update(public_id="xx_2222222222")


def test_no_two_kinds_share_a_prefix_and_every_id_is_guarded():
    models = [model for model in apps.get_app_config("partnerships").get_models() if "pgh" not in model._meta.db_table]
    fields = [f for model in models for f in model._meta.fields if isinstance(f, PublicIdField) and f.unique]
    prefixes = [field.prefix for field in fields if not field.model.__name__.endswith("History")]
    assert len(set(prefixes)) == len(prefixes) == 8


def test_a_slug_may_change_while_the_id_stays():
    company = make_company("Alder")
    before = company.public_id
    company.slug = "alder-motor"
    company.save()
    assert Company.objects.get(slug="alder-motor").public_id == before


def test_a_key_follows_its_name():
    company = make_company("Alder Motor Co., Ltd.")
    name = company.names.get()
    name.text = "Älder αS"
    name.save()
    assert [str(key) for key in company.names.values_list("key", flat=True)] == ["alder alpha s"]


def test_bounds_are_kept_by_the_database():
    company = make_company("Alder", founded=PartialDate.of("early 2009"), dissolved=PartialDate.of("after 2020"))
    company.refresh_from_db()
    assert [company.founded_earliest.isoformat(), company.dissolved_latest.isoformat()] == ["2009-01-01", "9999-12-31"]
