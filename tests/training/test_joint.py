"""A real training run, very small: the convolutional encoder, both heads, six articles."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from partnerships.extraction.components import LINK_SCORER, MENTION_TAGGER, PIPES
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.mentions.tags import Mention
from tests.training.tiny import WIDTH, tiny_pipeline
from training.annotations import load
from training.assembly import assembled
from training.cnn import CNN
from training.examples import examples, paragraph_parser
from training.joint.heads import Heads, Noise, _disturbed
from training.joint.run import Settings, batches, train

MISTAKE = Mention(0, 1, Label.EVT, 0.7)
CALM = Noise(dropout=0.0, mistakes=False, overlooked={})
SETTINGS = Settings(epochs=6, batch=2, encoder_rate=3e-3, head_rate=3e-3, mistakes_from=4)


@pytest.fixture(scope="module")
def data():
    shortest = sorted(load(), key=lambda article: (len(article.text), article.id))
    articles = [article for article in shortest if article.agreements and article.ownership][:6]
    return examples(articles, paragraph_parser(tiny_pipeline()))


def run(data, settings=SETTINGS, variants=1):
    """Encoder and heads after training, and what was shown meanwhile."""
    encoder, heads, shown = CNN(tiny_pipeline(), settings.seed), Heads(WIDTH, hidden=16, inner=8), io.StringIO()
    train(encoder, heads, [data] * variants, settings, shown)
    return encoder, heads, shown.getvalue()


@pytest.fixture(scope="module")
def trained(data):
    return run(data)


def total(encoder, heads, data):
    """The losses of all tasks on all articles, without noise; nothing is learned."""
    calm = Heads(WIDTH, hidden=16, inner=8)
    calm.tagger.from_bytes(heads.tagger.to_bytes())
    calm.links.from_bytes(heads.links.to_bytes())
    calm.links.attrs["dropout"] = 0.0
    vectors, _ = encoder.begin([example.doc for example in data], [len(example.doc) for example in data], train=False)
    losses = Counter()
    for example, rows in zip(data, vectors, strict=True):
        losses.update(calm.learn(example, rows, CALM, np.random.default_rng(0))[0])
    return losses


def test_every_loss_falls(data, trained):
    before = total(CNN(tiny_pipeline(), 0), Heads(WIDTH, hidden=16, inner=8), data)
    after = total(*trained[:2], data)
    assert sum(after.values()) < 0.5 * sum(before.values())
    assert {name for name in before if after[name] >= before[name]} == set()
    assert {"tags", "type", "status", "party", "same", "owns"} <= set(before)


def test_the_encoder_learns_with_the_heads(trained):
    before, after = CNN(tiny_pipeline(), 0).model, trained[0].model
    layers = list(zip(before.walk(), after.walk(), strict=True))
    changed = [
        (old.name, name)
        for old, new in layers
        for name in old.param_names
        if old.has_param(name) and not np.array_equal(old.get_param(name), new.get_param(name))
    ]
    assert len(changed) == sum(old.has_param(name) for old, _ in layers for name in old.param_names)


def test_the_same_seed_gives_the_same_weights(data, trained):
    encoder, heads, _ = run(data)
    assert encoder.model.to_bytes() == trained[0].model.to_bytes()
    assert heads.tagger.to_bytes() == trained[1].tagger.to_bytes()
    assert heads.links.to_bytes() == trained[1].links.to_bytes()


def test_another_seed_gives_other_weights(data, trained):
    encoder, heads, _ = run(data, replace(SETTINGS, seed=1))
    assert encoder.model.to_bytes() != trained[0].model.to_bytes()
    assert heads.links.to_bytes() != trained[1].links.to_bytes()


def test_progress_is_shown_pass_by_pass(trained):
    lines = trained[2].splitlines()
    shape = r"pass (\d) of 6  tags [\d.]+  party [\d.]+  type [\d.]+  same [\d.]+  owns [\d.]+  about \d+ min left"
    assert [match and match[1] for match in (re.fullmatch(shape, line) for line in lines)] == list("123456")


def test_each_pass_takes_the_next_variant(data):
    first, second = data[:2], data[2:4]
    encoder, heads = CNN(tiny_pipeline(), 0), Heads(WIDTH, hidden=16, inner=8)
    seen = []
    begin = encoder.begin
    encoder.begin = lambda prepared, lengths: seen.append({doc.text for doc in prepared}) or begin(prepared, lengths)
    train(encoder, heads, [first, second], replace(SETTINGS, epochs=3), io.StringIO())
    assert seen == [{example.doc.text for example in variant} for variant in (first, second, first)]


def test_every_article_is_in_one_batch_with_others_of_like_length(data):
    lengths = [len(example.doc) for example in data]
    chosen = batches(data, 4, random.Random(0))
    assert sorted(number for batch in chosen for number in batch) == list(range(6))
    assert sorted(map(len, chosen)) == [2, 4]
    short, long = sorted(chosen, key=lambda batch: sum(lengths[n] for n in batch) / len(batch))
    assert max(lengths[n] for n in short) <= 1.3 * min(lengths[n] for n in long)


def test_the_gradient_of_the_token_vectors_is_that_of_all_losses_together(data):
    example, heads = data[0], Heads(WIDTH, hidden=16, inner=8, dropout=0.0)
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((len(example.doc), WIDTH)).astype("f4")
    way = rng.standard_normal(vectors.shape).astype("f4") / 30

    def loss(moved):
        return sum(heads.learn(example, moved, CALM, np.random.default_rng(0))[0].values())

    _, gradient = heads.learn(example, vectors, CALM, np.random.default_rng(0))
    step = np.float32(0.01)
    measured = (loss(vectors + step * way) - loss(vectors - step * way)) / 0.02
    assert float((gradient * way).sum()) == pytest.approx(measured, rel=0.01)


def test_tokens_that_nobody_decided_teach_the_tagger_nothing(data):
    vectors = np.random.default_rng(1).standard_normal((len(data[0].doc), WIDTH)).astype("f4")
    known = np.arange(len(vectors)) % 3 == 0
    unlinked = replace(data[0], mentions=[], keys=[], known_tokens=known)
    _, gradient = Heads(WIDTH, hidden=16, inner=8).learn(unlinked, vectors, CALM, np.random.default_rng(0))
    assert (np.abs(gradient).max(axis=1) > 0).tolist() == known.tolist()


def test_the_taggers_own_mistakes_are_linked_with_nothing_and_names_are_overlooked(data):
    right, names = data[0].mentions, [m for m in data[0].mentions if m.label is Label.ORG]
    found = [MISTAKE, names[0]]
    everything, told = _disturbed(data[0], found, Noise(overlooked={}), np.random.default_rng(0))
    assert everything == sorted([*right, MISTAKE], key=lambda m: (m.start, m.end))
    assert told[everything.index(MISTAKE)] == ("?0",)
    nameless, _ = _disturbed(data[0], found, Noise(overlooked={Label.ORG: 1.0}), np.random.default_rng(0))
    assert nameless == [mention for mention in everything if mention not in names]


def test_what_was_trained_reads_as_a_pipeline(data, trained):
    encoder, full = trained[0], Heads(WIDTH)
    reader = assembled(tiny_pipeline(), encoder, "cnn", full, 0.5)
    assert reader.pipe_names == ["sentencizer", "tok2vec", "convolutional_encoder", *PIPES[1:]]
    assert reader.get_pipe(MENTION_TAGGER).cfg["eager"] == 0.5
    assert reader.get_pipe(LINK_SCORER).model.to_bytes() == full.links.to_bytes()
    doc = reader(data[0].article.text.split("\n\n")[0])
    assert np.array_equal(doc.tensor, encoder.model.predict([doc])[0])
    assert doc._.links.mentions == doc._.mentions
