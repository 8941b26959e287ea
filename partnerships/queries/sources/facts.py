"""What a citation supports, in words: whose fact it is, what it says, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from partnerships.countries import name_of
from partnerships.dates import PartialDate
from partnerships.models import Citation
from partnerships.queries.companies.ownership import share_in_words

_RELATED = (
    *("company", "company_name__company", "identifier__company", "ownership__owner", "ownership__owned"),
    *("succession__predecessor", "succession__successor", "agreement", "party__agreement", "party__company"),
    *("event__agreement", "vehicle", "vehicle_partner__vehicle", "vehicle_partner__company"),
    *("vehicle_technology__vehicle", "vehicle_technology__technology", "milestone__vehicle", "technology"),
    *("person", "appointment__person", "appointment__company", "figure"),
)


@dataclass(frozen=True)
class Fact:
    """`subject` is the record it belongs to, `page` the name of that record's page (empty: it has none)."""

    subject: str
    words: str
    page: str = ""
    slug: str = ""


def with_facts(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """Everything `fact_of` reads, in one query for each kind of record that is there.

    As joins of one query it would take PostgreSQL longer to plan all of them than to read every row.
    """
    return citations.prefetch_related(*_RELATED)


def fact_of(citation: Citation) -> Fact:
    name = citation.fact_name
    return _WORDS[name](getattr(citation, name), citation.field)


def _record(page: str) -> Callable[[Any, str], Fact]:
    return lambda record, field: Fact(
        str(record), field.replace("_", " ") or "the record as a whole", page, record.slug
    )


def _of_company(company: Any, words: str) -> Fact:
    return Fact(company.name, words, "company", company.slug)


def _of_agreement(agreement: Any, words: str) -> Fact:
    return Fact(agreement.title, words, "agreement", agreement.slug)


def _of_vehicle(vehicle: Any, words: str) -> Fact:
    return Fact(vehicle.name, words, "vehicle", vehicle.slug)


def _dated(words: str, date: PartialDate | None, is_expected: bool = False) -> str:
    planned = " (expected)" if is_expected else ""
    return f"{words.lower()}{planned}{f', {date.display}' if date else ''}"


def _figure(figure: Any, _field: str) -> Fact:
    value = f"{figure.value.normalize():,f} {figure.unit}".strip() if figure.value is not None else ""
    period = figure.period.display if figure.period else ""
    return Fact(figure.metric, ", ".join(filter(None, [name_of(figure.region), period, value])))


_WORDS: dict[str, Callable[[Any, str], Fact]] = {
    "company": _record("company"),
    "company_name": lambda name, _: _of_company(name.company, f"called {name.text}"),
    "identifier": lambda one, _: _of_company(one.company, str(one)),
    "ownership": lambda held, _: _of_company(held.owned, f"owned by {held.owner}, {share_in_words(held)}"),
    "succession": lambda one, _: _of_company(
        one.predecessor, _dated(f"{one.get_kind_display()}, {one.successor}", one.date)
    ),
    "agreement": _record("agreement"),
    "party": lambda party, _: _of_agreement(
        party.agreement, f"{party.company or party.label} as {party.get_role_display()}"
    ),
    "event": lambda event, _: _of_agreement(
        event.agreement, _dated(event.get_kind_display(), event.date, event.is_expected)
    ),
    "vehicle": _record("vehicle"),
    "vehicle_partner": lambda one, _: _of_vehicle(one.vehicle, f"with {one.company} as {one.get_role_display()}"),
    "vehicle_technology": lambda use, _: _of_vehicle(use.vehicle, f"has {use}"),
    "milestone": lambda one, _: _of_vehicle(one.vehicle, _dated(one.get_kind_display(), one.date, one.is_expected)),
    "technology": lambda technology, _: Fact(str(technology), "technology"),
    "person": lambda person, _: Fact(str(person), "person"),
    "appointment": lambda post, _: Fact(
        post.person.name, f"{post.title} of {post.company}", "company", post.company.slug
    ),
    "figure": _figure,
}
"""By the name of the citation's key, as in models.FACTS."""
