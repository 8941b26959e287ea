"""Pairs of forms worth scoring, found by look-up: their number grows with the number of words, not of pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from partnerships.extraction.components.aliases.forms import Form, Place
from partnerships.extraction.components.aliases.initials import abbreviations_of
from partnerships.extraction.components.aliases.introductions import Introduction, introductions
from partnerships.extraction.components.aliases.knowledge import recorded
from partnerships.extraction.components.aliases.names import bearers_in_industry, without_legal_form
from partnerships.extraction.components.aliases.pairs import MOST_WORDS, Pair
from partnerships.extraction.matching import KnownNames

_MOST_RIVALS = 24  # companies that a short form may be tried on

Introduced = dict[tuple[int, int], Introduction]


def candidate_pairs(text: str, forms: Sequence[Form], known: KnownNames | None = None) -> list[Pair]:
    """For each form the forms it may be another name of, in the order of the forms."""
    introduced = _introduced(text, forms)
    longer: dict[int, set[int]] = defaultdict(set)
    for short, long in [*_contained(forms), *_initials(forms), *_known_as_one(forms, known), *introduced]:
        longer[short].add(long)
    return [pair for short in sorted(longer) for pair in _pairs(forms, short, sorted(longer[short]), introduced)]


def _pairs(forms: Sequence[Form], short: int, longer: list[int], introduced: Introduced) -> Iterator[Pair]:
    kept = [n for place, n in enumerate(longer) if place < _MOST_RIVALS or (short, n) in introduced]
    for nth, long in enumerate(kept):
        yield Pair(forms[short], forms[long], len(kept), nth, introduced.get((short, long)))


def _contained(forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    by_words = _by_words(forms)
    for long, form in enumerate(forms):
        words = form.words[:MOST_WORDS]
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                pieces = {words[start:end], words[:start] + words[end:]}
                for piece in pieces - {()}:
                    yield from ((short, long) for short in by_words.get(piece, ()) if _shorter(forms, short, long))


def _shorter(forms: Sequence[Form], short: int, long: int) -> bool:
    sizes = len(forms[short].words), len(forms[long].words)
    return sizes[0] < sizes[1] or (sizes[0] == sizes[1] and short < long)


def _by_words(forms: Sequence[Form]) -> dict[tuple[str, ...], list[int]]:
    """The first forms of these words, with or without their legal form."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for words in {form.words, without_legal_form(form.words)}:
            if len(found[words]) < _MOST_RIVALS:
                found[words].append(number)
    return found


def _initials(forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    by_letters: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        if form.letters:
            by_letters[form.letters].append(number)
    if by_letters:
        for long, form in enumerate(forms):
            for letters in abbreviations_of(form.text):
                yield from ((short, long) for short in by_letters.get(letters, ()) if short != long)


def _known_as_one(forms: Sequence[Form], known: KnownNames | None) -> Iterator[tuple[int, int]]:
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for ref in recorded(form, known):
            bearers["record", ref].append(number)
        for name in bearers_in_industry(form.words):
            bearers["industry", name].append(number)
    for (source, _), numbers in bearers.items():
        longest = max(numbers, key=lambda n: len(forms[n].text))
        others = (number for number in numbers if number != longest)
        yield from ((n, longest) for n in others if source == "industry" or Pair(forms[n], forms[longest]).is_alike)


def _introduced(text: str, forms: Sequence[Form]) -> Introduced:
    number_of: dict[Place, int] = {place: number for number, form in enumerate(forms) for place in form.places}
    found: Introduced = {}
    for one, other, how in introductions(text, sorted(number_of, key=lambda place: place.start)):
        first, second = number_of[one], number_of[other]
        if first != second:
            turned = len(forms[first].text) < len(forms[second].text)
            found[(first, second) if turned else (second, first)] = how
    return found
