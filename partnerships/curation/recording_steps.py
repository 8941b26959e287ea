"""The dated steps of an agreement that an article tells."""

from __future__ import annotations

from partnerships import lifecycle
from partnerships.curation.agreements import add_event
from partnerships.curation.work import Work
from partnerships.dates import PartialDate
from partnerships.extraction.findings import FoundAgreement
from partnerships.models import Agreement, AgreementEvent
from partnerships.queries.known import near, overlap
from partnerships.vocabulary import DateKind, EventKind, Status

# What to note where the article tells a state without the step that led to it.
_TELLS = {
    Status.REPORTED: EventKind.TALKS_REPORTED,
    Status.ANNOUNCED: EventKind.ANNOUNCED,
    Status.SIGNED: EventKind.SIGNED,
    Status.IN_FORCE: EventKind.CONFIRMED,
    Status.COMPLETED: EventKind.COMPLETED,
    Status.ENDED: EventKind.ENDED,
    Status.DENIED: EventKind.DENIED,
}


def record_events(work: Work, finding: FoundAgreement, agreement: Agreement) -> None:
    """The step itself, and where the article tells a later state, that state as of the day of publication."""
    date = finding.date
    if date is None:
        told_at = work.source.published if finding.event == EventKind.CONFIRMED else None
        _record(work, finding, agreement, finding.event, told_at, DateKind.FIRST_REPORTED, "")
    else:
        _record(work, finding, agreement, finding.event, date.date, date.kind, date.phrase)
    if _state_after(finding) != finding.status:
        told = _TELLS[finding.status]
        _record(work, finding, agreement, told, work.source.published, DateKind.FIRST_REPORTED, "")


def _state_after(finding: FoundAgreement) -> Status:
    date = finding.date
    expected = date is not None and date.kind == DateKind.EXPECTED
    step = lifecycle.Step(finding.event, date.date if date else None, expected)
    return lifecycle.derive([step]).status


def _record(
    work: Work,
    finding: FoundAgreement,
    agreement: Agreement,
    kind: EventKind,
    date: PartialDate | None,
    date_kind: DateKind,
    phrase: str,
) -> None:
    spans = [finding.date.evidence] if phrase and finding.date else finding.evidence[:1]
    standing = _standing(agreement, kind, date)
    if standing is None:
        event = add_event(agreement, kind, date, date_kind=date_kind, date_phrase=phrase)
        work.cite(work.created(event), spans, field="date" if phrase else "")
    elif overlap(standing.date, date):
        work.cite(standing, spans, field="date" if phrase else "")
    else:
        work.cite(standing, spans, field="date", value=date.display if date else "")


def _standing(agreement: Agreement, kind: EventKind, date: PartialDate | None) -> AgreementEvent | None:
    """The event that two sources may both mean: at the same date, else at one near it."""
    same = [event for event in agreement.events.all() if event.kind == kind]
    for event in same:
        if overlap(event.date, date):
            return event
    return next((event for event in same if date and event.date and near(event.date, date)), None)
