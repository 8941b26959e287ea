"""The knowledge base at a glance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import ExtractYear

from partnerships.models import Agreement, Citation, Company, Milestone, Party
from partnerships.queries.agreements.rows import AgreementRow, newest_first, rows_of
from partnerships.queries.companies.rows import Partner, most_agreed
from partnerships.vocabulary import AgreementType, CitationState, Family

LATEST, LEADING, YEARS, RECENT = 8, 10, 21, 12


@dataclass(frozen=True)
class Year:
    """Agreements that start in a year, by family; `url` is where the column leads."""

    year: int
    url: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def by_family(self) -> list[int]:
        return [self.counts.get(family, 0) for family in Family]


@dataclass(frozen=True)
class Overview:
    """`sourced` is the share in percent of the agreements that name a source, None while there are none."""

    agreements: int
    companies: int
    milestones: int
    first_year: int | None
    last_year: int | None
    sourced: int | None
    years: list[Year]
    families: list[tuple[Family, int]]
    leading: list[Partner]
    latest: list[AgreementRow]

    @property
    def recent_years(self) -> list[Year]:
        return self.years[: -RECENT - 1 : -1]


def overview(address_of_year: str) -> Overview:
    """`address_of_year` is the address of a column, with {year} in it."""
    by_year = _by_year()
    total, span = Agreement.objects.count(), _span()
    return Overview(
        agreements=total,
        companies=Company.objects.standing().count(),
        milestones=Milestone.objects.count(),
        first_year=span[0],
        last_year=span[1],
        sourced=_sourced() * 100 // total if total else None,
        years=[Year(year, address_of_year.format(year=year), by_year.get(year, {})) for year in _shown(by_year)],
        families=_families(),
        leading=most_agreed(Party.objects.all(), LEADING),
        latest=rows_of(newest_first(Agreement.objects.all())[:LATEST]),
    )


def _by_year() -> dict[int, Counter[str]]:
    """Open starts ("before 2020") belong to no year."""
    dated = Agreement.objects.filter(starts_earliest__gt=date.min, starts_earliest__isnull=False)
    grouped = dated.annotate(year=ExtractYear("starts_earliest")).values("year", "type").order_by()
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for row in grouped.annotate(number=Count("id")):
        years[row["year"]][AgreementType(row["type"]).family] += row["number"]
    return years


def _shown(by_year: Mapping[int, Counter[str]]) -> range:
    """The last years that hold anything, without those before the first."""
    if not by_year:
        return range(0)
    last = max(by_year)
    return range(max(min(by_year), last - YEARS + 1), last + 1)


def _span() -> tuple[int | None, int | None]:
    known = Agreement.objects.aggregate(
        first=Min("starts_earliest", filter=Q(starts_earliest__gt=date.min)),
        last=Max("last_reported_latest", filter=Q(last_reported_latest__lt=date.max)),
    )
    return known["first"] and known["first"].year, known["last"] and known["last"].year


def _sourced() -> int:
    standing = Citation.objects.filter(state=CitationState.ACTIVE).order_by()
    paths = [("agreement", "agreement"), ("party", "party__agreement"), ("event", "event__agreement")]
    first, *more = [standing.filter(**{f"{key}__isnull": False}).values_list(path) for key, path in paths]
    return first.union(*more).count()


def _families() -> list[tuple[Family, int]]:
    numbers: Counter[Family] = Counter()
    for row in Agreement.objects.values("type").order_by().annotate(number=Count("id")):
        numbers[AgreementType(row["type"]).family] += row["number"]
    return [(family, numbers[family]) for family in Family]
