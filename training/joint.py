"""One encoder, two heads, one loss: tagger and scorer of pairs learn together with the encoder below them."""

from __future__ import annotations

import pickle
import random
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from thinc.api import Adam, Linear, Mish, Model, chain

from partnerships.extraction.components.links import model as links
from partnerships.extraction.components.links.schema import RELATIONS, Label
from partnerships.extraction.components.mentions import tags
from training.examples import Example, target


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def pooled(scores, pair, group, count, relation):
    """Scores per group, a column for none first; and shares of each row within its group."""
    rows = scores[pair]
    if not relation.objects and len(relation.answers) > 1:
        out = np.zeros((count, rows.shape[1]), dtype="f4")
        np.add.at(out, group, rows)
        return out, np.ones_like(rows)
    top = np.full((count, rows.shape[1]), -1e9, dtype="f4")
    np.maximum.at(top, group, rows)
    e = np.exp(rows - top[group])
    total = np.zeros_like(top)
    np.add.at(total, group, e)
    out = np.concatenate([np.zeros((count, 1), dtype="f4"), np.log(total) + top], axis=1)
    return out, e / total[group]


def relation_loss(scores, t, relation):
    """Cross entropy summed over groups; gradient per pair."""
    count = len(t.right)
    out, share = pooled(scores, t.pair, t.group, count, relation)
    p = softmax(out)
    right = t.right
    known = np.ones(count, dtype=bool)
    if not relation.objects and len(relation.answers) > 1:
        known = right > 0
        right = np.maximum(right - 1, 0)
        first = 0
    else:
        first = 1
    loss = -np.log(p[np.arange(count), right] + 1e-9)[known].sum()
    d = p.copy()
    d[np.arange(count), right] -= 1
    d[~known] = 0
    rows = d[t.group][:, first:] * share
    grad = np.zeros_like(scores)
    np.add.at(grad, t.pair, rows.astype("f4"))
    hits = Counter()
    guess = p.argmax(axis=1)
    if first:
        hits["tp"] += int(((guess == right) & (right > 0)).sum())
        hits["fp"] += int(((guess > 0) & (guess != right)).sum())
        hits["fn"] += int(((right > 0) & (guess != right)).sum())
    else:
        hits["tp"] += int((guess == right)[known].sum())
        hits["fp"] += int((guess != right)[known].sum())
        hits["fn"] += int((guess != right)[known].sum())
    return loss, grad, hits


class Heads:
    def __init__(self, width, seed=0, hidden=192, inner=96):
        self.tagger = chain(Mish(nO=192, nI=width), Linear(nO=tags.COUNT, nI=192))
        self.tagger.initialize()
        self.links = links.build(width, hidden, inner)
        self.optimizer = Adam(1e-3, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False)

    def finish(self, rate):
        self.optimizer.learn_rate = rate
        self.tagger.finish_update(self.optimizer)
        self.links.finish_update(self.optimizer)


def extra(example: Example, found, rng):
    """Mentions that the tagger sees and the annotation does not: nothing may be linked with them."""
    gold = {(m.start, m.end, m.label) for m in example.tagged}
    taken = np.zeros(len(example.doc) + 1, dtype=bool)
    more = [m for m in found if (m.start, m.end, m.label) not in gold]
    return more


def learn(heads, example, vectors, rng, weights, noise=True, drop=0.1):
    mask = (rng.random(vectors.shape) >= drop).astype("f4") / (1 - drop) if drop else 1.0
    x = vectors * mask
    losses = {}
    scores, back = heads.tagger(x, True)
    p = softmax(scores)
    gold = tags.encode(len(example.doc), example.tagged)
    d = p.copy()
    d[np.arange(len(gold)), gold] -= 1
    losses["tags"] = -np.log(p[np.arange(len(gold)), gold] + 1e-9).sum()
    dx = back((d * weights.get("tags", 1.0)).astype("f4"))
    mentions, keys = list(example.mentions), list(example.keys)
    if noise:
        for n, m in enumerate(extra(example, tags.decode(p), rng)):
            mentions.append(m)
            keys.append((f"?{n}",))
        kept = [k for k, m in enumerate(mentions) if m.label is not Label.ORG or rng.random() > 0.03]
        mentions, keys = [mentions[k] for k in kept], [keys[k] for k in kept]
    order = sorted(range(len(mentions)), key=lambda k: (mentions[k].start, mentions[k].end))
    mentions, keys = [mentions[k] for k in order], [keys[k] for k in order]
    targets = {r.name: target(r, example, mentions, keys) for r in RELATIONS}
    if mentions:
        asked = links.Asked(x, mentions, {n: t.pairs for n, t in targets.items()})
        scores, back = heads.links(asked, True)
        grads = {}
        for r in RELATIONS:
            if r.name in scores:
                loss, grad, _ = relation_loss(scores[r.name], targets[r.name], r)
                losses[r.name] = loss
                grads[r.name] = grad * weights.get(r.name, 1.0)
        dx = dx + back(grads)
    return losses, dx * mask


def evaluate(heads, encode, data):
    """Mentions by label, and links between the right mentions, as F1."""
    spans, rel = {}, {}
    for example, vectors in zip(data, encode(data), strict=True):
        scores = heads.tagger.predict(vectors)
        found = {(m.start, m.end, m.label) for m in tags.decode(softmax(scores))}
        gold = {(m.start, m.end, m.label) for m in example.tagged}
        for label in Label:
            f = {m for m in found if m[2] is label}
            g = {m for m in gold if m[2] is label}
            c = spans.setdefault(label.value, Counter())
            c["tp"] += len(f & g); c["fp"] += len(f - g); c["fn"] += len(g - f)
        order = sorted(range(len(example.mentions)), key=lambda k: (example.mentions[k].start, example.mentions[k].end))
        mentions, keys = [example.mentions[k] for k in order], [example.keys[k] for k in order]
        if not mentions: continue
        targets = {r.name: target(r, example, mentions, keys) for r in RELATIONS}
        scores = heads.links.predict(links.Asked(vectors, mentions, {n: t.pairs for n, t in targets.items()}))
        for r in RELATIONS:
            if r.name in scores:
                rel.setdefault(r.name, Counter()).update(relation_loss(scores[r.name], targets[r.name], r)[2])
    f1 = lambda c: round(2 * c["tp"] / max(1, 2 * c["tp"] + c["fp"] + c["fn"]), 3)
    return {k: f1(v) for k, v in spans.items() if v}, {k: f1(v) for k, v in rel.items()}


def batches(data, size, rng):
    order = sorted(range(len(data)), key=lambda k: len(data[k].doc) * (1 + 0.3 * rng.random()))
    groups = [order[k : k + size] for k in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups
