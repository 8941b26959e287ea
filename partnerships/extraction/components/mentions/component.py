"""The tagger in the pipeline: sets `doc._.mentions` and, of those that spaCy knows too, `doc.ents`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model

from partnerships.extraction.components.links.pooling import shares_of
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.mentions import model as models
from partnerships.extraction.components.mentions.tags import Mention, begin, decode, encode, inside

Floats = NDArray[np.float32]

NAME = "mention_tagger"
_NOT_ENTITIES = {Label.AGR, Label.REF}
_FOREIGN = {
    "ORG": Label.ORG, "PERSON": Label.PER, "PER": Label.PER, "GPE": Label.GPE, "MONEY": Label.MONEY,
    "PERCENT": Label.PCT, "DATE": Label.DATE, "EVENT": Label.EVT,
}  # fmt: skip


class MentionTagger(TrainablePipe):  # type: ignore[misc]
    """Learns from `doc._.mentions` of the reference; needs `doc.tensor` from the encoder before it.

    `eager` raises the score of words that evoke an agreement or refer back: they are overlooked more
    often than invented, and one that leads to no two companies does no harm. Where another pipeline
    has found entities already, its people, places and sums come first.
    """

    def __init__(self, vocab: Vocab, model: Model[list[Doc], list[Floats]], name: str = NAME, *, eager: float = 0.0):
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {"eager": eager}

    def predict(self, docs: Iterable[Doc]) -> list[Floats]:
        return [self._shares(scores) for scores in self.model.predict(list(docs))]

    def _shares(self, scores: Floats) -> Floats:
        scores = scores.copy()
        for label in _NOT_ENTITIES:
            scores[:, begin(label) : inside(label) + 1] += self.cfg["eager"]
        return shares_of(scores) if len(scores) else scores

    def set_annotations(self, docs: Iterable[Doc], scores: list[Floats]) -> None:
        for doc, shares in zip(docs, scores, strict=True):
            doc._.mentions = _with_foreign(doc, decode(shares))
            doc._.company_shares = shares[:, begin(Label.ORG) : inside(Label.ORG) + 1].sum(axis=1)
            doc.set_ents([Span(doc, m.start, m.end, m.label.value) for m in doc._.mentions
                          if m.label not in _NOT_ENTITIES])  # fmt: skip

    def get_loss(self, examples: Iterable[Example], scores: list[Floats]) -> tuple[float, list[Floats]]:
        """Cross entropy summed over tokens, and its gradient per article."""
        losses = [loss_of(s, encode(len(s), e.reference._.mentions)) for e, s in zip(examples, scores, strict=True)]
        return sum(loss for loss, _ in losses), [gradient for _, gradient in losses]

    def initialize(self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None) -> None:
        self.model.layers[0].initialize()


def loss_of(scores: Floats, tags: NDArray[np.int64]) -> tuple[float, Floats]:
    """Cross entropy of the right tags, summed over tokens, and its gradient by the scores."""
    gradient = shares_of(scores)
    rows = np.arange(len(tags))
    loss = -np.log(gradient[rows, tags] + 1e-9).sum()
    gradient[rows, tags] -= 1
    return float(loss), gradient


def _with_foreign(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Entities that an earlier component of another pipeline found, and our mentions beside them."""
    foreign = [Mention(e.start, e.end, _FOREIGN[e.label_], 0.9) for e in doc.ents if e.label_ in _FOREIGN]
    taken = {place for m in foreign for place in range(m.start, m.end)}
    ours = [m for m in mentions if not taken.intersection(range(m.start, m.end))]
    return sorted([*foreign, *ours], key=lambda m: m.start)


@Language.factory(NAME, assigns=["doc.ents"], default_config={"width": 384, "eager": 0.0})
def make_mention_tagger(nlp: Language, name: str, width: int, eager: float) -> MentionTagger:
    return MentionTagger(nlp.vocab, models.of_docs(models.build(width)), name, eager=eager)
