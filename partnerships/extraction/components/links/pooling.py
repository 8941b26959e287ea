"""Scores of pairs of mentions, put together for the things they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.pairs import Pairs
from partnerships.extraction.components.links.schema import BY_NAME
from partnerships.extraction.components.mentions.tags import Mention

Floats = NDArray[np.float32]
Keys = Mapping[int, Sequence[Hashable]]  # number of a mention: the things it means
Couple = tuple[Hashable, Hashable]


def shares_of(scores: Floats) -> Floats:
    """Softmax along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result


@dataclass(frozen=True)
class Links:
    """What the scorer says of one article; rows of `scores[name]` belong to `pairs[name]`."""

    mentions: Sequence[Mention]
    pairs: Mapping[str, Pairs]
    scores: Mapping[str, Floats]

    def pooled(self, name: str, subjects: Keys, objects: Keys) -> dict[Couple, Floats]:
        """Shares of "none" and of each answer, for every two things that some pair of mentions links."""
        gathered: dict[Couple, list[Floats]] = defaultdict(list)
        for i, j, row in self.rows(name):
            for a in subjects.get(i, ()):
                for b in objects.get(j, ()):
                    if a != b:
                        gathered[a, b].append(row)
        return {couple: _with_none(np.array(rows)) for couple, rows in gathered.items()}

    def by_subject(self, name: str, subjects: Keys, objects: Keys) -> dict[Hashable, dict[Hashable, Floats]]:
        """The same, gathered by the first of the two; nothing for a thing that is linked with none."""
        found: dict[Hashable, dict[Hashable, Floats]] = defaultdict(dict)
        for (subject, thing), share in self.pooled(name, subjects, objects).items():
            found[subject][thing] = share
        return found

    def alone(self, name: str, subjects: Keys) -> dict[Hashable, Floats]:
        """Shares of the answers about one thing, the scores of its mentions added up."""
        total: dict[Hashable, Floats] = {}
        for i, _, row in self.rows(name):
            for a in subjects.get(i, ()):
                total[a] = total[a] + row if a in total else row
        return {a: shares_of(row) for a, row in total.items()}

    def rows(self, name: str) -> list[tuple[int, int, Floats]]:
        if name not in self.scores:
            return []
        pairs = self.pairs[name]
        return list(zip(pairs.subjects.tolist(), pairs.objects.tolist(), self.scores[name], strict=True))

    def answer(self, name: str, share: Floats) -> tuple[str | None, float]:
        """The likeliest answer, None for none, and its share."""
        best = int(share.argmax())
        return (BY_NAME[name].answers[best - 1] if best else None), float(share[best])


def _with_none(rows: Floats) -> Floats:
    top = rows.max(axis=0)
    summed = np.log(np.exp(rows - top).sum(axis=0)) + top
    return shares_of(np.concatenate([[0.0], summed]).astype("f4"))
