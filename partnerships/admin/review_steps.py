"""One step of a review: the button that was pressed becomes a call of curation and a sentence for the editor."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import QueryDict

from partnerships.admin.proposal_forms import form_for
from partnerships.admin.review_page import choices_in
from partnerships.curation.reviewing import AlreadyDecided, accept, accept_all, amend, reject
from partnerships.curation.signing import CurationError
from partnerships.curation.undoing import undo
from partnerships.models import Import, Proposal
from partnerships.queries.review import last_decided, next_open, proposals_of
from partnerships.vocabulary import RejectReason

SURE = 0.95


@dataclass(frozen=True)
class Step:
    """Where to go and what to say; `keep_form` where what was typed must stay on the page."""

    card: str = ""
    message: str = ""
    level: int = messages.SUCCESS
    keep_form: bool = False


def take_step(article: Import, data: QueryDict, by: AbstractBaseUser) -> Step:
    """The outcome; what curation refuses is said, and nothing is lost."""
    try:
        return _step(article, data, by)
    except AlreadyDecided as error:
        return Step(data.get("proposal", ""), str(error), messages.ERROR)
    except CurationError as error:
        return Step(data.get("proposal", ""), str(error), messages.ERROR, keep_form=data.get("do") == "accept")


def _step(article: Import, data: QueryDict, by: AbstractBaseUser) -> Step:
    if data.get("do") == "accept_all":
        return _accept_all(article, by)
    proposal = _proposal(article, data, by)
    if data.get("do") == "undo":
        undo(proposal, by=by)
        return Step(str(proposal.pk), f"Undone: {proposal.payload['heading']}")
    if data.get("reason"):
        reject(proposal, by=by, reason=_reason(data["reason"]))
        return _onwards(article, proposal, "Rejected")
    form = form_for(proposal, data)
    if not form.is_valid():
        return Step(str(proposal.pk), "Nothing was changed; correct the fields marked below.", messages.ERROR, True)
    amend(proposal, form.payload(), by=by)
    if data.get("do") == "save":
        return Step(str(proposal.pk), "The correction is saved; the proposal is still open.")
    accept(proposal, by=by, choices=choices_in(data))
    return _onwards(article, proposal, "Accepted")


def _accept_all(article: Import, by: AbstractBaseUser) -> Step:
    batch = accept_all(article, above=SURE, by=by)
    left = "".join(f" Left open: {one.payload['heading']}. {why}" for one, why in batch.left[:3])
    return Step(message=f"{len(batch.accepted)} accepted.{left}", level=messages.WARNING if left else messages.SUCCESS)


def _proposal(article: Import, data: QueryDict, by: AbstractBaseUser) -> Proposal:
    """The one the form is about; undoing without one means the last decision of this editor."""
    key = data.get("proposal", "")
    if not key and data.get("do") == "undo":
        found = last_decided(article, by.pk)
    else:
        found = article.proposals.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise CurationError("There is nothing to undo." if not key else "This import has no such proposal.")
    return found


def _reason(value: str) -> RejectReason:
    if value not in list(RejectReason):
        raise CurationError("Choose one of the reasons. Nothing was changed.")
    return RejectReason(value)


def _onwards(article: Import, done: Proposal, verb: str) -> Step:
    following = next_open(proposals_of(article), done) or done
    return Step(str(following.pk), f"{verb}: {done.payload['heading']}")
