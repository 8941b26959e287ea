"""Equipment of a vehicle as findings: each technology once, with its supplier and how many there are."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping

from partnerships.extraction.article import Article
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.findings import FoundTechnology
from partnerships.names import key

EQUIPPED = 0.4
SUPPLIED = 0.5
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 1)} | {"twin": 2, "dual": 2}
_COUNT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)

Shares = Mapping[Hashable, Floats]


def technologies(
    article: Article, equipment: Shares, suppliers: Mapping[Hashable, Shares]
) -> Iterator[FoundTechnology]:
    """In the order of the text; `equipment` and `suppliers` have shares by the number of the mention."""
    seen: set[str] = set()
    for number in sorted(int(str(thing)) for thing, share in equipment.items() if 1 - share[0] >= EQUIPPED):
        name = article.words(number)
        if key(name) not in seen:
            seen.add(key(name))
            mention = article.tagged[number]
            yield FoundTechnology(
                name=name,
                supplier=_supplier(suppliers.get(number, {})),
                quantity=_quantity(article, number),
                evidence=article.evidence(mention.start, mention.end),
            )


def _supplier(shares: Shares) -> str | None:
    best = max(shares, key=lambda thing: float(1 - shares[thing][0]), default=None)
    return str(best) if best is not None and 1 - shares[best][0] >= SUPPLIED else None


def _quantity(article: Article, number: int) -> int | None:
    """A small number directly before, as in "three lidars"."""
    start = article.tagged[number].start
    before = article.doc[max(start - 3, article.sentence_of(start).start) : start].text + " "
    found = _COUNT.search(before)
    if not found:
        return None
    word = found[1].lower()
    return int(word) if word.isdigit() else _COUNTS[word]
