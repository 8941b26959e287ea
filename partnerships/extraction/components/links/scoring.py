"""One relation: a small network over two mentions, the tokens between them and their places.

Each layer returns what it makes and the way back, which adds to the gradients of the weights.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from partnerships.extraction.components.links.pairs import FEATURES, Ints, Pairs
from partnerships.extraction.components.mentions.tags import Mention

Floats = NDArray[np.float32]

CONTEXT = 48
_RARE = -2.0  # most pairs are not linked: the first scores say so


def build(name: str, answers: int, hidden: int, inner: int) -> Model[Any, Floats]:
    """Weights for mentions of `hidden` values each; the model takes mentions, sums of context, pairs and dropout."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))

    def weights(rows: int, columns: int, size: float) -> Floats:
        return (rng.standard_normal((rows, columns)) * size).astype("f4")

    fan_in = (2 * hidden + CONTEXT) ** -0.5
    params: Any = {
        "subject": weights(hidden, inner, fan_in),
        "object": weights(hidden, inner, fan_in),
        "between": weights(CONTEXT, inner, fan_in),
        "places": weights(FEATURES, inner, 0.05),
        "first_bias": np.zeros(inner, dtype="f4"),
        "second": weights(inner, inner, (2 / inner) ** 0.5),
        "second_bias": np.zeros(inner, dtype="f4"),
        "last": weights(inner, answers, 0.05),
        "last_bias": np.full(answers, _RARE, dtype="f4"),
    }
    return Model(f"link-{name}", _score, params=params)


def _between(mentions: Sequence[Mention], pairs: Pairs) -> tuple[Ints, Ints, Floats]:
    """First and last place of the tokens between the two of each pair, and how many they are (at least 1)."""
    starts = np.array([m.start for m in mentions], dtype=np.int64)
    ends = np.array([m.end for m in mentions], dtype=np.int64)
    i, j = pairs.subjects, pairs.objects
    first = np.minimum(ends[i], ends[j])
    last = np.maximum(starts[i], starts[j])
    return first, np.maximum(first, last), np.maximum(last - first, 1).astype("f4")[:, None]


def _score(model: Model[Any, Floats], given: Any, is_train: bool) -> tuple[Floats, Callable[[Floats], Any]]:
    """A two-layer network per pair; relations about one mention alone use the subject only."""
    spans, sums, mentions, pairs, drop = given
    if pairs.features.shape[1]:
        total, back_total = _both(model, spans, sums, mentions, pairs)
    else:
        total, back_total = _subject(model, spans, sums, pairs)
    result, back_result = _upper(model, total, drop)
    return result, lambda d_result: back_total(back_result(d_result))


def _subject(
    model: Model[Any, Floats], spans: Floats, sums: Floats, pairs: Pairs
) -> tuple[Floats, Callable[[Floats], tuple[Floats, Floats]]]:
    """First layer of the subject of each pair, (p, inner)."""
    add = _adder(model)
    total: Floats = (spans @ model.get_param("subject"))[pairs.subjects] + model.get_param("first_bias")

    def backprop(d_total: Floats) -> tuple[Floats, Floats]:
        add("first_bias", d_total.sum(axis=0))
        d_subject = _summed(d_total, pairs.subjects, len(spans))
        add("subject", spans.T @ d_subject)
        return d_subject @ model.get_param("subject").T, np.zeros_like(sums)

    return total, backprop


def _both(
    model: Model[Any, Floats], spans: Floats, sums: Floats, mentions: Sequence[Mention], pairs: Pairs
) -> tuple[Floats, Callable[[Floats], tuple[Floats, Floats]]]:
    """First layer of subject, object, what stands between them, and their places, (p, inner)."""
    add = _adder(model)
    total, back_subject = _subject(model, spans, sums, pairs)
    first, last, count = _between(mentions, pairs)
    middle = (sums[last] - sums[first]) / count
    total = total + (spans @ model.get_param("object"))[pairs.objects] + middle @ model.get_param("between")
    for column in pairs.features.T:
        total += model.get_param("places")[column]

    def backprop(d_total: Floats) -> tuple[Floats, Floats]:
        d_spans, d_sums = back_subject(d_total)
        d_object = _summed(d_total, pairs.objects, len(spans))
        add("object", spans.T @ d_object)
        add("between", middle.T @ d_total)
        add("places", sum(_summed(d_total, column, FEATURES) for column in pairs.features.T))
        d_middle = (d_total @ model.get_param("between").T) / count
        d_sums += _summed(d_middle, last, len(sums)) - _summed(d_middle, first, len(sums))
        return d_spans + d_object @ model.get_param("object").T, d_sums

    return total, backprop


def _upper(model: Model[Any, Floats], total: Floats, drop: float) -> tuple[Floats, Callable[[Floats], Floats]]:
    """Second layer and answers, (p, answers)."""
    p, add = model.get_param, _adder(model)
    ops: Any = model.ops
    total = np.ascontiguousarray(total, dtype="f4")
    one = ops.mish(total)
    mask = ops.get_dropout_mask(one.shape, drop)
    one = one * mask
    inner = one @ p("second") + p("second_bias")
    two = ops.mish(inner)
    result: Floats = two @ p("last") + p("last_bias")

    def backprop(d_result: Floats) -> Floats:
        add("last", two.T @ d_result)
        add("last_bias", d_result.sum(axis=0))
        d_inner = ops.backprop_mish(d_result @ p("last").T, inner)
        add("second", one.T @ d_inner)
        add("second_bias", d_inner.sum(axis=0))
        d_total: Floats = ops.backprop_mish((d_inner @ p("second").T) * mask, total)
        return d_total

    return result, backprop


def _adder(model: Model[Any, Floats]) -> Callable[[str, Any], None]:
    """Adds to the gradient of a parameter."""
    return model.inc_grad


def _summed(rows: Floats, targets: Ints, count: int) -> Floats:
    """Rows added up by target, (count, width); as a product of matrices, which is fastest."""
    places, inverse = np.unique(targets, return_inverse=True)
    chosen = np.zeros((len(places), len(rows)), dtype="f4")
    chosen[inverse, np.arange(len(rows))] = 1
    out = np.zeros((count, rows.shape[1]), dtype="f4")
    out[places] = chosen @ rows
    return out
