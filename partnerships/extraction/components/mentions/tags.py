"""Begin, inside, outside: tags of tokens to mentions and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.schema import Label

LABELS = tuple(label for label in Label if label is not Label.NUM)
OUTSIDE = 0
COUNT = 1 + 2 * len(LABELS)

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Mention:
    """Tokens start to before end; `certainty` from 0 to 1 is the mean of the tags' shares."""

    start: int
    end: int
    label: Label
    certainty: float = 1.0


def begin(label: Label) -> int:
    return 1 + 2 * LABELS.index(label)


def inside(label: Label) -> int:
    return 2 + 2 * LABELS.index(label)


def encode(length: int, mentions: Sequence[Mention]) -> NDArray[np.int64]:
    """The tag of each token; of overlapping mentions the first one counts."""
    tags = np.zeros(length, dtype=np.int64)
    for mention in mentions:
        if not tags[mention.start : mention.end].any():
            tags[mention.start] = begin(mention.label)
            tags[mention.start + 1 : mention.end] = inside(mention.label)
    return tags


def decode(shares: Floats) -> list[Mention]:
    """The mentions of the best permitted path; shares has a row per token and a column per tag."""
    tags = _best_path(np.log(shares + 1e-9))
    found: list[Mention] = []
    start = 0
    for place in range(len(tags)):
        if tags[place] == OUTSIDE:
            continue
        start = place if tags[place] % 2 else start
        if place + 1 == len(tags) or tags[place + 1] == OUTSIDE or tags[place + 1] % 2:
            certainty = float(np.mean([shares[i, tags[i]] for i in range(start, place + 1)]))
            found.append(Mention(start, place + 1, LABELS[(tags[place] - 1) // 2], certainty))
    return found


def _best_path(scores: Floats) -> list[int]:
    """Viterbi with one rule: inside a label comes only after its begin or inside."""
    if not len(scores):
        return []
    total = scores[0].copy()
    total[2::2] = -np.inf
    back: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        best = int(total.argmax())
        came = np.full(COUNT, best)
        reached = np.full(COUNT, total[best], dtype=np.float32)
        begun = total[1::2] >= total[2::2]
        reached[2::2] = np.where(begun, total[1::2], total[2::2])
        came[2::2] = np.arange(1, COUNT, 2) + np.where(begun, 0, 1)
        back.append(came)
        total = reached + row
    path = [int(total.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]
