"""Companies as rows of a list, and as partners of one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from partnerships.models import Company, CompanyName, Party
from partnerships.vocabulary import NameKind

PARTNERS = 10  # shown on the page of a company


@dataclass(frozen=True)
class CompanyRow:
    """What a list shows of a company; `name_zh` is empty where none is known."""

    company: Company
    name_zh: str
    agreements: int


@dataclass(frozen=True)
class Partner:
    """A company with the number of agreements in common."""

    name: str
    slug: str
    number: int


def is_chinese(name: CompanyName) -> bool:
    return name.language.lower().startswith("zh") or any("\u3400" <= letter <= "\u9fff" for letter in name.text)


def company_rows(companies: Iterable[Company]) -> list[CompanyRow]:
    """In the order given; names and numbers of all of them come in two queries."""
    companies = list(companies)
    counted = Party.objects.filter(company__in=companies).values("company")
    numbers = dict(counted.annotate(number=Count("agreement", distinct=True)).values_list("company", "number"))
    chinese: dict[int, list[CompanyName]] = {}
    for name in CompanyName.objects.filter(company__in=companies).order_by("id"):
        if is_chinese(name):
            chinese.setdefault(name.company_id, []).append(name)
    return [
        CompanyRow(company, chinese_name(chinese.get(company.pk, [])), numbers.get(company.pk, 0))
        for company in companies
    ]


def chinese_name(names: Iterable[CompanyName]) -> str:
    """The shortest of the Chinese names in use."""
    used = [name.text for name in names if is_chinese(name) and name.kind != NameKind.FORMER]
    return min(used, key=len, default="")


def partners_of(company: Company) -> list[Partner]:
    """Those with most agreements in common, then by name."""
    mine = Party.objects.filter(company=company).values("agreement")
    return most_agreed(Party.objects.filter(agreement__in=mine).exclude(company=company), PARTNERS)


def most_agreed(parties: QuerySet[Party], most: int) -> list[Partner]:
    """The companies among these parties with most agreements, in two queries: names would keep it off the index."""
    counted = parties.filter(company__isnull=False).order_by().values_list("company")
    ranked = counted.annotate(number=Count("agreement", distinct=True)).order_by("-number", "company")
    numbers: dict[int, int] = dict(ranked[:most])
    found = Company.objects.filter(pk__in=numbers).values_list("name", "slug", "pk")
    partners = [Partner(name, slug, numbers[pk]) for name, slug, pk in found]
    return sorted(partners, key=lambda partner: (-partner.number, partner.name, partner.slug))
