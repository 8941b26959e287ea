"""Agreements with their parties and events; their state is derived here and nowhere else."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from partnerships import lifecycle
from partnerships.curation.signing import free_slug, saved
from partnerships.dates import PartialDate
from partnerships.models import Agreement, AgreementEvent, Company, Party
from partnerships.queries.citations import supporting
from partnerships.vocabulary import AgreementType, DateKind, EventKind, Role


def add_agreement(title: str, *, type: AgreementType, slug: str = "", **fields: Any) -> Agreement:
    """A new agreement without parties or events; give it both in the same transaction, then refresh it."""
    state = {"status": lifecycle.derive([]).status.value}
    return saved(Agreement(title=title, type=type.value, slug=slug or free_slug(Agreement, title), **state, **fields))


def add_party(agreement: Agreement, who: Company | str, role: Role, **fields: Any) -> Party:
    """A company, or the words for a party that the source leaves unnamed."""
    party = {"label": who} if isinstance(who, str) else {"company": who}
    return saved(Party(agreement=agreement, role=role.value, **party, **fields))


def add_event(
    agreement: Agreement,
    kind: EventKind,
    date: PartialDate | None,
    *,
    date_kind: DateKind = DateKind.ACTUAL,
    **fields: Any,
) -> AgreementEvent:
    return saved(AgreementEvent(agreement=agreement, kind=kind.value, date=date, date_kind=date_kind.value, **fields))


@transaction.atomic
def refresh(agreement: Agreement) -> Agreement:
    """Derive status, start, end and last report anew from the events and the sources cited."""
    # Those who change one agreement at once take turns here, so that the last sees the events of all;
    # and only the state is written, so that no title read earlier comes back.
    Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    events = AgreementEvent.objects.filter(agreement=agreement)
    steps = [lifecycle.Step(EventKind(event.kind), event.date, event.is_expected) for event in events]
    reports = [citation.source.published for citation in supporting(agreement)]
    state = lifecycle.state_fields(steps, reports)
    for field, value in state.items():
        setattr(agreement, field, value)
    agreement.save(update_fields=[*state, "updated_at"])
    return agreement
