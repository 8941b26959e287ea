"""The tagger as a thinc model: token vectors in, a score per tag out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Linear, Mish, Model, chain, with_array

from partnerships.extraction.components.mentions.tags import COUNT

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]


def build(width: int, hidden: int = 192) -> Model[list[Floats], list[Floats]]:
    """Weights for token vectors of that width, (n, width) to (n, tags)."""
    layers: Model[Any, Any] = chain(Mish(nO=hidden, nI=width), Linear(nO=COUNT, nI=hidden))
    layers.initialize()
    return with_array(layers)


def of_docs(tagger: Model[list[Floats], list[Floats]]) -> Model[list[Doc], list[Floats]]:
    """The tagger on documents whose `tensor` is set; the vectors themselves are not trained through it."""
    return Model("tagger-of-docs", _read, layers=[tagger])


def _read(
    model: Model[list[Doc], list[Floats]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats], Callable[[list[Floats]], list[Doc]]]:
    scores, back = model.layers[0]([doc.tensor for doc in docs], is_train)

    def backprop(gradients: list[Floats]) -> list[Doc]:
        back(gradients)
        return docs

    return scores, backprop
