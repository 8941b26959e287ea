"""References: which companies or vehicles "the two sides", "its partner" or "it" stand for, as learned."""

from __future__ import annotations

import re

from partnerships.extraction.article import Article, Mention
from partnerships.extraction.components.links.schema import Label

LIKELY = 0.5
_PERHAPS = 0.2  # for the second of two that a plural must mean
_SEVERAL = re.compile(r"\b(?:two|both|pair|duo|they|them|their|we|our|partners|companies|sides|parties|groups)\b", re.I)

_TWO = re.compile(r"\b(?:two|both|pair|duo)\b", re.I)


def find_references(article: Article) -> None:
    things = {n: (name,) for n, name in {**article.companies_at, **article.vehicles_at}.items()}
    references = article.numbers(Label.REF)
    told = article.links.by_subject("refers", {n: (n,) for n in references}, things)
    for number in references:
        shares = {str(thing): float(share[1]) for thing, share in told[number].items()}
        if names := _meant(article.words(number), shares):
            article.meant_by[number] = names
            mention = article.tagged[number]
            if article.company(names[0]):
                article.mentions.append(Mention(mention.start, mention.end, names, is_reference=True))
    article.mentions.sort(key=lambda mention: mention.start)


def _meant(words: str, shares: dict[str, float]) -> tuple[str, ...]:
    """The likeliest thing; for a plural all likely ones, at least two if a second is possible, two for "both"."""
    ranked = sorted(shares, key=lambda name: (-shares[name], name))
    if not _SEVERAL.search(words):
        return tuple(name for name in ranked[:1] if shares[name] >= _PERHAPS)
    likely = [name for name in ranked if shares[name] >= LIKELY]
    if len(likely) > 2 and not _TWO.search(words):
        return tuple(likely)
    return tuple(name for name in ranked[:2] if shares[name] >= _PERHAPS)
