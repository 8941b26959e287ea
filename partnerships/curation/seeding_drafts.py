"""A seed record on its way to becoming a row: what it holds, and where it stands in the files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from partnerships.curation.seed_files import Entry, Place
from partnerships.models import Citation
from partnerships.models.fields import ID_ALPHABET, PublicIdField
from partnerships.vocabulary import DateKind, Rank, Role

Known = dict[str, dict[str, Any]]
"""The records read so far: by file name, then by slug."""


@dataclass
class Draft:
    """A row, where it stands in the files, and the rows below it; `link` is the key by which it hangs on its owner."""

    row: models.Model
    place: Place
    link: str = ""
    parts: list[Draft] = field(default_factory=list)


@dataclass(frozen=True)
class Kind:
    """One seed file: its model, what tells its records apart, the tables below it, how it is read."""

    file: str
    model: type[models.Model]
    draft: Callable[[Entry, Known], Draft]
    fact: str
    parts: tuple[tuple[type[models.Model], str], ...] = ()
    key: tuple[str, ...] = ("slug", "public_id")


def public_id(model: type[models.Model], slug: str) -> str:
    """The same id for the same seed record in every database, so that links outlive a rebuilt one."""
    prefix = next(f.prefix for f in model._meta.fields if isinstance(f, PublicIdField))
    number = int.from_bytes(hashlib.sha256(f"{prefix}:{slug}".encode()).digest())
    return f"{prefix}_{''.join(ID_ALPHABET[number // 30**place % 30] for place in range(10))}"


def record(model: type[models.Model], entry: Entry, **values: Any) -> Draft:
    slug = entry.place.record
    return Draft(model(slug=slug, public_id=public_id(model, slug), **values), entry.place)


def cited(entry: Entry, known: Known, fact: str) -> list[Draft]:
    """The citations of one fact; each names its source, and its value where sources differ."""
    return [_citation(each, known, fact) for each in entry.entries("sources")]


def _citation(entry: Entry, known: Known, fact: str) -> Draft:
    row = Citation(
        source=entry.ref("source", known["sources"], required=True),
        note=entry.text("supports"),
        field=entry.text("field"),
        value=entry.text("value"),
        rank=entry.word("rank", Rank, Rank.NORMAL),
        rank_reason=entry.text("rank_reason"),
    )
    entry.close()
    return Draft(row, entry.place, fact)


def with_role(entry: Entry, known: Known, model: type[models.Model], link: str) -> Draft:
    company = entry.ref("company", known["companies"], required=True)
    draft = Draft(model(company=company, role=entry.word("role", Role)), entry.place, link)
    entry.close()
    return draft


def moment(entry: Entry) -> dict[str, Any]:
    return {
        "date": entry.date("date"),
        "date_kind": entry.word("date_kind", DateKind, DateKind.ACTUAL),
        "date_phrase": entry.text("phrase"),
        "note": entry.text("note"),
    }
