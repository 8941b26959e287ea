"""Holdings as the networks see them: owner and owned, with the share that goes with both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator
from decimal import Decimal

from partnerships.extraction.article import Article, Mention
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.findings import Evidence, FoundOwnership
from partnerships.extraction.values.amounts import percent
from partnerships.vocabulary import OwnershipState

HOLDS = 0.5
BESIDE = 0.1  # how much less sure a further owner may be, if no share is told
SHARED = 0.3  # of the product of both ends
_ALL = 100
_STATES = (OwnershipState.CURRENT, OwnershipState.AGREED)

Told = dict[tuple[Hashable, Hashable], Floats]


def find_ownership(article: Article) -> None:
    acting = article.acting()
    told = article.links.pooled("owns", acting, acting)
    shares = article.links.pooled("share", {n: (n,) for n in article.numbers(Label.PCT)}, acting)
    surest: dict[Hashable, float] = {}
    for (owner, owned), share in sorted(told.items(), key=lambda item: -float(1 - item[1][0])):
        held = 1 - float(share[0])
        back = told.get((owned, owner))
        if held >= HOLDS and (back is None or back[0] > share[0]):
            finding = _finding(article, str(owner), str(owned), share, held, shares)
            if held >= surest.setdefault(owned, held) - BESIDE or finding.share_percent is not None:
                article.ownerships.append(finding)
    article.ownerships.sort(key=lambda holding: holding.evidence[0].start)


def _finding(article: Article, owner: str, owned: str, share: Floats, held: float, shares: Told) -> FoundOwnership:
    number = _share(article, owner, owned, shares)
    evidence = _evidence(article, owner, owned, number)
    reasons = [f"{held:.0%} sure that {owner} holds {owned}"]
    if number is not None:
        reasons.append(f"“{article.words(number)}” goes with both")
    return FoundOwnership(
        evidence=(evidence,),
        rule="ownership.learned",
        confidence=round(held, 2),
        reasons=tuple(reasons),
        owner=owner,
        owned=owned,
        share_percent=percent(article.words(number)) if number is not None else None,
        state=_STATES[int(share[1:].argmax())],
    )


def _share(article: Article, owner: str, owned: str, shares: Told) -> int | None:
    """The percentage that most likely is the owner's in the owned; None where none fits or it is no figure."""
    fits = {}
    for number in article.numbers(Label.PCT):
        one, other = shares.get((number, owner)), shares.get((number, owned))
        if one is not None and other is not None and _is_share(percent(article.words(number))):
            fits[number] = float(one[1] * other[2])
    best = max(fits, key=lambda n: fits[n], default=None)
    return best if best is not None and fits[best] >= SHARED else None


def _is_share(value: Decimal | None) -> bool:
    return value is not None and 0 < value <= _ALL


def _evidence(article: Article, owner: str, owned: str, number: int | None) -> Evidence:
    """The shortest stretch with both names, and the share where it stands in the same sentence."""
    one, other = min(
        _beside(article, owner, owned), key=lambda pair: (abs(pair[0].start - pair[1].start), pair[0].start)
    )
    start, end = min(one.start, other.start), max(one.end, other.end)
    if number is not None and article.tagged[number].start in article.sentence_of(start):
        start, end = min(start, article.tagged[number].start), max(end, article.tagged[number].end)
    return article.evidence(start, end)


def _beside(article: Article, owner: str, owned: str) -> Iterator[tuple[Mention, Mention]]:
    """Every mention of the owner with those of the owned that come before and after it."""
    others = article.mentions_of(owned)
    starts = [mention.start for mention in others]
    for mention in article.mentions_of(owner):
        place = bisect_left(starts, mention.start)
        yield from ((mention, other) for other in others[max(place - 1, 0) : place + 1])
