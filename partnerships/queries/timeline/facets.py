"""By what a timeline can be narrowed further, with the number of agreements in the current result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet

from partnerships.models import Agreement, Party
from partnerships.queries.companies.rows import most_agreed
from partnerships.queries.timeline.filters import TimelineFilter
from partnerships.vocabulary import AgreementType, Family, Status

MOST_OPTIONS = 60


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One parameter with its options, those with most agreements first; the first `open` are seen at once."""

    name: str
    label: str
    options: tuple[Option, ...]
    open: int = 8

    @property
    def folds(self) -> bool:
        return len(self.options) > self.open


def facets(asked: TimelineFilter) -> tuple[Facet, ...]:
    """Five queries, whatever the number of agreements."""
    found = asked.agreements.order_by()
    kinds = found.values_list("type", "status").annotate(n=Count("pk"))
    families, statuses = dict.fromkeys(Family, 0), dict.fromkeys(Status, 0)
    for type, status, count in kinds:
        families[AgreementType(type).family] += count
        statuses[Status(status)] += count
    return (
        _facet("company", "Company", _companies(found), _chosen(asked, "company")),
        _facet("family", "Agreement type", _terms(families), _chosen(asked, "family")),
        _facet("status", "Status", _terms(statuses), _chosen(asked, "status")),
        _facet("technology", "Technology", _technologies(found), _chosen(asked, "technology"), 7),
        _facet("country", "Country of a party", _countries(found), _chosen(asked, "country"), 6),
    )


def _facet(
    name: str, label: str, counted: Iterable[tuple[str, str, int]], chosen: dict[str, str], open: int = 8
) -> Facet:
    """What is chosen stays on offer, though nothing in the result has it."""
    options = [Option(value, words, count, value in chosen) for value, words, count in counted]
    offered = {option.value for option in options}
    missing = [Option(value, words, 0, True) for value, words in chosen.items() if value not in offered]
    return Facet(name, label, (*missing, *options), open)


def _chosen(asked: TimelineFilter, name: str) -> dict[str, str]:
    values = asked.asked.get(name) or []
    return {getattr(value, "slug", value): label_of(name, value) for value in values}


def label_of(name: str, value: Any) -> str:
    """What a page calls a value of a parameter."""
    terms = {"family": Family, "status": Status, "type": AgreementType}
    return terms[name](value).label if name in terms else str(value)


def _terms(counts: dict[Any, int]) -> Iterable[tuple[str, str, int]]:
    return ((term.value, term.label, count) for term, count in counts.items() if count)


def _companies(found: QuerySet[Agreement]) -> Iterable[tuple[str, str, int]]:
    parties = Party.objects.filter(agreement__in=found.values("pk"))
    return ((company.slug, company.name, company.number) for company in most_agreed(parties, MOST_OPTIONS))


def _countries(found: QuerySet[Agreement]) -> Iterable[tuple[str, str, int]]:
    parties = Party.objects.filter(agreement__in=found.values("pk"), company__isnull=False).order_by()
    rows = parties.exclude(company__country="").values_list("company__country", F("company__country"))
    return rows.annotate(n=Count("agreement", distinct=True)).order_by("-n", "company__country")[:MOST_OPTIONS]


def _technologies(found: QuerySet[Agreement]) -> Iterable[tuple[str, str, int]]:
    uses: QuerySet[Any] = Agreement.technologies.through.objects.filter(agreement__in=found.values("pk")).order_by()
    rows = uses.values_list("technology__slug", "technology__name").annotate(n=Count("agreement"))
    return list(rows.order_by("-n", "technology__name")[:MOST_OPTIONS])
