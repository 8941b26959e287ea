"""Pages by key set: a page begins after a row, so that its depth costs nothing and no row is lost or doubled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, F, Func, OrderBy, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Place:
    """Where a page begins: beyond the row with this key, going on or back."""

    key: Key
    back: bool = False


@dataclass(frozen=True)
class Order:
    """Columns of a total order, the last one unique; with `nulls`, all but the last may be NULL together, and last."""

    columns: tuple[str, ...]
    nulls: bool = False

    def segments(self) -> list[tuple[str, ...]]:
        """The columns that order the rows with values, then those that order the rest."""
        return [self.columns, self.columns[-1:]] if self.nulls else [self.columns]


IN_TIME = Order(("starts_earliest", "starts_latest", "pk"), nulls=True)
BY_NAME = Order(("name", "pk"))


@dataclass(frozen=True)
class Page:
    """Rows in order with the places before and after them; None where the list ends."""

    rows: list[Any]
    previous: Place | None
    next: Place | None


def keys(rows: QuerySet[Any], order: Order, place: Place | None, size: int) -> QuerySet[Any, Any]:
    """The primary keys of the next rows, at most `size`, for use in a subquery."""
    back = place is not None and place.back
    segments = order.segments()
    begun = len(segments) - 1 if place and order.nulls and place.key[0] is None else 0
    found = []
    for number, columns in enumerate(segments):
        if place is None or number == begun:
            found.append(_segment(rows, order, columns, place, size))
        elif (number < begun) is back:
            found.append(_segment(rows, order, columns, Place((), back), size))
    return found[0] if len(found) == 1 else found[0].union(*found[1:], all=True)


def _segment(
    rows: QuerySet[Any], order: Order, columns: tuple[str, ...], place: Place | None, size: int
) -> QuerySet[Any, Any]:
    back = place is not None and place.back
    if order.nulls:
        rows = rows.filter(**{f"{column}__isnull": columns != order.columns for column in order.columns[:-1]})
    if place and place.key:
        rows = rows.filter(_beyond(columns, place.key[-len(columns) :], back))
    # All columns, though some are NULL: so the index that has them serves the rows without values too.
    return rows.order_by(*ordering(order, place)).values("pk")[:size]


class _Row(Func):
    """(a, b, c): compared from the left, as one, and by an index over the columns."""

    template = "(%(expressions)s)"
    output_field = BooleanField()


def _beyond(columns: Sequence[str], key: Key, back: bool) -> Any:
    compare = LessThan if back else GreaterThan
    return compare(_Row(*map(F, columns)), _Row(*map(Value, key)))


def ordering(order: Order, place: Place | None) -> list[OrderBy]:
    """The order as a page is read from the database: backwards when it lies before its place."""
    if place is not None and place.back:
        return [F(column).desc(nulls_first=order.nulls or None) for column in order.columns]
    return [F(column).asc(nulls_last=order.nulls or None) for column in order.columns]


def page_of(rows: Sequence[tuple[Key, Any]], place: Place | None, limit: int) -> Page:
    """Cut up to limit + 1 rows, with their keys and as they were read, to a page."""
    back = place is not None and place.back
    more, shown = len(rows) > limit, rows[:limit]
    if back:
        shown = shown[::-1]
    first = shown[0][0] if shown else place.key if place else ()
    last = shown[-1][0] if shown else place.key if place else ()
    return Page(
        rows=[row for _, row in shown],
        previous=Place(first, back=True) if place and (more or not back) else None,
        next=Place(last) if more or back else None,
    )
