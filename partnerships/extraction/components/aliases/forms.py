"""The forms under which companies are named in an article, each with its places."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.extraction.components.aliases.initials import letters_of
from partnerships.extraction.components.aliases.names import words_of


@dataclass(frozen=True)
class Place:
    """Where a company is named: code points start to before end, and how sure that is, from 0 to 1.

    A place that the tagger passed over and a known form was found at is not `tagged`.
    """

    start: int
    end: int
    certainty: float = 1.0
    tagged: bool = True


@dataclass(frozen=True)
class Form:
    """All places of one spelling; capitals, accents and punctuation make no other form."""

    text: str
    words: tuple[str, ...]
    places: tuple[Place, ...]
    starts: tuple[int, ...]

    @property
    def letters(self) -> str:
        return letters_of(self.text)

    @property
    def first(self) -> int:
        return self.starts[0]

    def count_after(self, place: int) -> int:
        return len(self.starts) - bisect_left(self.starts, place)


def forms_in(text: str, places: Sequence[Place]) -> list[Form]:
    """One form for each joined-up spelling, in the order of their first places."""
    grouped: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        grouped["".join(words_of(surface(text, place)))].append(place)
    return [_form(text, found) for found in grouped.values()]


def surface(text: str, place: Place) -> str:
    """The name as it stands, on one line."""
    return " ".join(text[place.start : place.end].split())


def _form(text: str, places: list[Place]) -> Form:
    spellings = Counter(surface(text, place) for place in places)
    usual = max(spellings, key=lambda spelling: (spellings[spelling], not spelling.isupper()))
    return Form(usual, words_of(usual), tuple(places), tuple(place.start for place in places))
