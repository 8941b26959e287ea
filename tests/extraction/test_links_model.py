"""The scorer of pairs: shapes, first scores, and every gradient against numeric differentiation."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import fix_random_seed

from partnerships.extraction.components.links.model import Asked, build
from partnerships.extraction.components.links.pairs import pairs
from partnerships.extraction.components.links.schema import RELATIONS, Label
from partnerships.extraction.components.mentions.tags import Mention

WIDTH, TOKENS, SENTENCE_STARTS = 6, 40, [0, 14, 27]
# Every label three times, of one to three tokens, some next to each other, the last one at the very end.
MENTIONS = [Mention(n, n + 1 + n % 3, label) for n, label in enumerate([*Label, *Label, *Label])]
MENTIONS[-1] = Mention(38, 40, Label.NUM)


def asked(mentions=MENTIONS):
    vectors = np.random.default_rng(0).standard_normal((TOKENS, WIDTH)).astype("f4")
    return Asked(vectors, mentions, {r.name: pairs(r, mentions, SENTENCE_STARTS) for r in RELATIONS})


def lively(dropout=0.0):
    """A small scorer whose weights are all far from zero."""
    model = build(WIDTH, hidden=5, inner=4, dropout=dropout)
    rng = np.random.default_rng(1)
    for layer, name in every_parameter(model):
        layer.set_param(name, (rng.standard_normal(layer.get_param(name).shape) * 0.4).astype("f4"))
    return model


def every_parameter(model):
    return [(layer, name) for layer in model.walk() for name in layer.param_names]


def weighed(scores, wanted):
    return sum(float(np.sum(scores[name].astype("f8") * weight)) for name, weight in wanted.items())


def forward(model, given):
    fix_random_seed(3)  # the same values are dropped each time
    return model(given, is_train=True)


@pytest.fixture(params=[0.0, 0.5], ids=["all values", "half of the values dropped"])
def backward(request):
    """A scorer, what it was asked, how the scores are weighed, and what came back for the vectors."""
    model, given = lively(request.param), asked()
    scores, back = forward(model, given)
    rng = np.random.default_rng(2)
    wanted = {name: rng.standard_normal(rows.shape).astype("f4") for name, rows in scores.items()}
    return model, given, wanted, back(wanted)


def slope(change, loss, step=1e-2):
    """Central difference of the loss along a change of something by so many steps."""
    change(step)
    above = loss()
    change(-2 * step)
    below = loss()
    change(step)
    return (above - below) / (2 * step)


def test_every_relation_is_asked_here(backward):
    assert set(backward[2]) == {relation.name for relation in RELATIONS}


def test_the_gradient_of_every_parameter_is_right(backward):
    model, given, wanted, _ = backward
    rng = np.random.default_rng(4)
    told, measured = [], []
    for layer, name in every_parameter(model):
        values = layer.get_param(name)
        # relations about one mention alone leave some weights unused
        gradient = layer.get_grad(name) if layer.has_grad(name) else np.zeros_like(values)
        way = rng.choice([-1, 1], size=values.shape).astype("f4") / np.float32(values.size**0.5)

        def change(size, layer=layer, name=name, way=way):
            layer.set_param(name, layer.get_param(name) + np.float32(size) * way)

        told.append(float(np.sum(gradient * way)))
        measured.append(slope(change, lambda: weighed(forward(model, given)[0], wanted)))
    assert len(told) == 4 + 9 * len(RELATIONS)
    np.testing.assert_allclose(told, measured, rtol=0.01, atol=0.02)


def test_the_gradient_of_every_token_vector_is_right(backward):
    model, given, wanted, gradient = backward
    assert gradient.shape == (TOKENS, WIDTH)
    rng = np.random.default_rng(5)
    told, measured = [], []
    for token in range(TOKENS):
        way = rng.standard_normal(WIDTH).astype("f4")

        def change(size, token=token, way=way):
            given.vectors[token] += np.float32(size) * way

        told.append(float(gradient[token] @ way))
        measured.append(slope(change, lambda: weighed(forward(model, given)[0], wanted)))
    np.testing.assert_allclose(told, measured, rtol=0.01, atol=0.02)


def test_each_relation_has_a_row_per_pair_and_a_column_per_answer():
    given = asked()
    assert {name: rows.shape for name, rows in lively().predict(given).items()} == {
        relation.name: (len(given.pairs[relation.name]), len(relation.answers)) for relation in RELATIONS
    }


def test_a_relation_without_pairs_has_no_scores():
    companies = asked([Mention(0, 2, Label.ORG), Mention(5, 6, Label.ORG)])
    assert sorted(lively().predict(companies)) == ["owns"]


def test_before_training_no_link_is_likely():
    scores = build(WIDTH).predict(asked())
    assert max(float(rows.max()) for rows in scores.values()) < 0


def test_reading_drops_nothing_and_is_the_same_each_time():
    model, given = lively(dropout=0.5), asked()
    first, second = model.predict(given), model.predict(given)
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_the_score_of_a_pair_does_not_hang_on_the_other_pairs():
    subject, company, other = Mention(3, 4, Label.AGR), Mention(8, 10, Label.ORG), Mention(20, 21, Label.ORG)
    alone = lively().predict(asked([subject, company]))["party"]
    both = lively().predict(asked([subject, company, other]))["party"]
    np.testing.assert_allclose(alone[0], both[0], rtol=1e-5)
