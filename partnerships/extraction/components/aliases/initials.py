"""Abbreviations that the first letters of a name's words may give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partnerships.extraction.components.aliases.names import Sort, sort_of, without_legal_form, words_of

_MOST_WORDS = 12
_LONGEST = 7
_CAPITALS = re.compile(r"(?:[A-Z&.\-]|\d)+[a-z]?[A-Z]?$")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\w")

_SYLLABLE = r"((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:[aeiou]+)(?:ng|n|r)?)"
_TWO_SYLLABLES = re.compile(_SYLLABLE + _SYLLABLE)


def letters_of(name: str) -> str:
    """The letters of an abbreviation in lower case, "M&M" as mm; empty where the name is none."""
    if not 2 <= len(name) <= _LONGEST + 1 or not _CAPITALS.match(name):
        return ""
    letters = "".join(character for character in name.lower() if character.isalnum())
    return letters if 2 <= len(letters) <= _LONGEST else ""


def abbreviations_of(name: str) -> frozenset[str]:
    """Initials with and without legal form, joining words and the inner capitals of a word."""
    words = words_of(name)[:_MOST_WORDS]
    if len(words) < 2 and not any(character.isupper() for character in name[1:]):
        return frozenset()
    return frozenset(_variants(words, name)) - {"".join(words)}


def _variants(words: tuple[str, ...], name: str) -> Iterator[str]:
    content = tuple(word for word in words if sort_of(word) is not Sort.JOINING)
    without_co = tuple(word for word in content if word != "co")  # CATL: Contemporary … Co., Limited
    for chosen in (words, content, without_co, without_legal_form(words), without_legal_form(content)):
        if 1 < len(chosen) <= _LONGEST:
            yield _firsts(chosen)
            yield chosen[0] + _firsts(chosen[1:])  # LG Energy Solution: LGES
            if syllables := _TWO_SYLLABLES.fullmatch(chosen[0]):  # Dongfeng Motor: DFM
                yield _firsts((*syllables.groups(), *chosen[1:]))
    parts = [part.lower() for part in _PARTS.findall(name)[:_MOST_WORDS]]
    split = tuple(part for part in parts if sort_of(part) is not Sort.JOINING)
    if 1 < len(split) <= _LONGEST:
        yield _firsts(split)


def _firsts(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def spelt_in_order(letters: str, words: tuple[str, ...]) -> bool:
    """Whether the letters stand in the name in this order, the first at its head, and most begin words."""
    text, place, begun = " ".join(words), -1, 0
    for letter in letters:
        head = 0 if place < 0 else text.find(f" {letter}", place) + 1
        place = head if text[head] == letter and head > place else text.find(letter, place + 1)
        if place < 0:
            return False
        begun += place == 0 or text[place - 1] == " "
    return text[0] == letters[0] and 2 * begun > len(letters)
