"""The scorer as a thinc model: token vectors and mentions in, a row of scores per pair out.

A mention is the vectors of its first and last token and their mean. A pair is scored by a small
network over both mentions, the mean of the tokens between them, and features of their places.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Linear, Mish, Model

from partnerships.extraction.components.links.pairs import FEATURES, Ints, Pairs
from partnerships.extraction.components.links.schema import RELATIONS
from partnerships.extraction.components.mentions.tags import Mention

Floats = NDArray[np.float32]
Scores = dict[str, Floats]

CONTEXT = 48
_RARE = -2.0  # most pairs are not linked: the first scores say so


@dataclass(frozen=True)
class Asked:
    """One article for the scorer: token vectors (n, d), mentions, and the pairs of each relation."""

    vectors: Floats
    mentions: Sequence[Mention]
    pairs: dict[str, Pairs]


def build(width: int, hidden: int = 192, inner: int = 96, dropout: float = 0.2) -> Model[Asked, Scores]:
    """Weights for token vectors of that width; `hidden` values per mention, `inner` per pair."""
    span = Mish(nO=hidden, nI=3 * width, dropout=0.0)
    context = Linear(nO=CONTEXT, nI=width)
    heads = [_head(relation.name, len(relation.answers), hidden, inner) for relation in RELATIONS]
    model = Model("links", _forward, layers=[span, context, *heads], attrs={"dropout": dropout})
    span.initialize()
    context.initialize()
    return model


def _head(name: str, answers: int, hidden: int, inner: int) -> Model[Any, Floats]:
    rng = np.random.default_rng(zlib.crc32(name.encode()))

    def weights(rows: int, columns: int, size: float) -> Floats:
        return (rng.standard_normal((rows, columns)) * size).astype("f4")

    fan_in = (2 * hidden + CONTEXT) ** -0.5
    params = {
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


def _forward(model: Model[Asked, Scores], asked: Asked, is_train: bool) -> tuple[Scores, Callable[[Scores], Floats]]:
    span, context, *heads = model.layers
    gathered, ungather = _gather(asked.vectors, asked.mentions)
    spans, back_span = span(gathered, is_train)
    tokens, back_context = context(asked.vectors, is_train)
    sums = np.concatenate([np.zeros((1, CONTEXT), dtype="f4"), tokens.cumsum(axis=0)])
    drop = model.attrs["dropout"] if is_train else 0.0
    scores: Scores = {}
    backs: dict[str, Callable[[Floats], tuple[Floats, Floats]]] = {}
    for relation, head in zip(RELATIONS, heads, strict=True):
        pairs = asked.pairs.get(relation.name)
        if pairs is not None and len(pairs):
            scores[relation.name], backs[relation.name] = head((spans, sums, asked.mentions, pairs, drop), is_train)

    def backprop(gradients: Scores) -> Floats:
        d_spans, d_sums = np.zeros_like(spans), np.zeros_like(sums)
        for name, gradient in gradients.items():
            more_spans, more_sums = backs[name](gradient)
            d_spans += more_spans
            d_sums += more_sums
        d_tokens = np.ascontiguousarray(d_sums[::-1].cumsum(axis=0)[::-1][1:])
        result: Floats = ungather(back_span(d_spans)) + back_context(d_tokens)
        return result

    return scores, backprop


def _gather(vectors: Floats, mentions: Sequence[Mention]) -> tuple[Floats, Callable[[Floats], Floats]]:
    """First token, last token and mean of each mention, (k, 3d)."""
    starts = np.array([m.start for m in mentions], dtype=np.int64)
    ends = np.array([m.end for m in mentions], dtype=np.int64)
    width = vectors.shape[1]
    sums = np.concatenate([np.zeros((1, width), dtype="f4"), vectors.cumsum(axis=0)])
    lengths = (ends - starts)[:, None].astype("f4")
    gathered = np.concatenate([vectors[starts], vectors[ends - 1], (sums[ends] - sums[starts]) / lengths], axis=1)

    def backprop(d_gathered: Floats) -> Floats:
        d_vectors = np.zeros_like(vectors)
        np.add.at(d_vectors, starts, d_gathered[:, :width])
        np.add.at(d_vectors, ends - 1, d_gathered[:, width : 2 * width])
        d_mean = d_gathered[:, 2 * width :] / lengths
        for start, end, row in zip(starts, ends, d_mean, strict=True):
            d_vectors[start:end] += row
        return d_vectors

    return gathered.astype("f4"), backprop


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
    ops, p = model.ops, model.get_param
    i, j = pairs.subjects, pairs.objects
    paired = bool(pairs.features.shape[1])
    total = (spans @ p("subject"))[i] + p("first_bias")
    if paired:
        first, last, count = _between(mentions, pairs)
        middle = (sums[last] - sums[first]) / count
        total = total + (spans @ p("object"))[j] + middle @ p("between")
        for column in pairs.features.T:
            total += p("places")[column]
    one = ops.mish(np.ascontiguousarray(total, dtype="f4"))
    mask = ops.get_dropout_mask(one.shape, drop)
    one = one * mask
    inner = one @ p("second") + p("second_bias")
    two = ops.mish(inner)
    result: Floats = two @ p("last") + p("last_bias")

    def backprop(d_result: Floats) -> tuple[Floats, Floats]:
        model.inc_grad("last", two.T @ d_result)
        model.inc_grad("last_bias", d_result.sum(axis=0))
        d_inner = ops.backprop_mish(d_result @ p("last").T, inner)
        model.inc_grad("second", one.T @ d_inner)
        model.inc_grad("second_bias", d_inner.sum(axis=0))
        d_total = ops.backprop_mish((d_inner @ p("second").T) * mask, np.ascontiguousarray(total, dtype="f4"))
        model.inc_grad("first_bias", d_total.sum(axis=0))
        d_subject = _summed(d_total, i, len(spans))
        model.inc_grad("subject", spans.T @ d_subject)
        d_spans = d_subject @ p("subject").T
        d_sums = np.zeros_like(sums)
        if paired:
            d_object = _summed(d_total, j, len(spans))
            model.inc_grad("object", spans.T @ d_object)
            d_spans += d_object @ p("object").T
            model.inc_grad("between", middle.T @ d_total)
            d_middle = (d_total @ p("between").T) / count
            d_sums += _summed(d_middle, last, len(sums)) - _summed(d_middle, first, len(sums))
            model.inc_grad("places", sum(_summed(d_total, column, FEATURES) for column in pairs.features.T))
        return d_spans, d_sums

    return result, backprop


def _summed(rows: Floats, targets: Ints, count: int) -> Floats:
    """Rows added up by target, (count, width); as a product of matrices, which is fastest."""
    places, inverse = np.unique(targets, return_inverse=True)
    chosen = np.zeros((len(places), len(rows)), dtype="f4")
    chosen[inverse, np.arange(len(rows))] = 1
    out = np.zeros((count, rows.shape[1]), dtype="f4")
    out[places] = chosen @ rows
    return out
