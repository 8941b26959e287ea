"""The convolutional encoder while it is trained: the general pipeline's own, tuned to the articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Adam, Model

Floats = NDArray[np.float32]


class CNN:
    """Vectors of 96 per token from words, their parts and shapes, each in the sight of four neighbours a side."""

    def __init__(self, nlp: Language) -> None:
        self.model: Model[list[Doc], list[Floats]] = nlp.get_pipe("tok2vec").model.copy()  # type: ignore[attr-defined]
        self.width = int(self.model.get_dim("nO"))
        self.optimizer = Adam(1e-3, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False)

    def prepare(self, doc: Doc) -> Doc:
        return doc

    def begin(
        self, prepared: Sequence[Doc], lengths: Sequence[int], train: bool = True
    ) -> tuple[list[Floats], Callable[[Sequence[Floats]], object]]:
        """Token vectors of each article and the way back."""
        if not train:
            return self.model.predict(list(prepared)), lambda gradients: None
        vectors, back = self.model.begin_update(list(prepared))
        return vectors, lambda gradients: back(list(gradients))

    def step(self, rate: float) -> None:
        self.optimizer.learn_rate = rate
        self.model.finish_update(self.optimizer)
