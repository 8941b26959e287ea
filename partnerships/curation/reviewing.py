"""What an editor does with a proposal: accept, reject, correct. Each decision is made once, by one person, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from partnerships.curation.payloads import KINDS, finding_of
from partnerships.curation.recording import record
from partnerships.curation.signing import CurationError, saved, signed
from partnerships.curation.work import Work, in_turn
from partnerships.models import Import, Proposal
from partnerships.vocabulary import Decision, ProposalKind, RejectReason

Choices = Mapping[str, str]


class AlreadyDecided(CurationError):
    """Somebody was quicker; says who, what and when."""

    def __init__(self, proposal: Proposal) -> None:
        who = proposal.decided_by.get_username() if proposal.decided_by else "somebody"
        when = f" on {proposal.decided_at:%-d %b %Y at %H:%M}" if proposal.decided_at else ""
        super().__init__(f"Decided already: {who} {proposal.decision} this proposal{when}. Your decision was not kept.")
        self.proposal = proposal


@dataclass(frozen=True)
class Batch:
    """The outcome of accepting many: those accepted, and those left with the reason."""

    accepted: list[Proposal]
    left: list[tuple[Proposal, str]]


def accept(proposal: Proposal, *, by: AbstractBaseUser | None, choices: Choices | None = None) -> models.Model:
    """Make a proposal a fact: all of it, or nothing.

    `choices` says for each mention which company is meant (public id or "new"), and under "record"
    that a new record is wanted although one like it stands. Raises AlreadyDecided, NeedsChoice or
    CurationError.
    """
    with signed(by, "proposal accepted", proposal=proposal.pk, import_id=proposal.of_import_id):
        in_turn()
        proposal = _open(proposal)
        work = Work(proposal, by=by, choices=choices or {})
        try:
            fact = record(work)
        except ValidationError as error:
            raise CurationError(f"{' '.join(error.messages)} Nothing was changed.") from error
        proposal.effects = work.effects
        _decide(proposal, Decision.ACCEPTED, by)
    return fact


def reject(proposal: Proposal, *, by: AbstractBaseUser | None, reason: RejectReason) -> Proposal:
    with signed(by, f"proposal rejected: {reason.label.lower()}", proposal=proposal.pk):
        proposal = _open(proposal)
        proposal.reject_reason = reason.value
        return _decide(proposal, Decision.REJECTED, by)


def amend(proposal: Proposal, payload: Mapping[str, Any], *, by: AbstractBaseUser | None) -> Proposal:
    """Correct an open proposal; fields not given stay. What was read is kept in the history."""
    with signed(by, "proposal corrected", proposal=proposal.pk):
        proposal = _open(proposal)
        amended = {**proposal.payload, **payload}
        if amended == proposal.payload:
            return proposal
        proposal.payload, proposal.is_edited = amended, True
        finding_of(proposal, KINDS[ProposalKind(proposal.kind)])
        return saved(proposal)


def accept_all(of_import: Import, *, above: float, by: AbstractBaseUser | None) -> Batch:
    """Accept every open proposal of this confidence or more; one that needs a person is left, with the reason."""
    batch = Batch([], [])
    for proposal in of_import.proposals.filter(decision=Decision.PENDING, confidence__gte=above):
        try:
            with transaction.atomic():
                accept(proposal, by=by)
        except CurationError as error:
            batch.left.append((proposal, str(error)))
        else:
            batch.accepted.append(proposal)
    return batch


def _open(proposal: Proposal) -> Proposal:
    """The proposal as it stands now, locked against a second decision."""
    # No join: after waiting for the lock, a joined row would still be the one from before the wait.
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.decision != Decision.PENDING:
        raise AlreadyDecided(proposal)
    return proposal


def _decide(proposal: Proposal, decision: Decision, by: AbstractBaseUser | None) -> Proposal:
    proposal.decision, proposal.decided_at = decision.value, timezone.now()
    proposal.decided_by_id = by.pk if by else None
    return saved(proposal)
