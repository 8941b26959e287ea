"""Cross entropy over groups of pairs: what several mentions say of the same two things counts once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.links.pooling import shares_of
from partnerships.extraction.components.links.schema import Relation
from training.examples import Target

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def group_scores(scores: Floats, target: Target, relation: Relation) -> tuple[Floats, Floats]:
    """Scores per group, (groups, answers or 1 + answers), and each row's part in its group.

    The answers about one thing alone are added up; those about two are pooled by logsumexp, with
    "none" in front at zero.
    """
    rows, count = scores[target.pair], len(target.right)
    if relation.is_alone:
        total = np.zeros((count, rows.shape[1]), dtype="f4")
        np.add.at(total, target.group, rows)
        return total, np.ones_like(rows)
    top = np.full((count, rows.shape[1]), -np.inf, dtype="f4")
    np.maximum.at(top, target.group, rows)
    raised = np.exp(rows - top[target.group])
    total = np.zeros_like(top)
    np.add.at(total, target.group, raised)
    pooled = np.concatenate([np.zeros((count, 1), dtype="f4"), np.log(total) + top], axis=1)
    return pooled, raised / total[target.group]


def relation_loss(scores: Floats, target: Target, relation: Relation) -> tuple[float, Floats, Ints]:
    """Loss summed over groups, gradient per pair, and the answer that each group would get.

    Groups that nothing is known of (`right` below zero) count for nothing.
    """
    pooled, part = group_scores(scores, target, relation)
    shares = shares_of(pooled)
    first = 0 if relation.is_alone else 1
    right = target.right - (1 - first)
    known = right >= 0
    rows = np.nonzero(known)[0]
    loss = float(-np.log(shares[rows, right[rows]] + 1e-9).sum())
    gradient = np.where(known[:, None], shares, 0)
    gradient[rows, right[rows]] -= 1
    by_pair = np.zeros_like(scores)
    np.add.at(by_pair, target.pair, (gradient[target.group][:, first:] * part).astype("f4"))
    return loss, by_pair, shares.argmax(axis=1)
