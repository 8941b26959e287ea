"""What editors see of imports: how far they are, what is open, what failed and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from procrastinate.contrib.django.models import ProcrastinateJob

from partnerships.models import Import, Proposal
from partnerships.vocabulary import Decision


@dataclass(frozen=True)
class Progress:
    """How many proposals of an import are decided; only real outcomes count."""

    total: int
    accepted: int
    rejected: int

    @property
    def reviewed(self) -> int:
        return self.accepted + self.rejected

    @property
    def is_done(self) -> bool:
        return self.reviewed == self.total


def imports() -> QuerySet[Import]:
    """All imports, newest first, with their source and the numbers of their proposals."""
    decided = {
        "total": Count("proposals"),
        "accepted": Count("proposals", filter=Q(proposals__decision=Decision.ACCEPTED)),
        "rejected": Count("proposals", filter=Q(proposals__decision=Decision.REJECTED)),
    }
    return Import.objects.select_related("source").defer("source__text").annotate(**decided)


def proposals_of(article: Import) -> list[Proposal]:
    """In the order of work, each with who decided."""
    return list(article.proposals.select_related("decided_by").order_by("position", "id"))


def progress_of(proposals: list[Proposal]) -> Progress:
    decisions = [proposal.decision for proposal in proposals]
    return Progress(len(decisions), decisions.count(Decision.ACCEPTED), decisions.count(Decision.REJECTED))


def next_open(proposals: list[Proposal], after: Proposal | None) -> Proposal | None:
    """The open proposal that follows one, else the first open one above it."""
    start = proposals.index(after) + 1 if after in proposals else 0
    return next((one for one in proposals[start:] + proposals[:start] if one.decision == Decision.PENDING), None)


def last_decided(article: Import, by: int) -> Proposal | None:
    """The decision of this editor that undoing takes back first."""
    return article.proposals.filter(decided_by=by).order_by("-decided_at").first()


def runs_of(article: Import) -> int:
    """How often a worker has taken the article up; a worker that died counts."""
    jobs = ProcrastinateJob.objects.filter(args__import_id=article.pk)
    counted = jobs.exclude(status="todo").aggregate(runs=Count("id"), again=Sum("attempts"))
    return (counted["runs"] or 0) + (counted["again"] or 0)
