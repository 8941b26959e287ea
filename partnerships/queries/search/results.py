"""Search over every name: companies with all their names, agreements, vehicles, technologies, people, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from partnerships.models import Agreement, Company, Person, Source, Technology, Vehicle
from partnerships.queries.agreements.rows import newest_first, rows_of
from partnerships.queries.companies.rows import company_rows
from partnerships.queries.search import candidates
from partnerships.queries.search.candidates import MOST, Match
from partnerships.queries.search.likeness import Asked, Tier
from partnerships.queries.sources.rows import source_rows, without_text
from partnerships.queries.vehicles.rows import with_parts

LONGEST = 100  # characters of a search
SHOWN, SHOWN_OF_ONE_KIND = 6, 50
LEADING = 3  # companies whose agreements are found with them


class Kind(StrEnum):
    COMPANY = "company"
    AGREEMENT = "agreement"
    VEHICLE = "vehicle"
    TECHNOLOGY = "technology"
    PERSON = "person"
    SOURCE = "source"

    @property
    def label(self) -> str:
        return {"company": "Companies", "technology": "Technologies", "person": "People"}.get(
            self, f"{self.capitalize()}s"
        )


@dataclass(frozen=True)
class Hit:
    """A record found; `name` is the name that answers where it is not the one shown."""

    record: Any
    name: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `is_open` where there may be more than `total`."""

    kind: Kind
    hits: list[Hit]
    total: int
    is_open: bool


@dataclass(frozen=True)
class Results:
    """`near_miss` where nothing is written as asked; `groups` are those shown, `counts` those of every kind."""

    groups: list[Group]
    counts: list[tuple[Kind, int]]
    near_miss: bool

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


def search(text: str, kind: Kind | None = None) -> Results | None:
    """None where the text has no letter or digit to look for."""
    asked = Asked.of(text)
    if not asked.key:
        return None
    with candidates.generous():
        matches = {each: find(asked) for each, find in _FIND.items()}
    most = SHOWN_OF_ONE_KIND if kind else SHOWN
    companies = _leading(matches[Kind.COMPANY])
    groups = [_group(each, found, most if kind in {None, each} else 0, companies) for each, found in matches.items()]
    found = [match for each in matches.values() for match in each]
    return Results(
        groups=[group for group in groups if group.hits],
        counts=[(group.kind, group.total) for group in groups],
        near_miss=bool(found) and all(match.is_near_miss for match in found),
    )


_FIND: dict[Kind, Callable[[Asked], list[Match]]] = {
    Kind.COMPANY: candidates.companies,
    Kind.AGREEMENT: candidates.agreements,
    Kind.VEHICLE: candidates.vehicles,
    Kind.TECHNOLOGY: candidates.technologies,
    Kind.PERSON: candidates.people,
    Kind.SOURCE: candidates.sources,
}


def _leading(matches: Sequence[Match]) -> list[int]:
    """Companies that the search plainly means: their agreements belong to the answer."""
    best = matches[0].likeness.tier if matches else Tier.EQUAL
    meant = [match for match in matches if match.likeness.tier == best and best is not Tier.HOLDS_ALL_WORDS]
    return [match.pk for match in meant[: 1 if best is Tier.NEARLY else LEADING]]


def _group(kind: Kind, matches: list[Match], most: int, companies: list[int]) -> Group:
    if kind is Kind.AGREEMENT:
        return _agreements(matches, most, companies)
    shown = matches[:most]
    hits = _HITS[kind](shown) if shown else []
    return Group(kind, hits, len(matches), is_open=len(matches) >= MOST)


def _agreements(matches: list[Match], most: int, companies: list[int]) -> Group:
    """By title first, then the latest of the companies meant."""
    titled = [match.pk for match in matches]
    of_companies = Agreement.objects.filter(parties__company__in=companies).exclude(pk__in=titled).distinct()
    total = len(titled) + (of_companies.count() if companies else 0)
    first = _in_order(Agreement, titled[:most])
    room = most - len(first)
    rest = list(newest_first(of_companies)[:room]) if companies and room > 0 else []
    return Group(Kind.AGREEMENT, [Hit(row) for row in rows_of([*first, *rest])], total, is_open=len(titled) >= MOST)


def _in_order(model: type[Any], pks: list[int]) -> list[Any]:
    found = model._default_manager.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _companies(matches: list[Match]) -> list[Hit]:
    rows = company_rows(_in_order(Company, [match.pk for match in matches]))
    names = {match.pk: match.name for match in matches}
    return [Hit(row, _other(names[row.company.pk], row.company.name, row.name_zh)) for row in rows]


def _other(name: str, *shown: str) -> str:
    return "" if name in shown else name


def _vehicles(matches: list[Match]) -> list[Hit]:
    pks = [match.pk for match in matches]
    found = {vehicle.pk: vehicle for vehicle in with_parts(Vehicle.objects.filter(pk__in=pks))}
    return [Hit(found[pk]) for pk in pks if pk in found]


def _technologies(matches: list[Match]) -> list[Hit]:
    pks = [match.pk for match in matches]
    found = Technology.objects.select_related("developer").in_bulk(pks)
    return [Hit(found[pk]) for pk in pks if pk in found]


def _people(matches: list[Match]) -> list[Hit]:
    pks = [match.pk for match in matches]
    found = Person.objects.prefetch_related("appointments__company").in_bulk(pks)
    return [Hit(found[pk]) for pk in pks if pk in found]


def _sources(matches: list[Match]) -> list[Hit]:
    pks = [match.pk for match in matches]
    found = without_text(Source.objects.all()).in_bulk(pks)
    return [Hit(row) for row in source_rows([found[pk] for pk in pks if pk in found])]


_HITS: dict[Kind, Callable[[list[Match]], list[Hit]]] = {
    Kind.COMPANY: _companies,
    Kind.VEHICLE: _vehicles,
    Kind.TECHNOLOGY: _technologies,
    Kind.PERSON: _people,
    Kind.SOURCE: _sources,
}
