"""Tags of tokens to mentions and back, and what the tagger makes of them."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam

from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.mentions.component import NAME, loss_of
from partnerships.extraction.components.mentions.tags import (
    COUNT,
    LABELS,
    OUTSIDE,
    Mention,
    begin,
    decode,
    encode,
    inside,
)


@st.composite
def mentions_apart(draw):
    """Mentions in order that do not overlap, and how many tokens there are."""
    found, place = [], 0
    for gap, length, label in draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.sampled_from(LABELS)), max_size=6)
    ):
        found.append(Mention(place + gap, place + gap + length, label))
        place += gap + length
    return found, place + draw(st.integers(0, 2))


@settings(deadline=None, max_examples=50)
@given(mentions_apart())
def test_what_is_tagged_is_read_back(case):
    mentions, length = case
    shares = np.eye(COUNT, dtype="f4")[encode(length, mentions)]
    assert decode(shares) == mentions


def test_each_label_has_a_beginning_and_an_inside():
    assert COUNT == 23
    assert sorted([OUTSIDE, *map(begin, LABELS), *map(inside, LABELS)]) == list(range(COUNT))


def test_of_overlapping_mentions_the_first_one_counts():
    first, second = Mention(1, 3, Label.ORG), Mention(2, 4, Label.VEH)
    assert encode(4, [first, second]).tolist() == [OUTSIDE, begin(Label.ORG), inside(Label.ORG), OUTSIDE]


@cache
def permitted(length):
    """Every path of that length in which an inside comes only after its beginning or inside, (paths, length)."""
    paths = np.array(list(itertools.product(range(COUNT), repeat=length)))
    before = np.concatenate([np.zeros((len(paths), 1), dtype=int), paths[:, :-1]], axis=1)
    is_inside = (paths > 0) & (paths % 2 == 0)
    return paths[(~is_inside | (before == paths) | (before == paths - 1)).all(axis=1)]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(1, 3), st.sampled_from([0, 1, 5, 20]))
def test_the_best_of_all_permitted_paths_is_found(seed, length, peaked):
    scores = np.random.default_rng(seed).random((length, COUNT)) * peaked
    shares = (np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)).astype("f4")
    paths = permitted(length)
    totals = np.log(shares + 1e-9)[np.arange(length), paths].sum(axis=1)
    found = encode(length, decode(shares))
    assert np.log(shares + 1e-9)[np.arange(length), found].sum() == pytest.approx(totals.max(), abs=1e-5)
    assert (paths == found).all(axis=1).any()


def test_an_inside_without_its_beginning_is_not_read_as_one():
    shares = np.full((2, COUNT), 0.01, dtype="f4")
    shares[0, OUTSIDE], shares[0, begin(Label.ORG)] = 0.5, 0.3
    shares[1, inside(Label.ORG)] = 0.9
    assert [(m.start, m.end, m.label) for m in decode(shares)] == [(0, 2, Label.ORG)]


def test_certainty_is_the_mean_share_of_the_tags():
    shares = np.zeros((2, COUNT), dtype="f4")
    shares[0, begin(Label.PER)], shares[1, inside(Label.PER)] = 0.5, 0.75
    assert decode(shares) == [Mention(0, 2, Label.PER, 0.625)]


def test_an_empty_text_has_no_mentions():
    assert decode(np.zeros((0, COUNT), dtype="f4")) == []
    assert encode(0, []).tolist() == []


def test_the_gradient_of_the_loss_is_right():
    rng = np.random.default_rng(0)
    scores, tags = rng.standard_normal((7, COUNT)).astype("f4"), rng.integers(0, COUNT, 7)
    loss, gradient = loss_of(scores, tags)
    raised = np.exp(scores.astype("f8"))
    assert loss == pytest.approx(
        -np.log((raised / raised.sum(axis=1, keepdims=True))[np.arange(7), tags]).sum(), rel=1e-5
    )
    step = np.float32(1e-2)
    measured = np.zeros_like(scores)
    for place in np.ndindex(scores.shape):
        up, down = scores.copy(), scores.copy()
        up[place] += step
        down[place] -= step
        measured[place] = (loss_of(up, tags)[0] - loss_of(down, tags)[0]) / (2 * step)
    np.testing.assert_allclose(gradient, measured, atol=1e-3)


@pytest.fixture
def tagger():
    return spacy.blank("en").add_pipe(NAME, config={"width": 4})


def tagged(tagger, words, shares, entities=()):
    doc = Doc(tagger.vocab, words=words)
    doc.set_ents([Span(doc, *entity) for entity in entities])
    tagger.set_annotations([doc], [shares])
    return doc


def shares_for(length, mentions):
    return np.eye(COUNT, dtype="f4")[encode(length, mentions)]


def test_triggers_and_references_are_mentions_but_no_entities(tagger):
    mentions = [Mention(0, 1, Label.ORG), Mention(1, 2, Label.AGR), Mention(3, 4, Label.REF)]
    doc = tagged(tagger, ["Ostara", "licensed", "to", "it"], shares_for(4, mentions))
    assert doc._.mentions == mentions
    assert [(e.text, e.label_) for e in doc.ents] == [("Ostara", "ORG")]


def test_entities_of_another_pipeline_come_first(tagger):
    ours = [Mention(0, 1, Label.ORG), Mention(1, 3, Label.VEH), Mention(4, 5, Label.AGR)]
    doc = tagged(
        tagger, ["Ostara", "Ada", "Fink", "has", "signed"], shares_for(5, ours), [(1, 3, "PERSON"), (3, 4, "LAW")]
    )
    assert doc._.mentions == [ours[0], Mention(1, 3, Label.PER, 0.9), ours[2]]
    assert [(e.text, e.label_) for e in doc.ents] == [("Ostara", "ORG"), ("Ada Fink", "PER")]


def test_an_eager_tagger_sees_more_triggers_and_references_and_no_more_names(tagger):
    scores = np.random.default_rng(1).standard_normal((5, COUNT)).astype("f4")
    calm = tagger._shares(scores)
    tagger.cfg["eager"] = 1.0
    eager = tagger._shares(scores)
    raised = [begin(Label.AGR), inside(Label.AGR), begin(Label.REF), inside(Label.REF)]
    others = [tag for tag in range(COUNT) if tag not in raised]
    assert (eager[:, raised] > calm[:, raised]).all()
    assert (eager[:, others] < calm[:, others]).all()
    np.testing.assert_allclose(eager[:, raised] / calm[:, raised] / (eager / calm)[:, :1], np.e, rtol=1e-5)


def test_the_tagger_learns_from_the_mentions_of_the_reference(tagger):
    doc = Doc(tagger.vocab, words=["Ostara", "sells"])
    reference = doc.copy()
    doc.tensor = np.eye(2, 4, dtype="f4")
    reference._.mentions = [Mention(0, 1, Label.ORG)]
    tagger.initialize(list)
    optimizer = Adam(0.05)
    losses = [tagger.update([Example(doc, reference)], sgd=optimizer)[NAME] for _ in range(20)]
    assert losses[-1] < losses[0] / 4
    assert [(m.start, m.end, m.label) for m in tagger(doc)._.mentions] == [(0, 1, Label.ORG)]
