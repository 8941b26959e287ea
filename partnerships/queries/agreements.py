"""Agreements: as rows of a list, and one with all that its page says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from partnerships.dates import PartialDate
from partnerships.models import Agreement, AgreementEvent, Company, Party, Technology, Vehicle
from partnerships.queries.chains import chain_of
from partnerships.queries.documents import Document, documents_of
from partnerships.queries.evidence import Conflict, Evidence, Support
from partnerships.queries.history import Change, changes_of
from partnerships.vocabulary import AgreementType, Family, Role, Status

KB_STALE_MONTHS = 36  # after so long without a report nobody may call an agreement running
RELATED, OTHERS_EACH, COMPANIES_LOOKED_AT = 6, 4, 3
OPEN = {Status.REPORTED, Status.ANNOUNCED, Status.SIGNED, Status.IN_FORCE}


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


@dataclass(frozen=True)
class PartyLine:
    party: Party
    support: Support


@dataclass(frozen=True)
class EventLine:
    event: AgreementEvent
    support: Support


@dataclass(frozen=True)
class Others:
    """What else one of the parties agreed on."""

    company: Company
    agreements: list[AgreementRow]


@dataclass(frozen=True)
class AgreementDetail:
    """One agreement with everything that stands around it."""

    agreement: Agreement
    evidence: Evidence
    whole: Support
    value: Support
    parties: list[PartyLine]
    events: list[EventLine]
    conflicts: list[Conflict]
    documents: list[Document]
    technologies: list[Technology]
    vehicles: list[Vehicle]
    chain: list[AgreementRow]
    same_parties: list[AgreementRow]
    others: list[Others]
    changes: list[Change]
    is_stale: bool

    @property
    def disputed(self) -> int:
        return sum(conflict.support.is_disputed for conflict in self.conflicts)

    @property
    def family(self) -> Family:
        return AgreementType(self.agreement.type).family

    @property
    def has_value(self) -> bool:
        return bool(self.agreement.value_text) or self.agreement.value_amount is not None or bool(self.value.rivals)

    @property
    def companies(self) -> list[Company]:
        return list(dict.fromkeys(line.party.company for line in self.parties if line.party.company))


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


def detail_of(agreement: Agreement) -> AgreementDetail:
    parties, events = _parties(agreement), list(agreement.events.all())
    evidence = Evidence([agreement, *events, *parties])
    party_lines = [PartyLine(party, evidence.of(party, within=agreement)) for party in parties]
    event_lines = [EventLine(event, evidence.of(event, within=agreement)) for event in events]
    chain = chain_of(agreement)
    same = _between_the_same(agreement, parties)
    return AgreementDetail(
        agreement=agreement,
        evidence=evidence,
        whole=evidence.of(agreement, "", "type", "title"),
        value=evidence.of(agreement, "value", "value_text", "value_amount"),
        parties=party_lines,
        events=event_lines,
        conflicts=list(_conflicts(agreement, evidence, party_lines, event_lines)),
        documents=documents_of(evidence.citations),
        technologies=list(agreement.technologies.all()),
        vehicles=list(agreement.vehicles.all()),
        chain=rows_of(Agreement.objects.filter(pk__in=chain).in_time()) if len(chain) > 1 else [],
        same_parties=same,
        others=_others(agreement, parties, {row.pk for row in same}),
        changes=changes_of(agreement),
        is_stale=is_stale(agreement),
    )


def is_stale(agreement: Agreement, today: date | None = None) -> bool:
    """Open, and without a report for KB_STALE_MONTHS."""
    if agreement.status not in OPEN or agreement.last_reported is None or agreement.last_reported.latest is None:
        return False
    today, last = today or date.today(), agreement.last_reported.latest  # noqa: DTZ011 (a day, in the site's UTC)
    return (today.year - last.year) * 12 + today.month - last.month > KB_STALE_MONTHS


def _parties(agreement: Agreement) -> list[Party]:
    return list(agreement.parties.select_related("company").order_by("id"))


def _conflicts(
    agreement: Agreement, evidence: Evidence, parties: list[PartyLine], events: list[EventLine]
) -> Iterable[Conflict]:
    yield from _disputed("The agreement as a whole", agreement.title, evidence.of(agreement, "", "type", "title"))
    stated = evidence.of(agreement, "value", "value_text", "value_amount")
    yield from _disputed("Value", agreement.value_text, stated)
    for line in events:
        shown = line.event.date.display if line.event.date else "not recorded"
        yield from _disputed(line.event.get_kind_display(), shown, line.support)
    for party in parties:
        who = party.party.company.name if party.party.company else party.party.label
        yield from _disputed(f"Part of {who}", str(party.party.share or party.party.get_role_display()), party.support)


def _disputed(label: str, shown: str, support: Support) -> Iterable[Conflict]:
    if support.rivals:
        yield Conflict(label, shown or "not reported", support)


def _between_the_same(agreement: Agreement, parties: list[Party]) -> list[AgreementRow]:
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


def _others(agreement: Agreement, parties: list[Party], shown: set[int]) -> list[Others]:
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
