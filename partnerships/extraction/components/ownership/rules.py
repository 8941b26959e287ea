"""Ownership: who holds whom, wholly or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from partnerships.extraction.article import Article, Mention, Sentence
from partnerships.extraction.cues import cues
from partnerships.extraction.findings import FoundOwnership
from partnerships.extraction.groups import groups_in
from partnerships.vocabulary import CompanyKind, OwnershipState

_SHARES = {"half": 50, "a half": 50, "a quarter": 25, "a fifth": 20, "a tenth": 10, "all": 100}
_SHARE = (
    r"(?P<share>\d{1,3}(?:\.\d+)?(?: ?%| percent| per cent|-percent|-per-cent)|half|an? (?:half|third"
    r"|quarter|fifth|tenth)|all|a majority|a minority|a controlling|a)"
)
_PLANNED = re.compile(r"\b(?:will|would|could|may|might|no longer|not)\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(entry["words"]) for entry in cues("ownership")["pattern"])


def _pattern(words: str) -> re.Pattern[str]:
    """Companies are written as \\x01number\\x02 in the text the patterns see."""
    words = words.replace("OWNER", r"\x01(?P<owner>\d+)\x02(?: ?\([^)]*\))?")
    words = words.replace("OWNED", r"\x01(?P<owned>\d+)\x02(?: ?\([^)]*\))?").replace("SHARE", _SHARE)
    return re.compile(words, re.IGNORECASE)


def find_ownership(article: Article) -> None:
    found: dict[tuple[str, str], FoundOwnership] = {}
    for sentence in article.sentences:
        mentions = article.mentions_in(sentence.start, sentence.end)
        if len(mentions) > 1 and len(mentions) < 60:
            for holding in _in_sentence(article, sentence, mentions):
                pair = (holding.owner, holding.owned)
                if pair not in found or (found[pair].share_percent is None and holding.share_percent is not None):
                    found[pair] = holding
    article.ownerships += [holding for pair, holding in found.items() if pair[::-1] not in found or pair < pair[::-1]]


def _in_sentence(article: Article, sentence: Sentence, mentions: list[Mention]) -> Iterator[FoundOwnership]:
    masked = _masked(article, sentence, mentions)
    together = {
        m.start: g.companies for g in groups_in(article, sentence) for m in mentions if g.start <= m.start < g.end
    }
    for pattern in _patterns():
        for match in pattern.finditer(masked):
            owner, owned = mentions[int(match["owner"])], mentions[int(match["owned"])]
            owners = together.get(owner.start, owner.companies) if "owned" in match[0] else owner.companies
            for name in owners:
                for other in owned.companies:
                    if name != other and _fits(article, name, other) and not _PLANNED.search(match[0]):
                        yield _holding(article, match, owner, owned, (name, other))


def _masked(article: Article, sentence: Sentence, mentions: list[Mention]) -> str:
    text, base = article.span(sentence).text, article.doc[sentence.start].idx
    parts, last = [], 0
    for number, mention in enumerate(mentions):
        last_token = article.doc[mention.end - 1]
        start, stop = article.doc[mention.start].idx - base, last_token.idx + len(last_token.text) - base
        parts += [text[last:start], f"\x01{number}\x02"]
        last = stop
    return "".join([*parts, text[last:]])


def _fits(article: Article, owner: str, owned: str) -> bool:
    kinds = [company.kind for name in (owner, owned) if (company := article.company(name))]
    return len(kinds) == 2 and CompanyKind.PUBLIC_BODY not in kinds and kinds[0] != CompanyKind.MARQUE


def _holding(
    article: Article, match: re.Match[str], owner: Mention, owned: Mention, names: tuple[str, str]
) -> FoundOwnership:
    start, end = min(owner.start, owned.start), max(owner.end, owned.end)
    words = match["share"] if "share" in match.re.groupindex else None
    clear = not (owner.is_reference or owned.is_reference)
    return FoundOwnership(
        evidence=(article.evidence(start, end),),
        rule="ownership.words",
        confidence=0.85 if clear else 0.45,
        reasons=("the words between the two names state a holding",)
        + (() if clear else ("a name is only referred to",)),
        owner=names[0],
        owned=names[1],
        share_percent=share_of(words),
        state=OwnershipState.CURRENT,
    )


def share_of(words: str | None) -> Decimal | None:
    """The share in percent, None where the words give no figure."""
    text = (words or "").lower().strip()
    if number := re.match(r"\d+(?:\.\d+)?", text):
        return Decimal(number[0]) if Decimal(number[0]) <= 100 else None
    share = _SHARES.get(text)
    return Decimal(share) if share is not None else None
