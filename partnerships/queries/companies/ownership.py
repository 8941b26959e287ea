"""Who owns a company and what it owns, as a tree that always ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from partnerships.models import Company, Ownership
from partnerships.queries.evidence import Evidence, Support
from partnerships.vocabulary import OwnershipState, ShareKind

DEEPEST = 8  # holdings of holdings, in either direction
WIDEST = 60  # holdings drawn; a larger group is cut and says so

# Each holding is walked over once a depth, so that a circle of owners ends too.
_REACHED = """
WITH RECURSIVE above AS (
    SELECT id, owner_id, 1 AS depth FROM partnerships_ownership WHERE owned_id = %(company)s
    UNION
    SELECT held.id, held.owner_id, depth + 1
    FROM partnerships_ownership held JOIN above ON held.owned_id = above.owner_id WHERE depth < %(deepest)s
), below AS (
    SELECT id, owned_id, 1 AS depth FROM partnerships_ownership WHERE owner_id = %(company)s
    UNION
    SELECT held.id, held.owned_id, depth + 1
    FROM partnerships_ownership held JOIN below ON held.owner_id = below.owned_id WHERE depth < %(deepest)s
)
SELECT id FROM above UNION SELECT id FROM below
"""


@dataclass(frozen=True)
class Node:
    """A company in the tree; `holding` ties it to the company above (in `owners`: to the one it owns)."""

    company: Company
    holding: Ownership | None
    support: Support
    below: tuple[Node, ...] = ()
    is_self: bool = False

    @property
    def share(self) -> str:
        return "" if self.holding is None else share_in_words(self.holding)


@dataclass(frozen=True)
class Group:
    """`tree` runs from the top of an undivided line of owners down; `owners` share the company at its top."""

    owners: tuple[Node, ...]
    tree: Node
    is_cut: bool
    held_by: Ownership | None = None

    @property
    def owner(self) -> Company | None:
        """The only one that owns the company of the page."""
        return self.held_by.owner if self.held_by else None

    @property
    def own_share(self) -> str:
        return share_in_words(self.held_by) if self.held_by else ""

    @property
    def is_alone(self) -> bool:
        return not self.owners and not self.tree.below


def share_in_words(holding: Ownership) -> str:
    """ "50%", "about 33%", "20 to 30%", "majority", "share not reported"."""
    if holding.share_kind == ShareKind.MAJORITY:
        return "majority"
    if holding.share_kind == ShareKind.UNKNOWN or holding.share_min is None or holding.share_max is None:
        return "share not reported"
    figures = dict.fromkeys(f"{Decimal(figure).normalize():f}" for figure in (holding.share_min, holding.share_max))
    return f"{'about ' if holding.is_approximate else ''}{' to '.join(figures)}%"


def holdings_around(company: Company) -> list[Ownership]:
    """Every holding within DEEPEST steps above or below, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, {"company": company.pk, "deepest": DEEPEST})
        reached = [pk for (pk,) in cursor.fetchall()]
    return list(Ownership.objects.filter(pk__in=reached).select_related("owner", "owned"))


def group_of(company: Company, holdings: list[Ownership], evidence: Evidence) -> Group:
    return _Drawing(holdings, evidence).around(company)


def _leads_on(holding: Ownership, depth: int) -> bool:
    """A holding that is over is drawn; what lies beyond it says nothing about the company any more."""
    return depth < DEEPEST and holding.state != OwnershipState.ENDED


class _Drawing:
    """Holdings by either end; each is drawn once, so that a circle ends where it closes."""

    def __init__(self, holdings: list[Ownership], evidence: Evidence) -> None:
        self.evidence = evidence
        self.owners: dict[int, list[Ownership]] = defaultdict(list)
        self.holdings: dict[int, list[Ownership]] = defaultdict(list)
        self.drawn: set[int] = set()
        for holding in holdings:
            self.owners[holding.owned_id].append(holding)
            self.holdings[holding.owner_id].append(holding)

    def around(self, company: Company) -> Group:
        line = self._line_above(company)
        top = line[-1].owner if line else company
        self.drawn |= {holding.pk for holding in line}
        owners = tuple(self._above(holding, 1) for holding in self._fresh(self.owners, top))
        below = tuple(self._below(holding, 1) for holding in self._fresh(self.holdings, company))
        over_self = line[0] if line else None
        tree = Node(company, over_self, self._support(over_self), below, is_self=True)
        for position, holding in enumerate(line):
            over = line[position + 1] if position + 1 < len(line) else None
            tree = Node(holding.owner, over, self._support(over), (tree,))
        return Group(owners, tree, is_cut=len(self.drawn) >= WIDEST, held_by=over_self)

    def _line_above(self, company: Company) -> list[Ownership]:
        """Owner after owner, as long as there is exactly one that holds."""
        line: list[Ownership] = []
        seen = {company.pk}
        current: Mapping[int, list[Ownership]] = self.owners
        while len(owners := current.get(company.pk, [])) == 1 and owners[0].owner_id not in seen:
            if owners[0].state == OwnershipState.ENDED or len(line) == DEEPEST:
                break
            line.append(owners[0])
            company = owners[0].owner
            seen.add(company.pk)
        return line

    def _fresh(self, ends: Mapping[int, list[Ownership]], company: Company) -> list[Ownership]:
        fresh = [holding for holding in ends.get(company.pk, []) if holding.pk not in self.drawn]
        fresh = fresh[: max(0, WIDEST - len(self.drawn))]
        self.drawn |= {holding.pk for holding in fresh}
        return fresh

    def _above(self, holding: Ownership, depth: int) -> Node:
        further = self._fresh(self.owners, holding.owner) if _leads_on(holding, depth) else []
        above = tuple(self._above(one, depth + 1) for one in further)
        return Node(holding.owner, holding, self._support(holding), above)

    def _below(self, holding: Ownership, depth: int) -> Node:
        further = self._fresh(self.holdings, holding.owned) if _leads_on(holding, depth) else []
        below = tuple(self._below(one, depth + 1) for one in further)
        return Node(holding.owned, holding, self._support(holding), below)

    def _support(self, holding: Ownership | None) -> Support:
        return self.evidence.of(holding) if holding else Support()
