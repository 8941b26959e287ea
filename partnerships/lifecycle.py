"""The state of an agreement, derived from its dated events; it never goes backwards unsaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerships.dates import PartialDate
from partnerships.vocabulary import EventKind, Status

_REACHES = {
    EventKind.TALKS_REPORTED: Status.REPORTED,
    EventKind.ANNOUNCED: Status.ANNOUNCED,
    EventKind.APPROVED: Status.ANNOUNCED,
    EventKind.SIGNED: Status.SIGNED,
    EventKind.EFFECTIVE: Status.IN_FORCE,
    EventKind.CONFIRMED: Status.IN_FORCE,
    EventKind.STARTED_PRODUCTION: Status.IN_FORCE,
    EventKind.COMPLETED: Status.COMPLETED,
    EventKind.ENDED: Status.ENDED,
    EventKind.DENIED: Status.DENIED,
}
_PROGRESS = [Status.REPORTED, Status.ANNOUNCED, Status.SIGNED, Status.IN_FORCE]
_CLOSING = {Status.COMPLETED, Status.ENDED, Status.DENIED}
# An agreement is dated by its signature, failing that by its announcement, failing that by its start.
_STARTING = (
    {EventKind.SIGNED},
    {EventKind.ANNOUNCED},
    {EventKind.EFFECTIVE, EventKind.APPROVED, EventKind.STARTED_PRODUCTION},
    {EventKind.TALKS_REPORTED},
    set(EventKind) - {EventKind.ENDED, EventKind.DENIED},
    set(EventKind),
)


@dataclass(frozen=True)
class Step:
    """One event of an agreement, as far as its state depends on it."""

    kind: EventKind
    date: PartialDate | None
    expected: bool = False


@dataclass(frozen=True)
class Lifecycle:
    """What the events amount to; `status_as_of` is the date of the event that decided the status."""

    status: Status
    status_as_of: PartialDate | None
    starts: PartialDate | None
    ends: PartialDate | None
    last_reported: PartialDate | None


def derive(steps: Iterable[Step], *, as_of: date | None = None) -> Lifecycle:
    """The state on a day, or after everything known: an earlier event found later never undoes a later one."""
    ordered = sorted((step for step in steps if _known(step, as_of)), key=_in_time)
    happened = [step for step in ordered if not step.expected]
    decisive = _decisive(happened)
    status = _REACHES[decisive.kind] if decisive else Status.REPORTED
    return Lifecycle(
        status=status,
        status_as_of=decisive.date if decisive else None,
        starts=_start(happened) or _start(ordered),
        ends=decisive.date if decisive and status in _CLOSING else None,
        last_reported=max((step.date for step in happened if step.date), key=_last_day, default=None),
    )


def state_fields(steps: Iterable[Step], reports: Iterable[PartialDate | None]) -> dict[str, Any]:
    """The derived columns of an agreement; `reports` are the dates on which its sources were published."""
    state = derive(steps)
    known = [date for date in (state.last_reported, *reports) if date]
    return {
        "status": state.status.value,
        "status_as_of": state.status_as_of,
        "starts": state.starts,
        "ends": state.ends,
        "last_reported": max(known, key=lambda date: (*_last_day(date), str(date)), default=None),
    }


def _known(step: Step, as_of: date | None) -> bool:
    return as_of is None or step.date is None or step.date.sort_key[1] <= as_of


def _in_time(step: Step) -> tuple[date, date]:
    return step.date.sort_key if step.date else (date.min, date.min)


def _last_day(stated: PartialDate) -> tuple[date, date]:
    return stated.sort_key[1], stated.sort_key[0]


def _decisive(happened: list[Step]) -> Step | None:
    """The last event that moved the state forward, closed the agreement or reopened it."""
    current: Step | None = None
    for step in sorted(happened, key=_in_effect):
        reached = _REACHES.get(step.kind)
        if reached and (current is None or _moves(_REACHES[current.kind], reached)):
            current = step
    return current


def _in_effect(step: Step) -> tuple[date, bool, str]:
    """An end counts from its last possible day: "ended 2017" closes what was signed in May 2017, not the reverse."""
    closes = _REACHES.get(step.kind) in _CLOSING
    if step.date is None:
        return date.max if closes else date.min, closes, step.kind
    return step.date.sort_key[closes], closes, step.kind


def _moves(before: Status, after: Status) -> bool:
    if before in _CLOSING or after in _CLOSING:
        return True
    return _PROGRESS.index(after) >= _PROGRESS.index(before)


def _start(ordered: list[Step]) -> PartialDate | None:
    for kinds in _STARTING:
        for step in ordered:
            if step.kind in kinds and step.date:
                return step.date
    return None
