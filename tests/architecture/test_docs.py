"""The documents are complete and lead nowhere wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

from partnerships import models

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "seeds").glob("*.md")])
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
SHARED = {"id", "slug", "public_id", "created_at", "updated_at", "date", "date_kind", "date_phrase", "key"} | {
    *("earliest", "latest", "since", "until", "since_earliest", "since_latest", "until_earliest", "until_latest")
}


def _text(path):
    return path.read_text(encoding="utf-8")


def _sections():
    parts = re.split(r"^## (\w+)$", _text(ROOT / "docs/data-model.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_data_model_has_a_section_for_each_table_and_no_other():
    assert set(_sections()) == set(models.__all__) - {"FACTS"}


@pytest.mark.parametrize("name", sorted(set(models.__all__) - {"FACTS"}))
def test_each_section_names_each_field_and_no_other(name):
    model = apps.get_model("partnerships", name)
    fields = {field.name for field in [*model._meta.fields, *model._meta.many_to_many]}
    named = set(re.findall(r"`([a-z_0-9]+)`", "".join(re.findall(r"^\|.*$", _sections()[name], flags=re.MULTILINE))))
    assert fields - SHARED - named == set()
    assert named - fields == set()


def test_the_shared_columns_are_explained_once():
    head = _text(ROOT / "docs/data-model.md").partition("\n## ")[0]
    assert {name for name in SHARED - {"id"} if f"`{name}`" not in head} == set()


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_tells_context_choice_and_price(path):
    number = int(path.stem[:4])
    assert re.findall(r"^#+ .*$", _text(path), flags=re.MULTILINE)[1:] == ["## Context", "## Choice", "## Price"]
    assert _text(path).startswith(f"# {number}. ")


def test_decisions_are_numbered_without_gaps_and_listed_in_order():
    assert [int(path.stem[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    listed = re.findall(r"^(\d+)\. \[(.*)\]\(decisions/(.*)\)$", _text(ROOT / "docs/index.md"), flags=re.MULTILINE)
    titles = [_text(path).splitlines()[0].removeprefix("# ") for path in DECISIONS]
    assert [f"{number}. {title}" for number, title, _name in listed] == titles
    assert [name for _number, _title, name in listed] == [path.name for path in DECISIONS]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(path):
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", _text(path))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md", "docs/extraction.md", "seeds/README.md"])
def test_every_path_named_is_there(name):
    named = re.findall(r"`((?:docs|kb|partnerships|seeds|static|templates|tests)/[\w./-]*)`", _text(ROOT / name))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_knows_the_machine_it_was_written_on(path):
    assert re.findall(r"(?<![\w.])/(?:work|tmp|home|root)/\S*", _text(path)) == []


def test_the_index_leads_to_every_document():
    linked = {(ROOT / "docs" / link).resolve() for link in re.findall(r"\]\(([^)#\s]+)", _text(ROOT / "docs/index.md"))}
    assert {path for path in (ROOT / "docs").rglob("*.md") if path.name != "index.md"} - linked == set()
