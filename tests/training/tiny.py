"""A pipeline of the shape of the general one, small enough for tests: sentences, word vectors, convolutions."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.language import Language
from spacy.vectors import Vectors
from thinc.api import fix_random_seed

WIDTH = 24
WORDS = ("ostara", "signed", "supply", "deal", "quellwerk", "cars", "china")


def tiny_pipeline() -> Language:
    """The same each time; its weights are of chance."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    table = np.random.default_rng(0).standard_normal((60, 20)).astype("f4")
    nlp.vocab.vectors = Vectors(data=table, strings=nlp.vocab.strings, attr="LOWER")
    for row, word in enumerate(WORDS):
        nlp.vocab.vectors.add(word, row=row)
    nlp.add_pipe("sentencizer")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "SHAPE"],
        "rows": [500, 200],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 2,
        "window_size": 1,
        "maxout_pieces": 2,
    }
    tok2vec = nlp.add_pipe(
        "tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}}
    )
    tok2vec.model.initialize(X=[nlp.make_doc("Ostara signed.")])
    return nlp
