"""What the places of two names in the article say about their being one company's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from partnerships.extraction.components.aliases.pairs import Pair

_NEAR = 120  # code points within which two names stand together
_LOOKED_AT = 8  # places of the short name that are looked at for company
_KINSHIP = re.compile(
    r"\b(?:subsidiary|subsidiaries|unit|arm|parent|affiliate|division|brand|marque|venture|owned|owns|owner|holds"
    r"|shareholder|stake|sister|spin-off|spun|part of|belongs)\b"
)
_SIDE_BY_SIDE = re.compile(r"(?:,| with|/)\s*(?:the )?")
_AND = re.compile(r"\s+and\s+(?:the )?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")

JOINED = "joined_by_and"  # "Fiat and the Fiat Group": two companies, whatever else holds
TOGETHER = "together"  # in one sentence


def placing(pair: Pair, text: str) -> Iterator[str]:
    """Names of features; where the text explains the one by the other nothing else of the places counts."""
    if pair.introduced:
        unlike = pair.rest is None and pair.spelling is None
        yield f"introduced_{pair.introduced}{'_unlike' if unlike else ''}"
        return
    yield from _order(pair)
    if len(pair.long.starts) > 1 and len(pair.short.starts) > 1:
        yield "both_often"
    if len(pair.short.starts) > len(pair.long.starts):
        yield "short_oftener"
    if pair.rivals > 1:
        yield "first_of_rivals" if pair.nth == 0 else "later_of_rivals"
    yield from _together(pair, text)


def _order(pair: Pair) -> Iterator[str]:
    short, long = pair.short, pair.long
    if long.first < short.first:
        yield "long_first"
        if not long.count_after(short.first):
            yield "long_never_again"
    else:
        yield "short_first"
        if not short.count_after(long.first):
            yield "short_never_again"


def _together(pair: Pair, text: str) -> Iterator[str]:
    """Whether both stand in one sentence, as parties of one rank or with a word of kinship."""
    stretches = [found for start in pair.short.starts[:_LOOKED_AT] if (found := _between(pair, start, text))]
    if not stretches:
        return
    yield TOGETHER
    if _KINSHIP.search(stretches[0]):
        yield "kinship_between"
    if _SIDE_BY_SIDE.fullmatch(stretches[0]):
        yield "side_by_side"
    if any(_AND.fullmatch(stretch) for stretch in stretches):
        yield JOINED


def _between(pair: Pair, start: int, text: str) -> str:
    """The text between a place of the short form and the nearest of the long one, "" if in other sentences."""
    place = bisect_left(pair.long.starts, start)
    for near in pair.long.places[max(place - 1, 0) : place + 1]:
        end, other = (near.end, start) if near.start < start else (start + len(pair.short.text), near.start)
        if end <= other <= end + _NEAR and not _SENTENCE_END.search(text, end, other):
            return text[end:other]
    return ""
