"""The scorer of pairs in the pipeline: sets `doc._.links`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from partnerships.extraction.components.links import model as models
from partnerships.extraction.components.links.model import Asked, Scores
from partnerships.extraction.components.links.pairs import Pairs, pairs
from partnerships.extraction.components.links.pooling import Links
from partnerships.extraction.components.links.schema import RELATIONS
from partnerships.extraction.components.mentions.tags import Mention

NAME = "link_scorer"
AT_ONCE = 100_000  # pairs that are scored in one go; only a text with thousands of names has more


class LinkScorer(TrainablePipe):  # type: ignore[misc]
    """Scores every pair of mentions in reach for every relation; trained together with the encoder (training/)."""

    def __init__(self, vocab: Vocab, model: Model[Asked, Scores], name: str = NAME) -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {}

    def predict(self, docs: Iterable[Doc]) -> list[Links]:
        return [self._links(doc) for doc in docs]

    def _links(self, doc: Doc) -> Links:
        mentions: list[Mention] = doc._.mentions or []
        asked = asked_of(doc, mentions)
        scored = [self.model.predict(part) for part in _parts(asked)] if mentions else []
        names = dict.fromkeys(name for scores in scored for name in scores)
        return Links(mentions, asked.pairs, {n: np.concatenate([s[n] for s in scored if n in s]) for n in names})

    def set_annotations(self, docs: Iterable[Doc], scores: list[Links]) -> None:
        for doc, links in zip(docs, scores, strict=True):
            doc._.links = links


def asked_of(doc: Doc, mentions: list[Mention]) -> Asked:
    """All relations asked about these mentions."""
    starts = [sentence.start for sentence in doc.sents]
    vectors: Any = doc.tensor
    return Asked(vectors, mentions, {r.name: pairs(r, mentions, starts) for r in RELATIONS})


def _parts(asked: Asked) -> Iterator[Asked]:
    """The same questions, few enough at a time that all between them and the scores fits into memory."""
    if sum(len(p) for p in asked.pairs.values()) <= AT_ONCE:
        yield asked
        return
    for name, pairs_ in asked.pairs.items():
        for start in range(0, len(pairs_), AT_ONCE):
            cut = slice(start, start + AT_ONCE)
            some = Pairs(pairs_.subjects[cut], pairs_.objects[cut], pairs_.features[cut])
            yield Asked(asked.vectors, asked.mentions, {name: some})


@Language.factory(NAME, default_config={"width": 384})
def make_link_scorer(nlp: Language, name: str, width: int) -> LinkScorer:
    return LinkScorer(nlp.vocab, models.build(width), name)
