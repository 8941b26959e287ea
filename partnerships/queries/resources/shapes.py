"""Parts of JSON documents, put together by PostgreSQL; dates are opened to date objects on the way out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    F,
    Func,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf

from partnerships.dates import PartialDate, Precision
from partnerships.models import Citation
from partnerships.vocabulary import DateKind

STORED = "stored"  # the key that marks a date on its way out


class _Read(JSONField):
    """The driver has read a json value already; Django expects to do it, as it does for jsonb."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value


class Document(Func):
    """An object whose parts stay in the order given; Django's JSONObject sorts them by length."""

    function = "JSON_BUILD_OBJECT"
    output_field = _Read()

    def __init__(self, **parts: Any) -> None:
        pairs = ((Cast(Value(name), TextField()), part) for name, part in parts.items())
        super().__init__(*(expression for pair in pairs for expression in pair))


def said(column: str) -> Any:
    """A text, null where it is empty."""
    return NullIf(F(column), Value(""))


def number(column: str) -> Any:
    """A decimal without trailing zeros."""
    return Func(F(column), function="trim_scale", output_field=DecimalField())


def unless_null(column: str, **parts: Any) -> Any:
    """An object, or null where the column is."""
    return Case(When(**{f"{column}__isnull": False}, then=Document(**parts)))


def dated(column: str, *, kind: Any = None, text: Any = None) -> Any:
    """A partial date; `kind` and `text` are expressions, by default an actual date of no stated words."""
    kind = Value(DateKind.ACTUAL.value) if kind is None else kind
    text = Value(None, output_field=CharField()) if text is None else text
    return unless_null(column, **{STORED: F(column), "kind": kind, "text": text})


def moment() -> Any:
    """The date of a dated fact, with the words that state it."""
    return dated("date", kind=F("date_kind"), text=said("date_phrase"))


def reference(path: str, name: str = "name") -> Any:
    """Who or what is meant, at the end of a foreign key: id, slug and name, or null."""
    parts = {part: F(f"{path}__{column}") for part, column in (("id", "public_id"), ("slug", "slug"), (name, name))}
    return unless_null(path, **parts)


def listed(rows: QuerySet[Any], **parts: Any) -> Any:
    """One object for each row of a correlated subquery."""
    return ArraySubquery(rows.values(json=Document(**parts)))


def counted(rows: QuerySet[Any], of: str, unique: str = "pk") -> Any:
    """How many rows of a subquery, or different values in them, belong to the outer row by the column `of`."""
    total = Count(unique, distinct=unique != "pk")
    found = rows.filter(**{of: OuterRef("pk")}).order_by().values(of).annotate(total=total).values("total")
    return Coalesce(Subquery(found), 0)


def cited_count(ways: tuple[str, ...]) -> Any:
    """How many citations lead to the outer row by one of the ways, none of which meet."""
    first, *others = (counted(Citation.objects.all(), way) for way in ways)
    return sum(others, first)


def in_time(earliest: str = "earliest", latest: str = "latest") -> tuple[Any, ...]:
    """The one order: earliest, latest, id; undated ones last."""
    return F(earliest).asc(nulls_last=True), F(latest).asc(nulls_last=True), F("pk").asc()


def as_text(column: str) -> Any:
    return Cast(number(column), CharField())


def opened(value: Any) -> Any:
    """The document with date objects in place of stored dates."""
    if isinstance(value, list):
        return [opened(part) for part in value]
    if not isinstance(value, dict):
        return value
    if STORED in value:
        return {"text": value["text"], **date_object(value[STORED]), "kind": value["kind"]}
    return {key: opened(part) for key, part in value.items()}


@lru_cache(maxsize=4096)
def date_object(stored: str) -> dict[str, Any]:
    stated = PartialDate.stored(stored)
    first, last = stated.earliest, stated.latest
    grouped = stated.precision in {Precision.QUARTER, Precision.HALF}
    return {
        "value": stated.value[:4] if grouped else stated.value,
        "precision": stated.precision.value,
        "qualifier": stated.qualifier.value or None,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "display": stated.display,
        "edtf": stated.edtf,
    }
