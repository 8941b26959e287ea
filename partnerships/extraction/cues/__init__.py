"""Cues are data: phrases per kind, each with an example sentence that the tests run."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def cues(name: str) -> dict[str, Any]:
    """The tables of `name`.toml, read once."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def words(name: str, table: str) -> frozenset[str]:
    """A list of words of `name`.toml written as one string."""
    return frozenset(str(cues(name)[table]).split())


def phrases(name: str, table: str) -> tuple[str, ...]:
    """A list of phrases of `name`.toml, one a line, longest first."""
    lines = (line.strip() for line in str(cues(name)[table]).splitlines())
    return tuple(sorted(filter(None, lines), key=lambda line: (-len(line), line)))
