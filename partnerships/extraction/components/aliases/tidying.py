"""Mentions as a tagger gives them, put right at their edges."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from partnerships.extraction.components.aliases.forms import Place
from partnerships.extraction.components.aliases.names import bearers_in_industry, words_of

_LEAD = re.compile(r"(?:[\s\"“”'‘’(\[,;:*]|(?:[Tt]he|an?)\s)+")
_SIGNS = " \t\r\n\"“”'‘’([,;:*"
_TWICE = re.compile(r"\s+(and|&)\s+")


def tidied(text: str, places: Iterable[Place]) -> list[Place]:
    """Sorted by start, without articles, possessives and stray signs; of two that overlap the longer stays."""
    whole = [_doubled(text, found) for place in places if (found := _trimmed(text, place))]
    kept: list[Place] = []
    for place in sorted(whole, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif place.end - place.start > kept[-1].end - kept[-1].start:
            kept[-1] = place
    return kept


def _trimmed(text: str, place: Place) -> Place | None:
    lead = _LEAD.match(text, place.start, place.end)
    start = lead.end() if lead else place.start
    name = text[start : place.end].rstrip(_SIGNS)
    name = name.removesuffix("'s").removesuffix("’s").rstrip(_SIGNS)
    named = any(character.isalnum() for character in name)
    return replace(place, start=start, end=start + len(name)) if named else None


def _doubled(text: str, place: Place) -> Place:
    """ "Mahindra & Mahindra" where only the first word is tagged; "Ford and Ford" stays two."""
    name, joint = text[place.start : place.end], _TWICE.match(text, place.end)
    if not joint or not text.startswith(name, joint.end()):
        return place
    end = joint.end() + len(name)
    is_one = bearers_in_industry(words_of(text[place.start : end])) and not text[end : end + 1].isalnum()
    return replace(place, end=end) if is_one else place
