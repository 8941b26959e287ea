"""Who is tied to a company: one row for each (agreement, counterparty), holding and shared vehicle."""

from __future__ import annotations

from typing import Any

from django.db import connection

from partnerships.models import Company, Technology
from partnerships.queries import relations_sql as sql
from partnerships.queries.asking import Question, Records, Span, Words, together
from partnerships.queries.filters import EITHER_NAME, YEAR
from partnerships.queries.paging import Page, Place, page_of
from partnerships.queries.resources.shapes import opened
from partnerships.vocabulary import AgreementType, OwnershipState, Role, Status

TYPES = [*AgreementType.choices(), ("ownership", "Ownership"), ("shared_vehicle", "Shared vehicle")]
ROLES = [*Role.choices(), ("owner", "owner"), ("owned", "owned"), ("maker", "maker"), ("marque", "marque")]
STATUSES = list(dict([*OwnershipState.choices(), *Status.choices()]).items())


class RelationFilter(Question):
    type = Words(method=together, choices=TYPES, label="Type")
    role = Words(method=together, choices=ROLES, label="Role", help_text="Of the company asked about.")
    counterparty = Records(method=together, model=Company, label="Counterparty", help_text=EITHER_NAME)
    status = Words(method=together, choices=STATUSES, label="Status", help_text="Of an agreement or a holding.")
    technology = Records(method=together, model=Technology, label="Technology", help_text=EITHER_NAME)
    from_ = Span(method=together, label="From", help_text=f"Possibly running then or later. {YEAR}")
    to = Span(method=together, label="To", help_text=f"Possibly running then or earlier. {YEAR}")

    class Meta(Question.Meta):
        model = Company
        fields: list[str] = []


_CONDITIONS = {
    "type": "type = ANY(%(type)s)",
    "role": "roles && %(role)s",
    "counterparty": "counterparty = ANY(%(counterparty)s)",
    "status": "status = ANY(%(status)s)",
    "technology": """CASE basis
        WHEN 'agreement' THEN EXISTS (SELECT FROM partnerships_agreement_technologies
            WHERE agreement_id = record AND technology_id = ANY(%(technology)s))
        WHEN 'vehicle' THEN EXISTS (SELECT FROM partnerships_vehicletechnology
            WHERE vehicle_id = record AND technology_id = ANY(%(technology)s))
        ELSE false END""",
    "from": "earliest IS NOT NULL AND greatest(until, latest) >= %(from)s",
    "to": "earliest <= %(to)s",
}


def relations(company: Company, asked: dict[str, Any], place: Place | None, limit: int) -> tuple[int, Page]:
    """How many there are, and the page of documents beyond the place; `asked` is a RelationFilter's clean data."""
    wanted = {name: _plain(name, value) for name, value in asked.items() if value}
    conditions = ["true", *(_CONDITIONS[name] for name in wanted)]
    values = {"company": company.pk, **wanted}
    with connection.cursor() as cursor:
        cursor.execute(sql.COUNT.format(conditions=" AND ".join(conditions)), values)
        (count,) = cursor.fetchone()
        cursor.execute(_rows(conditions, place), {**values, **_beyond(place), "size": limit + 1})
        found = [(tuple(key), opened(document)) for document, *key in cursor.fetchall()]
    return count, page_of(found, place, limit)


def _plain(name: str, value: Any) -> Any:
    if name in {"from", "to"}:
        return value.earliest if name == "from" else value.latest
    return [getattr(one, "pk", one) for one in value]


def _rows(conditions: list[str], place: Place | None) -> str:
    back = place is not None and place.back
    if place:
        key = "(%(key0)s::date, %(key1)s::date, %(key2)s, %(key3)s, %(key4)s, %(key5)s)"
        conditions = [*conditions, f"({', '.join(sql.KEY)}) {'<' if back else '>'} {key}"]
    order = ", ".join(f"{column} {'DESC' if back else 'ASC'}" for column in sql.KEY)
    return sql.ROWS.format(conditions=" AND ".join(conditions), order=order)


def _beyond(place: Place | None) -> dict[str, Any]:
    return {f"key{number}": part for number, part in enumerate(place.key)} if place else {}
