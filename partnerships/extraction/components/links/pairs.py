"""The pairs of mentions that a relation is asked about, and what is known of them without reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.schema import Label, Relation
from partnerships.extraction.components.mentions.tags import Mention
from partnerships.extraction.limits import check_pairs

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
    """All pairs in reach, in the order of subjects and objects. Raises TooLong where they are too many."""
    subjects, objects = _numbers(mentions, relation.subjects), _numbers(mentions, relation.objects)
    if not relation.objects:
        return Pairs(subjects, np.full(len(subjects), -1), np.zeros((len(subjects), 0), dtype=np.int64))
    starts = np.array([m.start for m in mentions], dtype=np.int64)
    ends = np.array([m.end for m in mentions], dtype=np.int64)
    i, j = _near(subjects, objects, starts, ends, relation.reach)
    gap = np.where(starts[j] >= ends[i], starts[j] - ends[i] + 1, -(starts[i] - ends[j] + 1))
    kept = (np.abs(gap) <= relation.reach) & (i != j) & (starts[j] != starts[i])
    if relation.name == "same":
        kept &= starts[i] < starts[j]
    i, j, gap = i[kept], j[kept], gap[kept]
    sentences = np.array([bisect_right(sentence_starts, m.start) for m in mentions], dtype=np.int64)
    return Pairs(i, j, _features(i, j, gap, sentences, objects))


def _numbers(mentions: Sequence[Mention], labels: Sequence[Label]) -> Ints:
    return np.array([n for n, mention in enumerate(mentions) if mention.label in labels], dtype=np.int64)


def _near(subjects: Ints, objects: Ints, starts: Ints, ends: Ints, reach: int) -> tuple[Ints, Ints]:
    """Every two that may be in reach, without looking at those that are not: a long article has millions."""
    order = np.argsort(starts[objects], kind="stable")
    sorted_starts = starts[objects][order]
    longest = int((ends - starts).max(initial=0))
    first = np.searchsorted(sorted_starts, starts[subjects] - reach - longest, side="left")
    last = np.searchsorted(sorted_starts, ends[subjects] + reach, side="right")
    counts = last - first
    check_pairs(int(counts.sum()))
    i = np.repeat(subjects, counts)
    place = np.arange(len(i)) - np.repeat(counts.cumsum() - counts, counts) + np.repeat(first, counts)
    return i, objects[order][place]


def _features(i: Ints, j: Ints, gap: Ints, sentences: Ints, objects: Ints) -> Ints:
    far = np.searchsorted(_STEPS, np.abs(gap), side="right")
    distance = np.where(gap >= 0, far, far + len(_STEPS) + 1)
    apart = np.clip(sentences[j] - sentences[i], -4, 4) + 4
    order = np.searchsorted(objects, j)
    place = np.searchsorted(objects, i)
    between = np.clip(np.where(gap >= 0, order - place, place - order - 1), 0, _BETWEEN - 1)
    features: Ints = np.stack([distance, apart, between, np.minimum(order, _ORDER - 1)], axis=1) + np.array(OFFSETS)
    return features
