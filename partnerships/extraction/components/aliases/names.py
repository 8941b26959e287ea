"""Names as words: folded, without accents and plurals of the trade, sorted by what they tell about a company."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from partnerships.names import LEGAL_FORMS

_INITIALS = re.compile(r"(?<!\w)\w(?:\.\w)+\b\.?")  # S.p.A., K.K.
_BROKEN_FORM = re.compile(r"(?<!\w)([aik])/(s)(?!\w)")  # A/S, I/S
_SEPARATORS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
_ELISION = re.compile(r"['’](?=s?\b)")


class Sort(StrEnum):
    """What a word of a name says; ordered by how much it tells two companies apart."""

    JOINING = "joining"
    LEGAL = "legal"
    HOUSE = "house"
    TRADE = "trade"
    WORKSHOP = "workshop"
    PLACE = "place"
    PART = "part"
    OTHER = "other"


@cache
def data(name: str) -> dict[str, Any]:
    """The tables of `name`.toml beside this module, read once."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as compared: "the Škoda Motors, a.s." is skoda, motor, as. Signs alone are one word."""
    words = _SEPARATORS.sub(" ", _plain(name)).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    same = data("words")["same"]
    return tuple(same.get(word, word) for word in words) or (name,)


def _plain(name: str) -> str:
    text = name if name.isascii() else unicodedata.normalize("NFKD", name)
    text = text.casefold().replace("&", " and ")
    if not text.isascii():
        text = "".join(letter for letter in text.translate(_LETTERS) if not unicodedata.combining(letter))
    text = _BROKEN_FORM.sub(r"\1\2", _ELISION.sub("", text))
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), text)


@cache
def _sorts() -> dict[str, Sort]:
    tables = data("words")
    found = dict.fromkeys((data("words")["same"].get(w, w) for w in LEGAL_FORMS), Sort.LEGAL)
    for sort in (Sort.LEGAL, Sort.JOINING, Sort.WORKSHOP, Sort.HOUSE, Sort.TRADE, Sort.PLACE, Sort.PART):
        for word in tables[sort].split():
            found.setdefault(tables["same"].get(word, word), sort)
    return found


def sort_of(word: str) -> Sort:
    return _sorts().get(word, Sort.OTHER)


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the legal words at the end, but never without any word."""
    size = len(words)
    while size > 1 and sort_of(words[size - 1]) is Sort.LEGAL:
        size -= 1
    return words[:size]


def most_telling(words: Iterable[str]) -> Sort:
    """The sort of the word that tells most; joining for none."""
    order = list(Sort)
    return max((sort_of(word) for word in words), key=order.index, default=Sort.JOINING)


@cache
def _industry() -> dict[tuple[str, ...], frozenset[str]]:
    bearers: dict[tuple[str, ...], set[str]] = {}
    lines = data("names")["companies"].strip().splitlines()
    for line in [*lines, *data("names")["alone"].split(";")]:
        names = [name.strip() for name in line.split("|")]
        for name in names:
            bearers.setdefault(words_of(name), set()).add(names[0])
    return {words: frozenset(names) for words, names in bearers.items()}


def bearers_in_industry(words: tuple[str, ...]) -> frozenset[str]:
    """First names of the well-known companies that bear a name, without its legal form if not as it is."""
    return _industry().get(words) or _industry().get(without_legal_form(words), frozenset())
