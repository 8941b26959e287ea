"""Scores of pairs of mentions, put together for the things that the mentions mean."""

from __future__ import annotations

import numpy as np
import pytest

from partnerships.extraction.components.links.pairs import pairs
from partnerships.extraction.components.links.pooling import Links, shares_of
from partnerships.extraction.components.links.schema import BY_NAME, ROLES, Label
from partnerships.extraction.components.mentions.tags import Mention

# "Geely[0] signed[1] with Volvo[2]; they[3] agreed[4], Geely[5] said."
MENTIONS = [
    Mention(n, n + 1, label)
    for n, label in [
        (0, Label.ORG),
        (1, Label.AGR),
        (3, Label.ORG),
        (5, Label.REF),
        (6, Label.AGR),
        (8, Label.ORG),
    ]
]
COMPANIES = {0: ("geely",), 2: ("volvo",), 3: ("geely", "volvo"), 5: ("geely",)}
TRIGGERS = {1: ("deal",), 4: ("deal",)}


def links(name, scores):
    return Links(MENTIONS, {name: pairs(BY_NAME[name], MENTIONS, [0])}, {name: np.array(scores, dtype="f4")})


@pytest.fixture
def party():
    """Scores of eight pairs: two triggers with four mentions of companies each."""
    return links("party", np.random.default_rng(0).standard_normal((8, len(ROLES))))


def softmax(scores):
    raised = np.exp(np.array(scores, dtype="f8"))
    return raised / raised.sum()


def test_shares_are_a_softmax_however_large_the_scores():
    shares = shares_of(np.array([[0, np.log(3)], [1000, 1000], [-1000, 1000]], dtype="f4"))
    np.testing.assert_allclose(shares, [[0.25, 0.75], [0.5, 0.5], [0, 1]], rtol=1e-6)


def test_all_mentions_of_two_things_are_pooled_and_a_reference_counts_for_each_that_it_means(party):
    found = party.pooled("party", TRIGGERS, COMPANIES)
    rows = party.scores["party"].reshape(2, 4, len(ROLES)).astype("f8")  # trigger, company mention, role
    geely = np.log(np.exp(rows[:, [0, 2, 3]]).sum(axis=(0, 1)))
    volvo = np.log(np.exp(rows[:, [1, 2]]).sum(axis=(0, 1)))
    assert sorted(found) == [("deal", "geely"), ("deal", "volvo")]
    np.testing.assert_allclose(found["deal", "geely"], softmax([0, *geely]), rtol=1e-5)
    np.testing.assert_allclose(found["deal", "volvo"], softmax([0, *volvo]), rtol=1e-5)


def test_mentions_that_mean_nothing_known_are_left_out(party):
    found = party.pooled("party", {1: ("deal",)}, {2: ("volvo",), 3: ()})
    assert list(found) == [("deal", "volvo")]
    np.testing.assert_allclose(found["deal", "volvo"], softmax([0, *party.scores["party"][1]]), rtol=1e-5)


def test_deals_of_their_own_are_pooled_apart(party):
    found = party.pooled("party", {1: ("first",), 4: ("second",)}, {2: ("volvo",)})
    np.testing.assert_allclose(found["first", "volvo"], softmax([0, *party.scores["party"][1]]), rtol=1e-5)
    np.testing.assert_allclose(found["second", "volvo"], softmax([0, *party.scores["party"][5]]), rtol=1e-5)


def test_nothing_is_linked_with_itself():
    # both directions between the four company mentions
    found = links("owns", np.zeros((12, 2))).pooled("owns", COMPANIES, COMPANIES)
    assert sorted(found) == [("geely", "volvo"), ("volvo", "geely")]


def test_saying_it_twice_makes_it_likelier():
    twice = links("party", np.full((8, len(ROLES)), -3.0))
    once = twice.pooled("party", {1: ("deal",)}, {2: ("volvo",)})["deal", "volvo"]
    again = twice.pooled("party", TRIGGERS, {2: ("volvo",)})["deal", "volvo"]
    assert again[0] < once[0]


def test_very_large_scores_are_pooled_without_overflow():
    found = links("party", np.full((8, len(ROLES)), 500.0)).pooled("party", TRIGGERS, COMPANIES)
    np.testing.assert_allclose(found["deal", "geely"], [0, *[1 / len(ROLES)] * len(ROLES)], atol=1e-6)


def test_answers_about_one_thing_are_added_up_over_its_mentions():
    scores = np.random.default_rng(1).standard_normal((2, 7))
    found = links("status", scores)
    np.testing.assert_allclose(found.alone("status", TRIGGERS)["deal"], softmax(scores.sum(axis=0)), rtol=1e-5)
    apart = found.alone("status", {1: ("first",), 4: ("second",)})
    np.testing.assert_allclose(apart["first"], softmax(scores[0]), rtol=1e-5)
    np.testing.assert_allclose(apart["second"], softmax(scores[1]), rtol=1e-5)


def test_adding_up_leaves_the_scores_as_they_are():
    found = links("status", np.ones((2, 7)))
    found.alone("status", TRIGGERS)
    assert found.scores["status"].tolist() == np.ones((2, 7)).tolist()


def test_a_relation_that_was_not_scored_gives_nothing(party):
    assert (party.pooled("owns", COMPANIES, COMPANIES), party.alone("status", TRIGGERS)) == ({}, {})


@pytest.mark.parametrize(
    "share, answer",
    [([0.6, 0.3, 0.1], (None, 0.6)), ([0.2, 0.3, 0.5], ("agreed", 0.5)), ([0.1, 0.7, 0.2], ("current", 0.7))],
)
def test_the_likeliest_answer_is_given_with_its_share(party, share, answer):
    assert party.answer("owns", np.array(share)) == answer
