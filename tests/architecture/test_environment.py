"""Every environment variable is documented, and what is documented exists."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from kb import environment

ROOT = Path(__file__).parents[2]
OWN = re.compile(r"\b(KB_[A-Z_]+|DATABASE_URL|PORT|PG_BINDIR)\b")
READING = {"get", "_flag", "_words", "_number", "environ", "getenv", "setdefault"}


def variables_read(source: str) -> set[str]:
    """The names handed to whatever reads the environment."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found |= {node.args[0].value} if name in READING else set()
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            found |= {node.slice.value} if ast.unparse(node.value).endswith("environ") else set()
    return {name for name in found if isinstance(name, str) and OWN.fullmatch(name)}


READ = {name for path in (ROOT / "kb").glob("*.py") for name in variables_read(path.read_text(encoding="utf-8"))}


def test_a_variable_that_is_read_is_seen():
    source = "os.environ.get('KB_ONE'); _flag('KB_TWO'); os.environ['KB_THREE']; {}.get('other'); _number('KB_FOUR', 1)"
    assert variables_read(source) == {"KB_ONE", "KB_TWO", "KB_THREE", "KB_FOUR"}


def test_the_site_reads_few_variables():
    assert {name for name in READ if name.startswith("KB_")} >= {"KB_PRODUCTION", "KB_SECRET_KEY"}
    assert len(READ) <= 12


def test_the_readme_names_every_variable_and_no_other():
    documented = set(OWN.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert documented == READ


@pytest.fixture
def bare(monkeypatch, tmp_path):
    for name in READ:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KB_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://kb@/kb")
    return monkeypatch


def test_a_local_site_needs_no_setting(bare):
    found = environment.read()
    assert [found.production, found.debug, found.https, found.pool_size, found.allowed_hosts] == [
        False,
        False,
        False,
        8,
        ["localhost", "127.0.0.1", "[::1]"],
    ]
    assert environment.read().secret_key == found.secret_key
    assert len(found.secret_key) >= 50


@pytest.mark.parametrize(
    "given, message",
    [
        ({"KB_PRODUCTION": "maybe"}, "KB_PRODUCTION is “maybe”; write 1 or 0."),
        ({"KB_POOL_SIZE": "0"}, "KB_POOL_SIZE is “0”; write a whole number above 0."),
        ({"KB_POOL_SIZE": "many"}, "KB_POOL_SIZE is “many”; write a whole number above 0."),
        (
            {"KB_PRODUCTION": "1", "KB_DEBUG": "1"},
            "KB_DEBUG shows internals to visitors; it cannot go with KB_PRODUCTION.",
        ),
        (
            {"KB_PRODUCTION": "1"},
            "KB_ALLOWED_HOSTS is missing: the host names of the site, separated by commas.",
        ),
        (
            {"KB_PRODUCTION": "1", "KB_ALLOWED_HOSTS": "kb.example"},
            "KB_SECRET_KEY is missing: at least 50 random characters.",
        ),
        (
            {"DATABASE_URL": "mysql://kb:secret@host/kb"},
            "DATABASE_URL does not begin with postgresql://; the site needs PostgreSQL.",
        ),
        ({"KB_SECRET_KEY": "changeme"}, "KB_SECRET_KEY has 8 characters; write at least 50."),
        (
            {"KB_PRODUCTION": "1", "KB_ALLOWED_HOSTS": "kb.example", "KB_SECRET_KEY": "k" * 50, "DATABASE_URL": ""},
            "DATABASE_URL is missing: postgresql://user:password@host/database.",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_named_at_start(bare, given, message):
    for name, value in given.items():
        bare.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.read()
    assert str(refused.value) == message


def test_a_complete_production_site_starts(bare):
    hosts = {"KB_ALLOWED_HOSTS": "a.example, b.example", "KB_HTTPS": "1"}
    for name, value in {"KB_PRODUCTION": "1", "KB_SECRET_KEY": "k" * 50, **hosts}.items():
        bare.setenv(name, value)
    found = environment.read()
    assert [found.allowed_hosts, found.trusted_origins] == [
        ["a.example", "b.example"],
        ["https://a.example", "https://b.example"],
    ]


def test_starts_at_once_agree_on_one_secret(bare, tmp_path):
    bare.setenv("KB_DATA_DIR", str(tmp_path / "new"))
    command = [sys.executable, "-c", "from kb import environment; print(environment.read().secret_key)"]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)]
    assert len({start.communicate()[0] for start in starts}) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]
