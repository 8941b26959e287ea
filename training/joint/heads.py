"""Tagger and scorer of pairs with their optimizer, and what they learn from one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from thinc.api import Adam

from partnerships.extraction.components.links import model as links
from partnerships.extraction.components.links.pooling import shares_of
from partnerships.extraction.components.links.schema import RELATIONS, Label
from partnerships.extraction.components.mentions import component, tags
from partnerships.extraction.components.mentions import model as taggers
from partnerships.extraction.components.mentions.tags import Mention
from training.examples import Example, Key, target
from training.joint.losses import relation_loss

Floats = NDArray[np.float32]
Losses = dict[str, float]


@dataclass(frozen=True)
class Noise:
    """What makes training as hard as reading: values dropped, the tagger's own mistakes, mentions overlooked."""

    dropout: float = 0.1
    mistakes: bool = True
    overlooked: Mapping[Label, float] = field(default_factory=lambda: {Label.ORG: 0.03, Label.AGR: 0.2})


class Heads:
    """Both heads over token vectors of one width."""

    def __init__(self, width: int, hidden: int = 192, inner: int = 96, dropout: float = 0.2) -> None:
        self.width = width
        self.tagger = taggers.build(width, hidden)
        self.links = links.build(width, hidden, inner, dropout)
        self._optimizer = Adam(1e-3, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False)

    def learn(self, example: Example, vectors: Floats, noise: Noise, rng: np.random.Generator) -> tuple[Losses, Floats]:
        """Losses by task, and the gradient of the token vectors; weights change with the next `step`."""
        kept = np.float32(1 / (1 - noise.dropout))
        mask: Floats = (rng.random(vectors.shape) >= noise.dropout).astype("f4") * kept
        seen = vectors * mask
        losses, gradient, found = self._learn_tags(example, seen)
        mentions, keys = _disturbed(example, found if noise.mistakes else [], noise, rng)
        if mentions:
            more, d_links = self._learn_links(example, seen, mentions, keys)
            losses |= more
            gradient = gradient + d_links
        return losses, gradient * mask

    def _learn_tags(self, example: Example, vectors: Floats) -> tuple[Losses, Floats, list[Mention]]:
        (scores,), back = self.tagger([vectors], is_train=True)
        loss, gradient = component.loss_of(scores, tags.encode(len(example.doc), example.tagged))
        if example.known_tokens is not None:
            gradient[~example.known_tokens] = 0
        (d_vectors,) = back([gradient])
        return {"tags": loss}, d_vectors, tags.decode(shares_of(scores))

    def _learn_links(
        self, example: Example, vectors: Floats, mentions: list[Mention], keys: list[Key]
    ) -> tuple[Losses, Floats]:
        targets = {relation.name: target(relation, example, mentions, keys) for relation in RELATIONS}
        asked = links.Asked(vectors, mentions, {name: t.pairs for name, t in targets.items()})
        scores, back = self.links(asked, is_train=True)
        losses, gradients = {}, {}
        for relation in RELATIONS:
            if relation.name in scores:
                loss, gradient, _ = relation_loss(scores[relation.name], targets[relation.name], relation)
                losses[relation.name], gradients[relation.name] = loss, gradient
        return losses, back(gradients)

    def step(self, rate: float) -> None:
        self._optimizer.learn_rate = rate
        self.tagger.finish_update(self._optimizer)
        self.links.finish_update(self._optimizer)


def _disturbed(
    example: Example, found: list[Mention], noise: Noise, rng: np.random.Generator
) -> tuple[list[Mention], list[Key]]:
    """The annotated mentions, some left out, and what the tagger sees besides: nothing is linked with that."""
    right = {(m.start, m.end, m.label) for m in example.tagged}
    both = list(zip(example.mentions, example.keys, strict=True))
    kept = [(m, k) for m, k in both if rng.random() >= noise.overlooked.get(m.label, 0)]
    wrong = [m for m in found if (m.start, m.end, m.label) not in right]
    kept += [(mention, (f"?{n}",)) for n, mention in enumerate(wrong)]
    kept.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return [m for m, _ in kept], [k for _, k in kept]
