"""Type and roles of an agreement, decided together: each type has its own roles."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.schema import ROLES, TYPES

Floats = NDArray[np.float32]

# The sets of roles that occur with each type in the annotated articles; every role of a set is taken at least once.
ROLE_SETS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "strategic_cooperation": (("partner",),),
    "mou": (("partner",),),
    "joint_venture": (("partner",), ("partner", "venture")),
    "technology_licence": (("licensor", "licensee"),),
    "supply": (("supplier", "customer"),),
    "contract_manufacturing": (("manufacturer", "client"),),
    "joint_development": (("partner",), ("supplier", "customer")),
    "equity_investment": (("investor", "investee"), ("investor", "investee", "partner"), ("investor",)),
    "acquisition": (("acquirer", "target"), ("acquirer", "target", "partner"), ("acquirer", "partner"), ("partner",)),
    "platform_sharing": (("supplier", "customer"), ("partner",)),
    "distribution": (("distributor", "supplier"), ("distributor", "partner")),
    "other": (("partner",), ("supplier", "customer")),
}


@dataclass(frozen=True)
class Decided:
    """A type, its parties with roles, and how likely each is."""

    type: str
    roles: dict[Hashable, str]
    type_share: float
    party_shares: dict[Hashable, float]


def decide(types: Floats, parties: Mapping[Hashable, Floats], least: float, weight: float = 1.0) -> Decided | None:
    """The likeliest type with roles for the companies that are more likely a party than `least`.

    None when fewer than two companies are. `parties` has the share of "none" first, then of each role.
    """
    chosen = {company: share for company, share in parties.items() if 1 - share[0] >= least}
    if len(chosen) < 2:
        return None
    options = [(type_, roles) for type_ in TYPES for roles in ROLE_SETS[type_] if len(roles) <= len(chosen)]
    fitted = [(type_, *_fit(roles, list(chosen.values()))) for type_, roles in options]
    type_, _, taken = max(fitted, key=lambda f: float(np.log(types[TYPES.index(f[0])] + 1e-6)) + weight * f[1])
    return Decided(
        type_,
        dict(zip(chosen, taken, strict=True)),
        float(types[TYPES.index(type_)]),
        {company: float(1 - share[0]) for company, share in chosen.items()},
    )


def _fit(roles: Sequence[str], parties: Sequence[Floats]) -> tuple[float, list[str]]:
    """How well a set of roles fits, and who takes which: the likeliest role each, until every role is taken."""
    scores = [{r: float(np.log(share[1 + ROLES.index(r)] / (1 - share[0]) + 1e-6)) for r in roles} for share in parties]
    taken = [max(s, key=s.__getitem__) for s in scores]
    for role in roles:
        if role not in taken:
            free = [n for n, r in enumerate(taken) if taken.count(r) > 1 or r not in roles]
            n = min(free, key=lambda n: scores[n][taken[n]] - scores[n][role])
            taken[n] = role
    return sum(s[r] for s, r in zip(scores, taken, strict=True)), taken
