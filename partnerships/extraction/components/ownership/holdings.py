"""Holdings that follow from agreements: who takes over or buys in owns, or is to own, what is bought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from partnerships.extraction.article import Article
from partnerships.extraction.findings import FoundAgreement, FoundOwnership
from partnerships.vocabulary import AgreementType, OwnershipState, Role, Status

_STATES = {
    Status.ANNOUNCED: OwnershipState.AGREED,
    Status.SIGNED: OwnershipState.AGREED,
    Status.IN_FORCE: OwnershipState.CURRENT,
    Status.COMPLETED: OwnershipState.CURRENT,
}
_OWNERS = {Role.ACQUIRER: Role.TARGET, Role.INVESTOR: Role.INVESTEE}
_SHARE = re.compile(r"(\d{1,2}(?:\.\d+)?|100) ?(?:%|percent|per cent)")


def find_holdings(article: Article) -> None:
    known = {(holding.owner, holding.owned) for holding in article.ownerships}
    for agreement in article.agreements:
        for holding in _holdings(agreement):
            if (holding.owner, holding.owned) not in known:
                known.add((holding.owner, holding.owned))
                article.ownerships.append(holding)


def _holdings(agreement: FoundAgreement) -> Iterator[FoundOwnership]:
    state = _STATES.get(agreement.status)
    pairs = _pairs(agreement) if state else ()
    for owner, owned in pairs:
        yield FoundOwnership(
            evidence=agreement.evidence,
            rule=f"holdings.{agreement.type}",
            confidence=round(agreement.confidence * 0.7, 2),
            reasons=(f"follows from the {agreement.type.label.lower()}", *agreement.reasons),
            owner=owner,
            owned=owned,
            share_percent=_share(agreement),
            state=state or OwnershipState.AGREED,
        )


def _pairs(agreement: FoundAgreement) -> Iterator[tuple[str, str]]:
    by_role = {role: [p.company for p in agreement.parties if p.role is role] for role in Role}
    for owner_role, owned_role in _OWNERS.items():
        yield from ((owner, owned) for owner in by_role[owner_role] for owned in by_role[owned_role])
    if agreement.type is AgreementType.JOINT_VENTURE:
        partners = by_role[Role.PARTNER]
        yield from ((partner, venture) for partner in partners for venture in by_role[Role.VENTURE])


def _share(agreement: FoundAgreement) -> Decimal | None:
    """The one share that the clause states."""
    found = _SHARE.findall(agreement.evidence[0].quote)
    return Decimal(found[0]) if len(found) == 1 and agreement.type is not AgreementType.JOINT_VENTURE else None
