"""Equipment of a vehicle as findings: each technology once, with its supplier and how many there are."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping

from partnerships.extraction.article import Article
from partnerships.extraction.components.aliases.initials import abbreviations_of, letters_of
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.findings import FoundTechnology
from partnerships.names import key

EQUIPPED = 0.4
SUPPLIED = 0.5
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 1)} | {"twin": 2, "dual": 2}
_COUNT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
_BREAKS = {"VERB", "AUX", "ADP", "SCONJ"}

Shares = Mapping[Hashable, Floats]


def name_technologies(article: Article) -> dict[int, int]:
    """The first mention of the same technology for each; "ADS (Autonomous Driving Solution)" names one."""
    homes: dict[int, int] = {}
    by_key: dict[str, int] = {}
    before: int | None = None
    for number in article.numbers(Label.TECH):
        words = article.words(number)
        own = key(words) or words
        home = by_key.get(own, number)
        if before is not None and _explains(article, before, number):
            home = homes[before]
        homes[number] = by_key[own] = home
        before = number
    return homes


def _explains(article: Article, one: int, other: int) -> bool:
    """Whether the second stands in parentheses behind the first, and the one is short for the other."""
    first, second = article.tagged[one], article.tagged[other]
    if article.doc[first.end : second.start].text != "(":
        return False
    names = article.words(one), article.words(other)
    return any(letters_of(a) in abbreviations_of(b) for a, b in (names, names[::-1]) if letters_of(a))


def technologies(
    article: Article, equipment: Shares, suppliers: Mapping[Hashable, Shares]
) -> Iterator[FoundTechnology]:
    """In the order of the text; `equipment` and `suppliers` have shares by the number of the first mention."""
    for number in sorted(int(str(thing)) for thing, share in equipment.items() if 1 - share[0] >= EQUIPPED):
        mention = article.tagged[number]
        yield FoundTechnology(
            name=article.words(number),
            supplier=_owner(article, number) or _supplier(suppliers.get(number, {})),
            quantity=_quantity(article, number),
            evidence=article.evidence(mention.start, mention.end),
        )


def _supplier(shares: Shares) -> str | None:
    best = max(shares, key=lambda thing: float(1 - shares[thing][0]), default=None)
    return str(best) if best is not None and 1 - shares[best][0] >= SUPPLIED else None


def _owner(article: Article, number: int) -> str | None:
    """The company in "Huawei's HarmonyOS and ADS", for each that follows it without a break."""
    place = article.tagged[number].start
    sentence = article.sentence_of(place)
    owners = [m for m in article.mentions_in(sentence.start, place) if article.doc[m.end].text in {"'s", "'"}]
    if not owners or any(t.is_punct or t.pos_ in _BREAKS for t in article.doc[owners[-1].end + 1 : place]):
        return None
    return owners[-1].companies[0]


def _quantity(article: Article, number: int) -> int | None:
    """A small number directly before, as in "three lidars"."""
    start = article.tagged[number].start
    before = article.doc[max(start - 3, article.sentence_of(start).start) : start].text + " "
    found = _COUNT.search(before)
    if not found:
        return None
    word = found[1].lower()
    return int(word) if word.isdigit() else _COUNTS[word]
