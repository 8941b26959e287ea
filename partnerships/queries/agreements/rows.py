"""Agreements as rows of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet

from partnerships.dates import PartialDate
from partnerships.models import Agreement, Party
from partnerships.vocabulary import AgreementType, Family, Role


@dataclass(frozen=True)
class PartyName:
    """A party in a list; `slug` is empty where the source leaves it unnamed."""

    name: str
    slug: str
    role: str


@dataclass(frozen=True)
class AgreementRow:
    """What a list shows of an agreement."""

    pk: int
    slug: str
    title: str
    type: str
    status: str
    starts: PartialDate | None
    ends: PartialDate | None
    parties: tuple[PartyName, ...]

    @property
    def family(self) -> Family:
        return AgreementType(self.type).family

    @property
    def type_label(self) -> str:
        return AgreementType(self.type).label


def rows_of(agreements: Iterable[Agreement]) -> list[AgreementRow]:
    """In the order given; the parties of all of them come in one query."""
    agreements = list(agreements)
    parties: dict[int, list[PartyName]] = defaultdict(list)
    found = Party.objects.filter(agreement__in=agreements).order_by("id")
    columns = ("agreement", "label", "role", "company__name", "company__slug")
    for pk, label, role, name, slug in found.values_list(*columns):
        parties[pk].append(PartyName(name or label, slug or "", Role(role).label))
    return [_row(agreement, parties[agreement.pk]) for agreement in agreements]


def _row(agreement: Agreement, parties: list[PartyName]) -> AgreementRow:
    return AgreementRow(
        pk=agreement.pk,
        slug=agreement.slug,
        title=agreement.title,
        type=agreement.type,
        status=agreement.status,
        starts=agreement.starts,
        ends=agreement.ends,
        parties=tuple(parties),
    )


def newest_first(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """The one order backwards, undated ones still last."""
    return agreements.order_by(
        F("starts_earliest").desc(nulls_last=True), F("starts_latest").desc(nulls_last=True), "-id"
    )
