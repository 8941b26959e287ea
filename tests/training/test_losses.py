"""The loss of the scorer of pairs: over groups, as reading pools them, with gradients measured numerically."""

from __future__ import annotations

import numpy as np
import pytest

from partnerships.extraction.components.links.pairs import Pairs
from partnerships.extraction.components.links.pooling import Links
from partnerships.extraction.components.links.schema import BY_NAME
from training.examples import UNKNOWN, Target
from training.joint.losses import group_scores, relation_loss

POOLED, ALONE = BY_NAME["date"], BY_NAME["status"]  # four answers or none; seven answers
PAIR, GROUP = np.array([0, 1, 1, 2, 3, 3, 4, 5]), np.array([0, 0, 1, 1, 2, 3, 3, 2])


def grouped(right, pair=PAIR, group=GROUP):
    """Six pairs in four groups; pairs 1 and 3 count for two of them, as a mention that means two things does."""
    count = int(pair.max()) + 1
    pairs = Pairs(np.arange(count), np.arange(count) + count, np.zeros((count, 4), dtype=np.int64))
    return Target(pairs, pair, group, np.array(right))


def some_scores(relation, count=6):
    return np.random.default_rng(0).standard_normal((count, len(relation.answers))).astype("f4")


CASES = {
    "linked and not linked": (POOLED, [0, 2, 4, 1]),
    "linked, some unknown": (POOLED, [0, UNKNOWN, 4, UNKNOWN]),
    "nothing known": (POOLED, [UNKNOWN] * 4),
    "alone": (ALONE, [1, 7, 3, 3]),
    "alone, some unknown": (ALONE, [UNKNOWN, 7, 0, 2]),
}


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request):
    relation, right = request.param
    return relation, grouped(right), some_scores(relation)


def test_the_gradient_by_every_score_is_right(case):
    relation, wanted, scores = case
    _, gradient, _ = relation_loss(scores, wanted, relation)
    step = np.float32(1e-2)
    measured = np.zeros_like(scores)
    for place in np.ndindex(scores.shape):
        up, down = scores.copy(), scores.copy()
        up[place] += step
        down[place] -= step
        measured[place] = (relation_loss(up, wanted, relation)[0] - relation_loss(down, wanted, relation)[0]) / 0.02
    np.testing.assert_allclose(gradient, measured, atol=2e-3)


def test_the_loss_is_that_of_the_shares_that_reading_gives():
    scores, wanted = some_scores(POOLED), grouped([0, 2, 4, 1])
    pairs = wanted.pairs
    subjects = {n: [(group,) for group in GROUP[n == PAIR]] for n in range(6)}
    links = Links([], {"date": pairs}, {"date": scores})
    shares = links.pooled("date", subjects, {n + 6: ["day"] for n in range(6)})
    expected = sum(-np.log(shares[(group,), "day"][right]) for group, right in enumerate(wanted.right))
    assert relation_loss(scores, wanted, POOLED)[0] == pytest.approx(float(expected), rel=1e-5)


def test_the_loss_about_one_thing_alone_is_that_of_the_shares_that_reading_gives():
    scores, wanted = some_scores(ALONE), grouped([1, 7, 3, 3])
    subjects = {n: [(group,) for group in GROUP[n == PAIR]] for n in range(6)}
    shares = Links([], {"status": wanted.pairs}, {"status": scores}).alone("status", subjects)
    expected = sum(-np.log(shares[(group,)][right - 1]) for group, right in enumerate(wanted.right))
    assert relation_loss(scores, wanted, ALONE)[0] == pytest.approx(float(expected), rel=1e-5)


@pytest.mark.parametrize("relation", [POOLED, ALONE], ids=["pooled", "alone"])
def test_a_group_of_which_nothing_is_known_changes_nothing(relation):
    scores = some_scores(relation)
    loss, gradient, _ = relation_loss(scores, grouped([1, UNKNOWN, 2, 3]), relation)
    rows = [n for n in range(len(PAIR)) if GROUP[n] != 1]
    # the same without the second group; the groups after it move up
    others = grouped([1, 2, 3], PAIR[rows], np.array([0, 0, 1, 2, 2, 1]))
    assert (loss, gradient.tolist()) == (
        pytest.approx(relation_loss(scores, others, relation)[0]),
        relation_loss(scores, others, relation)[1].tolist(),
    )


def test_pairs_of_unknown_groups_only_get_no_gradient():
    _, gradient, _ = relation_loss(some_scores(POOLED), grouped([UNKNOWN, UNKNOWN, 4, 1]), POOLED)
    assert gradient[:3].tolist() == np.zeros((3, 4)).tolist()
    assert np.abs(gradient[3:]).min() > 0


def test_the_answer_each_group_would_get_is_told():
    scores = np.full((6, 4), -9, dtype="f4")
    scores[2, 1] = scores[4, 3] = 5
    _, _, answers = relation_loss(scores, grouped([0, 2, 4, 1]), POOLED)
    assert answers.tolist() == [0, 2, 0, 4]


def test_each_mention_has_its_part_in_the_pooled_score():
    scores = np.array([[0.0], [np.log(3)]], dtype="f4")
    pooled, part = group_scores(scores, grouped([1], np.array([0, 1]), np.array([0, 0])), BY_NAME["same"])
    np.testing.assert_allclose(pooled, [[0, np.log(4)]], rtol=1e-6)
    np.testing.assert_allclose(part, [[0.25], [0.75]], rtol=1e-6)


def test_very_large_scores_do_not_overflow():
    loss, gradient, _ = relation_loss(np.full((6, 4), 900, dtype="f4"), grouped([1, 2, 3, 4]), POOLED)
    assert np.isfinite(loss)
    assert np.isfinite(gradient).all()
