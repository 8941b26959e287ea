"""The words that evoke agreements, as cues/agreements.toml lists them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from partnerships.extraction.cues import cues
from partnerships.vocabulary import AgreementType, Role


@dataclass(frozen=True)
class Cue:
    """Verbs with what must stand near them, the type they tell and the role of each place in the sentence."""

    name: str
    verbs: frozenset[str]
    needs: re.Pattern[str] | None
    without: re.Pattern[str] | None
    type: AgreementType | None  # None: the words around decide
    act: str
    roles: dict[str, Role]
    must: str  # a place that has to be filled, "" for none
    example: str
    expect: str

    @property
    def is_directed(self) -> bool:
        return len(set(self.roles.values()) - {Role.VENTURE}) > 1


def _words(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if pattern else None


@cache
def all_cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(
            name=entry["name"],
            verbs=frozenset(entry["verbs"].split()),
            needs=_words(entry.get("needs")),
            without=_words(entry.get("without")),
            type=None if entry["type"] == "topic" else AgreementType(entry["type"]),
            act=entry["act"],
            roles={place: Role(role) for place, role in entry["roles"].items()},
            must=entry.get("must", ""),
            example=entry["example"],
            expect=entry["expect"],
        )
        for entry in cues("agreements")["cue"]
    )


@cache
def cues_of_verb() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in all_cues():
        for verb in cue.verbs:
            found[verb].append(cue)
    return {verb: tuple(entries) for verb, entries in found.items()}


@cache
def nouns() -> frozenset[str]:
    return frozenset(word.lower() for entry in cues("agreements")["noun"] for word in entry["words"].split())


@cache
def _topics() -> tuple[tuple[AgreementType, re.Pattern[str]], ...]:
    return tuple(
        (AgreementType(entry["type"]), re.compile(rf"(?<![\w-])(?:{entry['words']})", re.IGNORECASE))
        for entry in cues("agreements")["topic"]
    )


def topic_of(text: str) -> AgreementType | None:
    """The type that the words around an agreement tell, None where they are silent."""
    return next((kind for kind, pattern in _topics() if pattern.search(text)), None)
