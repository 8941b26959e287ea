"""Which trigger words tell of the same agreement."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.components.agreements.grouping import grouped
from partnerships.extraction.components.links.pairs import pairs
from partnerships.extraction.components.links.pooling import Links
from partnerships.extraction.components.links.schema import BY_NAME, Label
from partnerships.extraction.components.mentions.tags import Mention


def links(count, told, distance=2):
    """Triggers in a row; `told` has the scores of some two, all others get -5."""
    mentions = [Mention(n * distance, n * distance + 1, Label.AGR) for n in range(count)]
    asked = pairs(BY_NAME["same"], mentions, [0])
    couples = zip(asked.subjects.tolist(), asked.objects.tolist(), strict=True)
    scores = np.array([[told.get(couple, -5.0)] for couple in couples], dtype="f4")
    return Links(mentions, {"same": asked}, {"same": scores} if len(scores) else {})


@pytest.mark.parametrize(
    "count, told, groups",
    [
        (0, {}, []),
        (1, {}, [[0]]),
        (3, {}, [[0], [1], [2]]),
        (3, {(0, 2): 3}, [[0, 2], [1]]),
        (3, {(0, 1): 3, (0, 2): 3, (1, 2): 3}, [[0, 1, 2]]),
        # the mean of 3 and -1 is enough, that of 3 and -5 is not
        (3, {(0, 1): 3, (0, 2): -1, (1, 2): 3}, [[0, 1, 2]]),
        (3, {(0, 1): 3, (0, 2): -5, (1, 2): 3}, [[0, 1], [2]]),
        # one word that fits well does not outweigh another that does not fit
        (4, {(0, 1): 3, (0, 3): 3, (1, 3): -2, (2, 3): 1}, [[0, 1], [2, 3]]),
        # of two groups the better one, of two equal ones the later
        (3, {(0, 2): 1, (1, 2): 2}, [[0], [1, 2]]),
        (3, {(0, 2): 2, (1, 2): 1}, [[0, 2], [1]]),
        (3, {(0, 2): 2, (1, 2): 2}, [[0], [1, 2]]),
        (2, {(0, 1): 0}, [[0], [1]]),
    ],
)
def test_a_trigger_joins_the_agreement_it_fits_best(count, told, groups):
    assert grouped(links(count, told), range(count)) == groups


def test_a_stricter_bound_keeps_apart_what_fits_less():
    told = links(2, {(0, 1): 1})
    assert grouped(told, [0, 1], join=0.5) == [[0, 1]]
    assert grouped(told, [0, 1], join=1.5) == [[0], [1]]


def test_triggers_out_of_reach_are_agreements_of_their_own():
    assert grouped(links(2, {(0, 1): 9}, distance=500), [0, 1]) == [[0], [1]]


def test_only_the_triggers_asked_for_are_grouped():
    told = links(4, {(0, 1): 3, (1, 3): 3, (0, 3): 3})
    assert grouped(told, [0, 3]) == [[0, 3]]


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 8), st.integers(0, 1000))
def test_every_trigger_is_in_exactly_one_agreement_in_the_order_of_the_text(count, seed):
    rng = np.random.default_rng(seed)
    told = {couple: float(rng.normal()) for couple in itertools.combinations(range(count), 2)}
    groups = grouped(links(count, told), range(count))
    assert sorted(itertools.chain(*groups)) == list(range(count))
    assert [sorted(group) for group in groups] == groups
    assert sorted(groups) == groups
