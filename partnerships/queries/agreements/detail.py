"""One agreement with all that its page says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerships.models import Agreement, AgreementEvent, Company, Party, Technology, Vehicle
from partnerships.queries.agreements.chains import chain_of
from partnerships.queries.agreements.history import Change, changes_of
from partnerships.queries.agreements.related import Others, between_the_same, others_of
from partnerships.queries.agreements.rows import AgreementRow, rows_of
from partnerships.queries.documents import Document, documents_of
from partnerships.queries.evidence import Conflict, Evidence, Support
from partnerships.vocabulary import AgreementType, Family, Status

KB_STALE_MONTHS = 36  # after so long without a report nobody may call an agreement running
OPEN = {Status.REPORTED, Status.ANNOUNCED, Status.SIGNED, Status.IN_FORCE}


@dataclass(frozen=True)
class PartyLine:
    party: Party
    support: Support


@dataclass(frozen=True)
class EventLine:
    event: AgreementEvent
    support: Support


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


def detail_of(agreement: Agreement) -> AgreementDetail:
    parties, events = _parties(agreement), list(agreement.events.all())
    evidence = Evidence([agreement, *events, *parties])
    party_lines = [PartyLine(party, evidence.of(party, within=agreement)) for party in parties]
    event_lines = [EventLine(event, evidence.of(event, within=agreement)) for event in events]
    chain = chain_of(agreement)
    same = between_the_same(agreement, parties)
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
        others=others_of(agreement, parties, {row.pk for row in same}),
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
