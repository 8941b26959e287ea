"""Known names from a file of companies: JSON keyed by slug, as in seeds/companies.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from partnerships.extraction.findings import KnownName
from partnerships.vocabulary import CompanyKind


class UnfitNames(ValueError):
    """Says which file or record gives no names, and why."""


def known_names(path: Path) -> list[KnownName]:
    """Every name of every company, in the order of the file, with the slug as its ref. Raises UnfitNames."""
    try:
        companies = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnfitNames(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise UnfitNames(f"{path} is not JSON: {error}.") from error
    if not isinstance(companies, dict):
        raise UnfitNames(f"{path} holds no companies: an object keyed by slug is expected.")
    return [name for slug, company in companies.items() for name in _names(path, slug, company)]


def _names(path: Path, slug: str, company: Any) -> Iterator[KnownName]:
    try:
        kind = CompanyKind(company["kind"])
        for text in (company["name"], *(name["text"] for name in company.get("names", []))):
            yield KnownName(str(text), slug, kind)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnfitNames(f"{path}, “{slug}”: a name and a kind are expected ({error!r}).") from error
