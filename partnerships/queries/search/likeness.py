"""How well a name answers a search: equal before begins with before holds before nearly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from partnerships import names

SHORTEST_CORRECTED = 4  # letters; shorter words have too many neighbours
LONGEST_SWAPPED = 12
LEAST_ALIKE = 0.75  # one slip in four letters, two in eight
LEAST_ALIKE_BESIDE_TRUE = 0.85  # where something is written as asked, only near misses are worth showing


class Tier(IntEnum):
    EQUAL = 0
    BEGINS = 1
    HOLDS = 2
    BEGINS_A_WORD = 3
    HOLDS_ALL_WORDS = 4
    NEARLY = 5


@dataclass(frozen=True)
class Asked:
    """A search as the keys see it; `joined` has no spaces, so that "hua wei" and "huawei" are one."""

    text: str
    key: str
    joined: str

    @classmethod
    def of(cls, text: str) -> Asked:
        key = names.key(text)
        return cls(text, key, key.replace(" ", ""))

    @property
    def swaps(self) -> list[str]:
        """A single word with two neighbours exchanged: such slips leave too few trigrams to be found by them."""
        word = self.key
        if " " in word or not SHORTEST_CORRECTED <= len(word) <= LONGEST_SWAPPED:
            return []
        return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


@dataclass(frozen=True, order=True)
class Likeness:
    """Sorts best first: tier, distance from 0 to 1, the name it goes by before others, then the shorter name."""

    tier: Tier
    distance: float
    is_alias: bool
    length: int


def likeness(asked: Asked, key: str, *, is_alias: bool = False) -> Likeness | None:
    """None where the name is no answer."""
    tier = _tier(asked, key)
    if tier is not None:
        return Likeness(tier, 0.0, is_alias, len(key))
    alike = _closest(asked, key) if len(asked.joined) >= SHORTEST_CORRECTED else 0.0
    return Likeness(Tier.NEARLY, round(1 - alike, 4), is_alias, len(key)) if alike >= LEAST_ALIKE else None


def _tier(asked: Asked, key: str) -> Tier | None:
    joined, words = key.replace(" ", ""), f" {key} "
    if joined == asked.joined:
        return Tier.EQUAL
    if words.startswith(f" {asked.key} "):
        return Tier.BEGINS
    if f" {asked.key} " in words:
        return Tier.HOLDS
    if f" {asked.key}" in words or joined.startswith(asked.joined):
        return Tier.BEGINS_A_WORD
    if all(f" {word}" in words for word in asked.key.split()) or _runs_through(asked, joined):
        return Tier.HOLDS_ALL_WORDS
    return None


def _runs_through(asked: Asked, joined: str) -> bool:
    return len(asked.joined) >= SHORTEST_CORRECTED and asked.joined in joined


def _closest(asked: Asked, key: str) -> float:
    """How like the most similar run of words is, from 0 to 1; a swap of neighbours counts as one slip."""
    words = key.split()
    wanted = len(asked.key.split())
    lengths = {length for length in (wanted - 1, wanted, wanted + 1, len(words)) if 0 < length <= len(words)}
    runs = {"".join(words[at : at + length]) for length in lengths for at in range(len(words) - length + 1)}
    return max((OSA.normalized_similarity(asked.joined, run) for run in runs), default=0.0)
