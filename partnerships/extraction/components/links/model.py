"""The scorer as a thinc model: token vectors and mentions in, a row of scores per pair out.

A mention is the vectors of its first and last token and their mean; pairs of them are scored by the
network of each relation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from thinc.api import Linear, Mish, Model

from partnerships.extraction.components.links import scoring
from partnerships.extraction.components.links.pairs import Pairs
from partnerships.extraction.components.links.schema import RELATIONS
from partnerships.extraction.components.links.scoring import CONTEXT
from partnerships.extraction.components.mentions.tags import Mention

Floats = NDArray[np.float32]
Scores = dict[str, Floats]


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
    scorers = [scoring.build(relation.name, len(relation.answers), hidden, inner) for relation in RELATIONS]
    model: Model[Asked, Scores] = Model("links", _forward, layers=[span, context, *scorers], attrs={"dropout": dropout})
    span.initialize()
    context.initialize()
    return model


def _forward(model: Model[Asked, Scores], asked: Asked, is_train: bool) -> tuple[Scores, Callable[[Scores], Floats]]:
    span, context, *scorers = model.layers
    gathered, ungather = _gather(asked.vectors, asked.mentions)
    spans, back_span = span(gathered, is_train)
    tokens, back_context = context(asked.vectors, is_train)
    sums = np.concatenate([np.zeros((1, CONTEXT), dtype="f4"), tokens.cumsum(axis=0)])
    drop = model.attrs["dropout"] if is_train else 0.0
    scores: Scores = {}
    backs: dict[str, Callable[[Floats], tuple[Floats, Floats]]] = {}
    for relation, scorer in zip(RELATIONS, scorers, strict=True):
        pairs = asked.pairs.get(relation.name)
        if pairs is not None and len(pairs):
            scores[relation.name], backs[relation.name] = scorer((spans, sums, asked.mentions, pairs, drop), is_train)

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
