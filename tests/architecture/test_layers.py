"""The arrows of the architecture point down only; import-linter checks it, and here it is seen to fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _lint(folder):
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The Python files of the project, to be spoilt."""
    folder = tmp_path_factory.mktemp("copy with spaces")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("kb", "partnerships", "training"):
        shutil.copytree(
            ROOT / name,
            folder / name,
            ignore=lambda _, names: [n for n in names if n in {"model", "corpus", "__pycache__"}],
        )
    return folder


def test_all_contracts_are_kept():
    result = _lint(ROOT)
    assert [result.returncode, result.stdout.splitlines()[-1]] == [0, "Contracts: 6 kept, 0 broken."]


@pytest.mark.parametrize(
    "module, line, broken",
    [
        ("partnerships/queries/home.py", "import partnerships.curation.signing", "Arrows point down only"),
        ("partnerships/models/figures.py", "import partnerships.queries.home", "Arrows point down only"),
        ("partnerships/pages/home.py", "import partnerships.admin", "Arrows point down only"),
        (
            "partnerships/extraction/modality.py",
            "import django",
            "The reader knows text, not Django and not the database",
        ),
        (
            "partnerships/pages/home.py",
            "import partnerships.curation",
            "Pages read; they neither write nor run the reader",
        ),
        ("partnerships/pages/home.py", "import rest_framework", "Only the API knows the REST framework"),
        ("partnerships/extraction/pipeline.py", "import training", "The site runs without what trained its reader"),
        ("training/gold.py", "import django", "Training knows the reader, not Django and not the database"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(copy, module, line, broken):
    path = copy / module
    sound = path.read_text(encoding="utf-8")
    path.write_text(f"{sound}\n{line}\n", encoding="utf-8")
    result = _lint(copy)
    path.write_text(sound, encoding="utf-8")
    assert result.returncode == 1
    assert f"{broken} BROKEN" in result.stdout


@pytest.mark.parametrize(
    "module, absent",
    [
        ("partnerships.extraction.pipeline", ["django", "psycopg", "procrastinate"]),
        ("partnerships.dates", ["django", "spacy"]),
        ("partnerships.vocabulary", ["django", "spacy"]),
        ("kb.wsgi", ["spacy"]),
    ],
)
def test_what_a_module_must_not_bring_along_is_absent(module, absent):
    program = f"import sys, {module}; print(sorted({set(absent)!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert [result.stdout, result.returncode] == ["[]\n", 0]
