"""The companies an article names: each with its fullest name, its other names and every place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnerships.extraction.components.aliases.forms import Form, Place, forms_in, surface
from partnerships.extraction.components.aliases.grouping import grouped
from partnerships.extraction.components.aliases.introductions import Introduction, introductions
from partnerships.extraction.components.aliases.spreading import Stretch, further_places
from partnerships.extraction.components.aliases.tidying import tidied
from partnerships.extraction.matching import KnownNames

_SURE = 0.5  # certainty from which a name is looked for elsewhere in the text


@dataclass(frozen=True)
class Company:
    """`name` is the fullest form in the text that is no former name; aliases in the order of their first places."""

    name: str
    aliases: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def certainty(self) -> float:
        """How sure it is that a company is named at all: the surest place, from 0 to 1."""
        return max(place.certainty for place in self.places)


def companies_named(
    text: str, places: Iterable[Place], known: KnownNames | None = None, taken: Sequence[Stretch] = ()
) -> tuple[Company, ...]:
    """The companies at these places and where else their names stand, in the order of their first places.

    `taken` are the stretches of other mentions, persons and vehicles for instance, in which no name is looked for.
    All offsets are code points; places outside the text raise ValueError.
    """
    tagged = tidied(text, _checked(text, places))
    found = sorted([*tagged, *_further(text, tagged, taken)], key=lambda place: place.start)
    former = _former_names(text, found)
    return tuple(_company(text, forms, former) for forms in grouped(text, forms_in(text, found), known))


def _checked(text: str, places: Iterable[Place]) -> list[Place]:
    given = list(places)
    if wrong := [place for place in given if not 0 <= place.start < place.end <= len(text)]:
        raise ValueError(f"{wrong[0]} is no stretch of a text of {len(text)} characters")
    return given


def _further(text: str, tagged: Sequence[Place], taken: Sequence[Stretch]) -> list[Place]:
    sure: dict[str, float] = {}
    for place in tagged:
        name = surface(text, place)
        sure[name] = max(place.certainty, sure.get(name, 0.0))
    elsewhere = _merged([*((place.start, place.end) for place in tagged), *taken])
    names = [name for name, certainty in sure.items() if certainty >= _SURE]
    return [Place(start, end, sure[name], tagged=False) for start, end, name in further_places(text, names, elsewhere)]


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Overlapping stretches as one."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _former_names(text: str, places: Sequence[Place]) -> frozenset[str]:
    older = {Introduction.FORMER: 1, Introduction.NEWER: 0}
    return frozenset(
        surface(text, (one, other)[older[how]]) for one, other, how in introductions(text, places) if how in older
    )


def _company(text: str, forms: Sequence[Form], former: frozenset[str]) -> Company:
    places = sorted((place for form in forms for place in form.places), key=lambda place: place.start)
    names = list(dict.fromkeys(surface(text, place) for place in places))
    name = max(names, key=lambda name: (name not in former, len(name), not name.isupper()))
    return Company(name, tuple(other for other in names if other != name), tuple(places))
