"""Timelines: agreements and milestones of vehicles in one order, and how many there are.

However many entries there are, a timeline costs one query for their order and one for each kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import JSONBAgg
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.http import QueryDict

from partnerships.models import Agreement, AgreementEvent, Company, Milestone, Party, VehiclePartner
from partnerships.queries.timeline.filters import TimelineFilter
from partnerships.queries.timeline.items import Item, Kind, Participant, VehicleName
from partnerships.vocabulary import AgreementType, DateKind, MilestoneKind, Role, Status

AT_ONCE = 1000  # entries read together, so that an export of any length needs little memory


class Place(NamedTuple):
    """Which entry stands at a place of the order, and how many there are in all."""

    rank: int
    pk: int
    total: int
    agreements: int
    undated: int


@dataclass(frozen=True)
class Timeline:
    """Entries in order. `total` counts all that match, whether or not they are among the `items`."""

    items: tuple[Item, ...]
    total: int = 0
    agreements: int = 0
    undated: int = 0

    @property
    def milestones(self) -> int:
        return self.total - self.agreements

    @property
    def dated(self) -> int:
        return self.total - self.undated


def timeline(asked: TimelineFilter, *, start: int = 0, most: int | None = None) -> Timeline:
    """What the question finds, from a place in the order; `most` bounds the items, not the counts."""
    return _read(_places(asked.agreements, asked.milestones, start, most))


def whole_timeline(asked: TimelineFilter, *, up_to: int) -> Timeline | None:
    """All that the question finds; None where that is nothing, or more than `up_to` entries."""
    places = _places(asked.agreements, asked.milestones, 0, up_to)
    return _read(places) if places and places[0].total <= up_to else None


def _read(places: list[Place]) -> Timeline:
    if not places:
        return Timeline(())
    return Timeline(tuple(_items(places)), places[0].total, places[0].agreements, places[0].undated)


def timeline_of(company: Company, *, up_to: int | None = None) -> Timeline:
    """Agreements that the company is party to, and milestones of vehicles it makes, sells or has a hand in.

    Where there are more than `up_to` entries, they are counted and not read.
    """
    asked = TimelineFilter(QueryDict(f"company={company.slug}"))
    places = _places(asked.agreements, asked.milestones, 0, up_to)
    if places and up_to is not None and places[0].total > up_to:
        return Timeline((), places[0].total, places[0].agreements, places[0].undated)
    return _read(places)


def every_item(asked: TimelineFilter) -> Iterator[Item]:
    """All that the question finds, read a thousand at a time."""
    places = _places(asked.agreements, asked.milestones, 0, None)
    for start in range(0, len(places), AT_ONCE):
        yield from _items(places[start : start + AT_ONCE])


def _places(
    agreements: QuerySet[Agreement], milestones: QuerySet[Milestone], start: int, most: int | None
) -> list[Place]:
    one = _ranked(agreements, 0, "starts_earliest", "starts_latest")
    other = _ranked(milestones, 1, "earliest", "latest")
    try:
        union, params = one.union(other, all=True).query.sql_with_params()
    except EmptyResultSet:
        return []
    # The ORM cannot count over a union in the query that reads it. PostgreSQL sorts NULL, the undated, last.
    sql = f"""SELECT rank, pk, count(*) OVER (), count(*) FILTER (WHERE rank = 0) OVER (),
        count(*) FILTER (WHERE lo IS NULL) OVER () FROM ({union}) AS entry(rank, pk, lo, hi)
        ORDER BY lo, hi, rank, pk LIMIT %s OFFSET %s"""  # noqa: S608 (only the ORM's own text)
    with connection.cursor() as cursor:
        cursor.execute(sql, (*params, most, start))
        return [Place(*row) for row in cursor.fetchall()]


def _ranked(rows: QuerySet[Any], rank: int, earliest: str, latest: str) -> QuerySet[Any]:
    marked = rows.order_by().annotate(rank=Value(rank, output_field=IntegerField()))
    ranked: QuerySet[Any] = marked.values_list("rank", "pk", earliest, latest)
    return ranked


def _items(places: Sequence[Place]) -> Iterator[Item]:
    """In the order of the places; a kind that is not among them is not asked for."""
    wanted: tuple[list[int], list[int]] = ([], [])
    for place in places:
        wanted[place.rank].append(place.pk)
    found = {(0, item.pk): item for item in (_agreements(wanted[0]) if wanted[0] else ())}
    found |= {(1, item.pk): item for item in (_milestones(wanted[1]) if wanted[1] else ())}
    return (found[place.rank, place.pk] for place in places if (place.rank, place.pk) in found)


def _together(rows: QuerySet[Any], key: str, of: str, **fields: Any) -> Subquery:
    """The rows whose `key` is the column `of` of the outer row, as one JSON list in the order of their ids."""
    listed = JSONBAgg(JSONObject(**fields), order_by="id")
    return Subquery(rows.filter(**{key: OuterRef(of)}).order_by().values(key).annotate(all=listed).values("all"))


def _agreements(pks: list[int]) -> Iterator[Item]:
    first = AgreementEvent.objects.filter(agreement=OuterRef("pk"), date=OuterRef("starts"))
    expected_last = Case(When(date_kind=DateKind.EXPECTED.value, then=1), default=0)
    name = Coalesce("company__name", "label")
    rows = Agreement.objects.filter(pk__in=pks).annotate(
        start_kind=Subquery(first.order_by(expected_last, "id").values("date_kind")[:1]),
        who=_together(Party.objects.all(), "agreement", "pk", name=name, slug="company__slug", role="role"),
    )
    columns = (
        "pk", "public_id", "title", "slug", "type", "status", "starts", "start_kind", "ends", "last_reported", "who",
    )  # fmt: skip
    for pk, public_id, title, slug, type, status, starts, start_kind, ends, last, who in rows.values_list(*columns):
        yield Item(
            Kind.AGREEMENT, pk, public_id, title, slug, AgreementType(type), starts,
            DateKind(start_kind or DateKind.ACTUAL), tuple(_participants(who)), Status(status), ends, last,
        )  # fmt: skip


def _milestones(pks: list[int]) -> Iterator[Item]:
    who = _together(
        VehiclePartner.objects.all(), "vehicle", "vehicle", name="company__name", slug="company__slug", role="role"
    )
    columns = (
        "pk", "kind", "date", "date_kind", "vehicle__public_id", "vehicle__name", "vehicle__slug",
        "vehicle__marque__name", "vehicle__marque__slug", "vehicle__maker__name", "vehicle__maker__slug", "who",
    )  # fmt: skip
    rows = Milestone.objects.filter(pk__in=pks).annotate(who=who).values_list(*columns)
    for pk, kind, on, on_kind, public_id, name, slug, marque, marque_slug, maker, maker_slug, partners in rows:
        makers = [("marque", marque, marque_slug), ("maker", maker, maker_slug)]
        parties = [Participant(who, where, role) for role, who, where in makers if who]
        happened = MilestoneKind(kind)
        yield Item(
            Kind.MILESTONE, pk, f"{public_id}-{pk}", f"{name}: {_lowered(happened.label)}", slug, happened, on,
            DateKind(on_kind), (*parties, *_participants(partners)), vehicle=VehicleName(name, slug),
        )  # fmt: skip


def _participants(rows: list[dict[str, str]] | None) -> Iterator[Participant]:
    return (Participant(row["name"], row["slug"] or "", Role(row["role"]).label) for row in rows or ())


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
