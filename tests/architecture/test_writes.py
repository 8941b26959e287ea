"""Only curation writes: no other layer calls what saves, creates or deletes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "partnerships"
READERS = ("api", "pages", "queries", "models", "templatetags")
WRITING = {
    *("save", "create", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update"),
    *("asave", "acreate", "adelete", "abulk_create", "raw_delete", "_raw_delete"),
}
MODULES = sorted(path for layer in READERS for path in (PACKAGE / layer).rglob("*.py"))


def writes_in(source: str) -> list[str]:
    """The calls that write, as line and name."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    methods = ((call.lineno, call.func.attr) for call in calls if isinstance(call.func, ast.Attribute))
    return [f"{line}: .{name}()" for line, name in methods if name in WRITING]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_reading_layer_writes_nothing(path):
    assert writes_in(path.read_text(encoding="utf-8")) == []


def test_there_is_something_to_look_at():
    assert {path.relative_to(PACKAGE).parts[0] for path in MODULES} == set(READERS)


@pytest.mark.parametrize(
    "source, found",
    [
        ("Company(name='A').save()", ["1: .save()"]),
        ("def view(request):\n    Company.objects.create(name=request.POST['name'])", ["2: .create()"]),
        ("Company.objects.filter(name='A').delete()", ["1: .delete()"]),
        ("Company.objects.get_or_create(name='A')", ["1: .get_or_create()"]),
        ("Company.objects.bulk_create([])", ["1: .bulk_create()"]),
        ("# company.save()\nwords = 'company.save()'\nknown.update(a=1)", []),
    ],
)
def test_a_write_that_creeps_in_is_seen(source, found):
    assert writes_in(source) == found
