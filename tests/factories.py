"""Short ways to the facts a test needs, through curation like every other write."""

from __future__ import annotations

from typing import Any

from partnerships.curation.agreements import add_agreement, add_event, add_party, refresh
from partnerships.curation.companies import add_company
from partnerships.curation.sources import add_source
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Company, Source
from partnerships.vocabulary import AgreementType, CompanyKind, EventKind, Role


def make_company(name: str, *, kind: CompanyKind = CompanyKind.AUTOMAKER, **fields: Any) -> Company:
    return add_company(name, kind=kind, **fields)


def make_agreement(
    title: str,
    *parties: Company | tuple[Company | str, Role],
    on: str | None = "2017",
    event: EventKind = EventKind.SIGNED,
    type: AgreementType = AgreementType.STRATEGIC_COOPERATION,
    **fields: Any,
) -> Agreement:
    agreement = add_agreement(title, type=type, **fields)
    for party in parties:
        who, role = party if isinstance(party, tuple) else (party, Role.PARTNER)
        add_party(agreement, who, role)
    add_event(agreement, event, PartialDate.of(on) if on else None)
    return refresh(agreement)


def make_source(title: str = "A report", *, publisher: str = "Wire", text: str = "", **fields: Any) -> Source:
    return add_source(title, publisher=publisher, text=text, **fields)
