"""How good the proposals of each component are, by what editors decided about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt

from django.db.models import Count

from partnerships.models import Proposal
from partnerships.queries.decisions import Outcome, with_outcome
from partnerships.vocabulary import ProposalKind

_Z = 1.959964  # of the normal distribution, for 95 in 100


@dataclass(frozen=True)
class Precision:
    """Decided proposals of one component and kind; shares from 0 to 1, None while nothing is reviewed."""

    component: str
    kind: ProposalKind
    accepted: int
    edited: int
    rejected: int
    set_aside: int
    unreviewed: int

    @property
    def n(self) -> int:
        return self.accepted + self.edited + self.rejected

    @property
    def precision(self) -> float | None:
        """The share accepted as read: what had to be corrected was not right."""
        return self.accepted / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.accepted, self.n) if self.n else None


def precision_by_component() -> list[Precision]:
    """One row for each component and kind that ever proposed anything, kinds in the order of review. One query."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    rows = with_outcome(Proposal.objects.order_by()).values("rule", "kind", "outcome")
    for row in rows.annotate(number=Count("id")):
        counts[row["rule"], row["kind"]][row["outcome"]] += row["number"]
    found = [_row(component, ProposalKind(kind), number) for (component, kind), number in counts.items()]
    return sorted(found, key=lambda row: (list(ProposalKind).index(row.kind), row.component))


def wilson(right: int, n: int) -> tuple[float, float]:
    """Between which two shares the true one lies in 95 of 100 cases, after Wilson (1927); n is at least 1."""
    share, spread = right / n, _Z * _Z / n
    centre = share + spread / 2
    half = _Z * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, (centre - half) / (1 + spread)), min(1.0, (centre + half) / (1 + spread))


def _row(component: str, kind: ProposalKind, number: Counter[str]) -> Precision:
    return Precision(component, kind, **{outcome.value: number[outcome] for outcome in Outcome})
