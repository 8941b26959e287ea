"""The timeline to take away: the entries of the same question, as CSV or JSON, dates as exact as their sources."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponseBase, StreamingHttpResponse

from partnerships.dates import PartialDate
from partnerships.queries.timeline.entries import every_item
from partnerships.queries.timeline.filters import TimelineFilter
from partnerships.queries.timeline.items import Item
from partnerships.templatetags.timeline_tags import page_of
from partnerships.vocabulary import DateKind

DATES = ("start", "end", "last_reported")
PARTS = ("value", "qualifier", "precision", "kind", "edtf", "earliest", "latest", "display")
COLUMNS = (
    "id", "entry", "title", "type", "status", *(f"{date}_{part}" for date in DATES for part in PARTS),
    "parties", "vehicle", "url",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets run, at the start of a cell


def download(asked: TimelineFilter, format: str, *, with_bom: bool = False) -> HttpResponseBase:
    """Streamed, so that its length costs no memory. `with_bom`, for Excel: the mark that says UTF-8."""
    lines = as_csv(every_item(asked), with_bom=with_bom) if format == "csv" else as_json(every_item(asked))
    kind = "text/csv; charset=utf-8" if format == "csv" else "application/json"
    disposition = f'attachment; filename="timeline.{format}"'
    return StreamingHttpResponse(lines, content_type=kind, headers={"Content-Disposition": disposition})


def as_csv(items: Iterator[Item], *, with_bom: bool = False) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield ("\ufeff" if with_bom else "") + writer.writerow(COLUMNS)
    for item in items:
        yield writer.writerow([_harmless(cell) for cell in _row(item)])


def as_json(items: Iterator[Item]) -> Iterator[str]:
    yield '{"results": ['
    count = 0
    for item in items:
        yield (",\n" if count else "\n") + json.dumps(_record(item), ensure_ascii=False)
        count += 1
    yield f'\n], "count": {count}}}\n'


class _Line:
    """Hands a written line back to the writer's caller."""

    def write(self, line: str) -> str:
        return line


def _record(item: Item) -> dict[str, Any]:
    kinds = {"start": item.start_kind}
    return {
        "id": item.id,
        "entry": item.kind.value,
        "title": item.title,
        "type": item.type.value,
        "status": item.status.value if item.status else None,
        **{name: _date(getattr(item, name), kinds.get(name, DateKind.ACTUAL)) for name in DATES},
        "parties": [{"name": party.name, "slug": party.slug or None, "role": party.role} for party in item.parties],
        "vehicle": {"name": item.vehicle.name, "slug": item.vehicle.slug} if item.vehicle else None,
        "url": page_of(item),
    }


def _date(date: PartialDate | None, kind: DateKind) -> dict[str, str | None] | None:
    if date is None:
        return None
    return {
        "value": date.value,
        "qualifier": date.qualifier.value or None,
        "precision": date.precision.value,
        "kind": kind.value,
        "edtf": date.edtf,
        "earliest": date.earliest.isoformat() if date.earliest else None,
        "latest": date.latest.isoformat() if date.latest else None,
        "display": date.display,
    }


def _row(item: Item) -> list[str]:
    record = _record(item)
    dates = [(record[name] or {}).get(part) or "" for name in DATES for part in PARTS]
    parties = "; ".join(f"{party['name']} ({party['role']})" for party in record["parties"])
    vehicle = item.vehicle.name if item.vehicle else ""
    leading = [record[name] or "" for name in ("id", "entry", "title", "type", "status")]
    return [*leading, *dates, parties, vehicle, record["url"]]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
