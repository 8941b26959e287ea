"""Countries by their ISO 3166 code and their English short name."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def name_of(code: str) -> str:
    """English short name of a country; an unknown code as it is."""
    return _names().get(code.upper(), code)


def code_of(name: str) -> str:
    """The code of a country by its name or its code; other words, such as “Europe”, as they are."""
    return _codes().get(name.strip().casefold(), name)


@cache
def _names() -> dict[str, str]:
    """The table iso3166.tab of the tz database (public domain), a few names made plainer, and the EU."""
    table = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines())


@cache
def _codes() -> dict[str, str]:
    names = {name.casefold(): code for code, name in _names().items()}
    return {**names, **{code.casefold(): code for code in _names()}}
