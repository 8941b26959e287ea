"""What editors decided about the reader's proposals, so that it can be measured and learnt from."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    F,
    Func,
    JSONField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from partnerships.models import Import, Proposal
from partnerships.vocabulary import Decision, RejectReason

SET_ASIDE = (RejectReason.DUPLICATE, RejectReason.OUT_OF_SCOPE)
_AT_ONCE = 50  # articles held in memory


class Outcome(StrEnum):
    """What a decision says about the reading; the last two say nothing about it."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    SET_ASIDE = "set_aside"
    UNREVIEWED = "unreviewed"


REVIEWED = (Outcome.ACCEPTED, Outcome.EDITED, Outcome.REJECTED)


def with_outcome(proposals: QuerySet[Proposal]) -> QuerySet[Any]:
    """Each with its `outcome`, and with `as_read`: the payload as the reader proposed it.

    Another heading is no correction, since we compose it. What no person decided, because a command
    accepted it, is unreviewed.
    """
    history = apps.get_model("partnerships", "ProposalHistory")._default_manager
    first = history.filter(pgh_obj=OuterRef("pk")).order_by("pgh_id").values("payload")[:1]
    as_read = Case(When(is_edited=True, then=Subquery(first)), default=F("payload"), output_field=JSONField())
    read = proposals.annotate(as_read=as_read)
    compared = read.alias(said=_without_heading("payload"), seen=_without_heading("as_read"))
    return compared.annotate(outcome=_outcome())


def reviewed_imports() -> Iterator[Any]:
    """Imports of which something is reviewed, oldest first: with their source, and all proposals as `decided`."""
    reviewed = with_outcome(Proposal.objects.order_by()).filter(outcome__in=REVIEWED)
    decided = with_outcome(Proposal.objects.order_by("position", "id"))
    found = Import.objects.filter(pk__in=reviewed.values("of_import")).select_related("source").order_by("id")
    return found.prefetch_related(Prefetch("proposals", decided, to_attr="decided")).iterator(chunk_size=_AT_ONCE)


def _outcome() -> Case:
    open_ = Q(decision=Decision.PENDING) | Q(decided_by__isnull=True)
    rejected = Q(decision=Decision.REJECTED)
    return Case(
        When(open_, then=Value(Outcome.UNREVIEWED.value)),
        When(rejected & Q(reject_reason__in=SET_ASIDE), then=Value(Outcome.SET_ASIDE.value)),
        When(rejected, then=Value(Outcome.REJECTED.value)),
        When(said=F("seen"), then=Value(Outcome.ACCEPTED.value)),
        default=Value(Outcome.EDITED.value),
        output_field=CharField(),
    )


def _without_heading(column: str) -> Func:
    heading = Cast(Value("heading"), TextField())
    return Func(F(column), heading, template="(%(expressions)s)", arg_joiner=" - ", output_field=JSONField())
