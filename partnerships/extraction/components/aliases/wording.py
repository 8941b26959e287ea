"""What the wording of two names says about their being one company's."""

from __future__ import annotations

from collections.abc import Iterator

from partnerships.extraction.components.aliases.knowledge import Knowledge
from partnerships.extraction.components.aliases.names import Sort, sort_of
from partnerships.extraction.components.aliases.pairs import Pair, Rest, Spelling

_SHORTEST = 5  # letters from which a name in capitals is hardly an abbreviation
_DASHES = {"-", "–"}


def wording(pair: Pair, knowledge: Knowledge) -> Iterator[str]:
    """Names of features. What is left out counts by itself for each state of knowledge."""
    if knowledge:
        yield f"known_{knowledge}"
    if pair.rest is None:
        yield from _letters(pair)
        return
    yield from _shape(pair)
    if knowledge is not Knowledge.SAME:
        yield from (f"known_{knowledge}_{name}" if knowledge else name for name in _left_out(pair, pair.rest))


def _letters(pair: Pair) -> Iterator[str]:
    yield pair.spelling or ("unlike_letters" if pair.short.letters else "unlike")
    if pair.spelling is Spelling.INITIALS and len(pair.short.letters) == 2:
        yield "initials_two"


def _shape(pair: Pair) -> Iterator[str]:
    words, text = pair.short.words, pair.short.text
    if len(words) == 1:
        yield "single_word"
        if sort_of(words[0]) is not Sort.OTHER:
            yield f"short_is_{sort_of(words[0])}"
    if text.isupper() and len(text) < _SHORTEST:
        yield "short_in_capitals"
    if _cut_at_hyphen(text, pair.long.text):
        yield "hyphen_at_edge"


def _cut_at_hyphen(short: str, long: str) -> bool:
    start = long.casefold().find(short.casefold())
    end = start + len(short)
    return start >= 0 and (long[end : end + 1] in _DASHES or (start > 0 and long[start - 1] in _DASHES))


def _left_out(pair: Pair, rest: Rest) -> Iterator[str]:
    yield f"{rest.where}_without_{pair.left_out}"
    yield f"{'long' if pair.long.first < pair.short.first else 'short'}_first_{pair.left_out}"
    if sum(sort_of(word) not in (Sort.LEGAL, Sort.JOINING) for word in rest.words) > 1:
        yield "much_left_out"
    if "and" in rest.words and pair.left_out is Sort.OTHER:
        yield "joined_with_another"
