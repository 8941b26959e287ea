"""Scores of pairs of mentions, put together for the things they mean."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.pairs import Ints, Pairs
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
        if name not in self.scores:
            return {}
        number_of: dict[Couple, int] = {}
        couples, rows = array("q"), array("q")  # the couple that each row is about; flat, since there may be millions
        pairs = self.pairs[name]
        for row, (i, j) in enumerate(zip(pairs.subjects.tolist(), pairs.objects.tolist(), strict=True)):
            for couple in product(subjects.get(i, ()), objects.get(j, ())):
                if couple[0] != couple[1]:
                    couples.append(number_of.setdefault(couple, len(number_of)))
                    rows.append(row)
        shares = _with_none(self.scores[name], np.array(rows, dtype=np.int64), np.array(couples, dtype=np.int64))
        return dict(zip(number_of, shares, strict=True))

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


def _with_none(scores: Floats, rows: Ints, groups: Ints) -> Floats:
    """Shares of each group of rows: their scores added up as odds, beside the odds of none; (groups, 1 + answers)."""
    if not len(rows):
        return np.zeros((0, 1 + scores.shape[1]), dtype="f4")
    order = np.argsort(groups, kind="stable")
    sorted_groups, sorted_scores = groups[order], scores[rows[order]]
    starts = np.flatnonzero(np.diff(sorted_groups, prepend=-1))
    top = np.maximum.reduceat(sorted_scores, starts)
    raised = np.exp(sorted_scores - top[sorted_groups])
    summed = np.log(np.add.reduceat(raised, starts)) + top
    return shares_of(np.concatenate([np.zeros((len(starts), 1), dtype="f4"), summed], axis=1, dtype="f4"))
