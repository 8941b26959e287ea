"""The pairs of mentions that a relation is asked about, and what is known of them without reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.schema import Relation
from partnerships.extraction.components.mentions.tags import Mention

Ints = NDArray[np.int64]

_STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 60, 100, 200)
_DISTANCES = 2 * (len(_STEPS) + 1)
_SENTENCES = 9
_BETWEEN = 6
_ORDER = 4
SIZES = (_DISTANCES, _SENTENCES, _BETWEEN, _ORDER)
OFFSETS = tuple(int(x) for x in np.cumsum((0, *SIZES[:-1])))
FEATURES = sum(SIZES)


@dataclass(frozen=True)
class Pairs:
    """Indexes into the list of mentions; features are rows of the table of features, -1 objects mean none."""

    subjects: Ints  # (p,)
    objects: Ints  # (p,)
    features: Ints  # (p, len(SIZES))

    def __len__(self) -> int:
        return len(self.subjects)


def pairs(relation: Relation, mentions: Sequence[Mention], sentence_starts: Sequence[int]) -> Pairs:
    """All pairs in reach, in the order of subjects and objects."""
    subjects = [i for i, m in enumerate(mentions) if m.label in relation.subjects]
    if not relation.objects:
        alone = np.array(subjects, dtype=np.int64)
        return Pairs(alone, np.full(len(alone), -1), np.zeros((len(alone), 0), dtype=np.int64))
    objects = [j for j, m in enumerate(mentions) if m.label in relation.objects]
    if not subjects or not objects:
        return Pairs(_empty(), _empty(), np.zeros((0, len(SIZES)), dtype=np.int64))
    starts = np.array([m.start for m in mentions])
    ends = np.array([m.end for m in mentions])
    sentences = np.array([bisect_right(sentence_starts, m.start) for m in mentions])
    i, j = (x.ravel() for x in np.meshgrid(np.array(subjects), np.array(objects), indexing="ij"))
    gap = np.where(starts[j] >= ends[i], starts[j] - ends[i] + 1, -(starts[i] - ends[j] + 1))
    kept = (np.abs(gap) <= relation.reach) & (i != j) & (starts[j] != starts[i])
    if relation.name == "same":
        kept &= starts[i] < starts[j]
    i, j, gap = i[kept], j[kept], gap[kept]
    return Pairs(i, j, _features(i, j, gap, sentences, np.array(objects)))


def _features(i: Ints, j: Ints, gap: Ints, sentences: Ints, objects: Ints) -> Ints:
    far = np.searchsorted(_STEPS, np.abs(gap), side="right")
    distance = np.where(gap >= 0, far, far + len(_STEPS) + 1)
    apart = np.clip(sentences[j] - sentences[i], -4, 4) + 4
    rank = {int(o): n for n, o in enumerate(objects)}
    order = np.array([rank[int(o)] for o in j], dtype=np.int64)
    place = np.searchsorted(objects, i)
    between = np.clip(np.where(gap >= 0, order - place, place - order - 1), 0, _BETWEEN - 1)
    features: Ints = np.stack([distance, apart, between, np.minimum(order, _ORDER - 1)], axis=1) + np.array(OFFSETS)
    return features


def _empty() -> Ints:
    return np.zeros(0, dtype=np.int64)
