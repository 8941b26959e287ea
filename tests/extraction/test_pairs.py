"""Which pairs of mentions are asked about, in which order, and what is known of their places."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.components.links.pairs import FEATURES, OFFSETS, SIZES, pairs
from partnerships.extraction.components.links.schema import BY_NAME, RELATIONS, Label
from partnerships.extraction.components.mentions.tags import Mention

SOME = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 4), st.sampled_from(Label)), max_size=25).map(
    lambda drawn: [Mention(start, start + length, label) for start, length, label in sorted(drawn)]
)
DISTANCE, APART, BETWEEN, ORDER = range(4)


def between(one, other):
    """Tokens from one mention to the other, one more than lie between them."""
    first, second = sorted([one, other], key=lambda m: m.start)
    return second.start - first.end + 1


def asked(relation, mentions):
    """The pairs, told in the words of the schema."""
    return [
        (i, j)
        for i, subject in enumerate(mentions)
        for j, other in enumerate(mentions)
        if subject.label in relation.subjects
        and other.label in relation.objects
        and subject.start != other.start
        and abs(between(subject, other)) <= relation.reach
        and (relation.name != "same" or i < j)
    ]


@settings(deadline=None, max_examples=40)
@given(SOME)
def test_every_pair_in_reach_is_asked_about_in_order(mentions):
    for relation in (relation for relation in RELATIONS if relation.objects):
        found = pairs(relation, mentions, [0])
        assert list(zip(found.subjects.tolist(), found.objects.tolist(), strict=True)) == asked(relation, mentions)
        assert len(found) == len(found.features)


@settings(deadline=None, max_examples=40)
@given(SOME, st.lists(st.integers(1, 500), max_size=8, unique=True))
def test_each_feature_keeps_to_its_rows_of_the_table(mentions, starts):
    for relation in (relation for relation in RELATIONS if relation.objects):
        features = pairs(relation, mentions, [0, *sorted(starts)]).features
        assert features.shape[1] == len(SIZES)
        assert (features >= np.array(OFFSETS)).all()
        assert (features < np.array(OFFSETS) + np.array(SIZES)).all()
    assert OFFSETS[-1] + SIZES[-1] == FEATURES


@settings(deadline=None, max_examples=40)
@given(SOME)
def test_answers_about_one_mention_are_asked_of_each(mentions):
    found = pairs(BY_NAME["status"], mentions, [0])
    assert found.subjects.tolist() == [n for n, mention in enumerate(mentions) if mention.label is Label.AGR]
    assert set(found.objects.tolist()) <= {-1}
    assert found.features.shape == (len(found), 0)


@pytest.mark.parametrize("distance, is_asked", [(79, True), (80, False)])
def test_reach_is_the_most_tokens_that_may_lie_between(distance, is_asked):
    mentions = [Mention(0, 3, Label.ORG), Mention(3 + distance, 4 + distance, Label.ORG)]
    assert (len(pairs(BY_NAME["owns"], mentions, [0])) > 0) is is_asked


def test_the_same_deal_is_only_asked_of_later_words():
    triggers = [Mention(n, n + 1, Label.AGR) for n in (2, 5, 9)]
    found = pairs(BY_NAME["same"], triggers, [0])
    assert list(zip(found.subjects.tolist(), found.objects.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]


def test_owner_and_owned_are_asked_both_ways():
    companies = [Mention(0, 1, Label.ORG), Mention(4, 5, Label.REF)]
    found = pairs(BY_NAME["owns"], companies, [0])
    assert list(zip(found.subjects.tolist(), found.objects.tolist(), strict=True)) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("mentions", [[], [Mention(0, 1, Label.AGR)], [Mention(0, 1, Label.ORG)]])
def test_without_either_side_there_is_nothing_to_ask(mentions):
    found = pairs(BY_NAME["party"], mentions, [0])
    assert (len(found), found.features.shape) == (0, (0, len(SIZES)))


def features(mentions, starts, which):
    """That feature of each company's pair with the trigger, counted from its first row."""
    found = pairs(BY_NAME["party"], mentions, starts)
    return (found.features[:, which] - OFFSETS[which]).tolist()


def test_before_and_after_are_told_apart_and_far_from_near():
    trigger = Mention(300, 301, Label.AGR)
    places = [10, 290, 298, 301, 305, 520]
    mentions = sorted([trigger, *(Mention(n, n + 1, Label.ORG) for n in places)], key=lambda m: m.start)
    found = features(mentions, [0], DISTANCE)
    assert len(set(found)) == len(places)
    assert found == [27, 20, 16, 1, 4, 13]


def test_sentences_apart_are_counted_up_to_four_either_way():
    trigger = Mention(50, 51, Label.AGR)
    mentions = sorted([trigger, *(Mention(n, n + 1, Label.ORG) for n in (1, 41, 55, 62, 99))], key=lambda m: m.start)
    assert features(mentions, list(range(0, 100, 10)), APART) == [0, 3, 4, 5, 8]


def test_companies_between_and_the_place_in_the_row_of_companies():
    trigger = Mention(4, 5, Label.AGR)
    mentions = sorted([trigger, *(Mention(n, n + 1, Label.ORG) for n in (0, 2, 6, 8, 10))], key=lambda m: m.start)
    assert features(mentions, [0], BETWEEN) == [1, 0, 0, 1, 2]
    assert features(mentions, [0], ORDER) == [0, 1, 2, 3, 3]
