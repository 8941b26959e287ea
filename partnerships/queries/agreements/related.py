"""What else the parties of an agreement agreed on, together and with others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from partnerships.models import Agreement, Company, Party
from partnerships.queries.agreements.rows import AgreementRow, newest_first, rows_of

RELATED, OTHERS_EACH, COMPANIES_LOOKED_AT = 6, 4, 3


@dataclass(frozen=True)
class Others:
    """What else one of the parties agreed on."""

    company: Company
    agreements: list[AgreementRow]


def between_the_same(agreement: Agreement, parties: list[Party]) -> list[AgreementRow]:
    """Agreements that at least two of these companies are party to."""
    companies = {party.company_id for party in parties if party.company_id}
    together = (
        Party.objects.filter(company__in=companies)
        .exclude(agreement=agreement)
        .values("agreement")
        .annotate(of_them=Count("company", distinct=True))
        .filter(of_them__gte=2)
    )
    found = Agreement.objects.filter(pk__in=together.values("agreement"))
    return rows_of(newest_first(found)[:RELATED])


def others_of(agreement: Agreement, parties: list[Party], shown: set[int]) -> list[Others]:
    """The latest other agreements of the leading companies, in one query for all of them."""
    companies = list(dict.fromkeys(party.company for party in parties if party.company))[:COMPANIES_LOOKED_AT]
    newest = [F("agreement__starts_earliest").desc(nulls_last=True), F("agreement").desc()]
    latest = Window(RowNumber(), partition_by="company", order_by=newest)
    ranked = (
        Party.objects.filter(company__in=companies)
        .exclude(agreement__in={agreement.pk, *shown})
        .annotate(place=latest)
        .filter(place__lte=OTHERS_EACH)
    )
    mine: dict[int, list[int]] = defaultdict(list)
    for company, pk in ranked.order_by("place").values_list("company", "agreement"):
        mine[company].append(pk)
    found = Agreement.objects.filter(pk__in={pk for pks in mine.values() for pk in pks})
    rows = {row.pk: row for row in rows_of(found)}
    lists = ((company, [rows[pk] for pk in dict.fromkeys(mine[company.pk])]) for company in companies)
    return [Others(company, agreements) for company, agreements in lists if agreements]
