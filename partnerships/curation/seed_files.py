"""Seed files: JSON objects keyed by slug, read field by field, every error with its file, record and field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from django.db import models

from partnerships.curation.signing import CurationError
from partnerships.dates import InvalidDate, PartialDate
from partnerships.vocabulary import Term

M = TypeVar("M", bound=models.Model)
_UNFIT = re.compile("[\0\ud800-\udfff]")  # PostgreSQL keeps neither NUL nor half a surrogate pair


@dataclass(frozen=True)
class Place:
    """Where in the seed files something stands; `path` is "events[0].date" or empty for the whole record."""

    file: str
    record: str = ""
    path: str = ""

    def at(self, step: str) -> Place:
        return replace(self, path=f"{self.path}.{step}".strip("."))

    def __str__(self) -> str:
        record = f"“{self.record}”" if self.record else ""
        return ", ".join(part for part in (self.file, record, self.path) if part)


class SeedError(CurationError):
    """A seed file that cannot be loaded: where, and why. Nothing was written."""

    def __init__(self, place: Place, problem: str) -> None:
        super().__init__(f"{place}: {problem}")


class Entry:
    """One JSON object of a seed file; each field is read once by its type, and `close` refuses unread ones."""

    def __init__(self, place: Place, data: Any) -> None:
        if not isinstance(data, dict):
            raise SeedError(place, f"an object with fields is expected, not {_called(data)}.")
        self.place = place
        self._data: dict[str, Any] = data
        self._read: set[str] = set()

    def text(self, name: str, *, required: bool = False) -> str:
        text: str = self._get(name, str, required) or ""
        if unfit := _UNFIT.search(text):
            raise SeedError(self.place.at(name), f"{_called(unfit[0])} is no character that can be kept.")
        return text

    def number(self, name: str) -> Decimal | None:
        value = self._get(name, (int, Decimal))
        return None if value is None else Decimal(value)

    def whole(self, name: str) -> int | None:
        value: int | None = self._get(name, int)
        return value

    def flag(self, name: str) -> bool:
        return bool(self._get(name, bool))

    def word(self, name: str, words: type[Term], default: Term | None = None) -> str:
        value = self.text(name, required=default is None)
        if not value and default is not None:
            return default.value
        if value not in {term.value for term in words}:
            allowed = ", ".join(term.value for term in words)
            raise SeedError(self.place.at(name), f"“{value}” is not one of {allowed}.")
        return value

    def date(self, name: str) -> PartialDate | None:
        try:
            return PartialDate.of(text) if (text := self.text(name)) else None
        except InvalidDate as error:
            raise SeedError(self.place.at(name), str(error)) from error

    def ref(self, name: str, known: Mapping[str, M], *, required: bool = False) -> M | None:
        return _known(self.place.at(name), known, slug) if (slug := self.text(name, required=required)) else None

    def refs(self, name: str, known: Mapping[str, M]) -> list[M]:
        return [_known(self.place.at(name), known, slug) for slug in self._get(name, list) or []]

    def entries(self, name: str) -> list[Entry]:
        return [Entry(self.place.at(f"{name}[{n}]"), data) for n, data in enumerate(self._get(name, list) or [])]

    def entry(self, name: str) -> Entry:
        return Entry(self.place.at(name), self._get(name, dict) or {})

    def peek(self, name: str) -> str:
        """A text as it stands, still to be read; empty where there is none."""
        value = self._data.get(name)
        return value if isinstance(value, str) else ""

    def close(self) -> None:
        if unread := sorted(set(self._data) - self._read):
            raise SeedError(self.place.at(unread[0]), "there is no such field.")

    def _get(self, name: str, kind: type | tuple[type, ...], required: bool = False) -> Any:
        self._read.add(name)
        value = self._data.get(name)
        if value is None and name not in self._data and not required:
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool) or (required and not value):
            problem = (
                f"{_called(value)} stands here; it must be {_KINDS[kind]}." if name in self._data else "is missing."
            )
            raise SeedError(self.place.at(name), problem)
        return value


_KINDS = {
    str: "a text",
    int: "a whole number",
    (int, Decimal): "a number",
    bool: "true or false",
    list: "a list",
    dict: "an object with fields",
}


def _called(value: Any) -> str:
    return "null" if value is None else "an empty text" if value == "" else json.dumps(value, default=str)[:60]


def _known(place: Place, known: Mapping[str, M], slug: Any) -> M:
    if not isinstance(slug, str) or slug not in known:
        raise SeedError(place, f"nothing is called {_called(slug)}.")
    return known[slug]


def read(folder: Path, name: str) -> dict[str, Entry]:
    """The records of one file by slug, in the order of the file."""
    place = Place(f"{folder.name}/{name}.json")
    try:
        text = (folder / f"{name}.json").read_text(encoding="utf-8")
        records = json.loads(text, parse_float=Decimal, object_pairs_hook=lambda pairs: _once(place, pairs))
    except FileNotFoundError as error:
        raise SeedError(place, "the file is missing.") from error
    except OSError as error:
        raise SeedError(place, f"the file cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise SeedError(place, f"this is not JSON: {error}.") from error
    if not isinstance(records, dict):
        raise SeedError(place, "an object keyed by slug is expected.")
    return {slug: Entry(replace(place, record=slug), data) for slug, data in records.items()}


def _once(place: Place, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise SeedError(place, f"“{name}” stands twice in one object.")
        found[name] = value
    return found
