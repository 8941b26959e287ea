"""The convolutional encoder: the general pipeline's own, tuned to the articles. It was tried and does not ship."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Adam, Model, fix_random_seed

Floats = NDArray[np.float32]

NAME = "convolutional_encoder"


class CNN:
    """Vectors of 96 per token from words, their parts and shapes, each in the sight of four neighbours a side."""

    def __init__(self, nlp: Language, seed: int) -> None:
        fix_random_seed(seed)
        self.model: Model[list[Doc], list[Floats]] = nlp.get_pipe("tok2vec").model.copy()  # type: ignore[attr-defined]
        self.width = int(self.model.get_dim("nO"))
        self._optimizer = Adam(1e-3, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False)

    def prepare(self, doc: Doc) -> Doc:
        return doc

    def begin(
        self, prepared: Sequence[Doc], lengths: Sequence[int], train: bool = True
    ) -> tuple[list[Floats], Callable[[Sequence[Floats]], object]]:
        """Token vectors of each article and the way back."""
        vectors, back = self.model(list(prepared), is_train=train)
        return vectors, lambda gradients: back(list(gradients))

    def step(self, rate: float) -> None:
        self._optimizer.learn_rate = rate
        self.model.finish_update(self._optimizer)


class ConvolutionalEncoder:
    """The trained encoder in a pipeline: sets `doc.tensor`."""

    def __init__(self, model: Model[list[Doc], list[Floats]]) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        (vectors,) = self.model.predict([doc])
        doc.tensor = vectors  # type: ignore[assignment]
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        path.mkdir(parents=True, exist_ok=True)
        (path / "model").write_bytes(self.model.to_bytes())

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = ()) -> ConvolutionalEncoder:
        self.model.from_bytes(srsly.msgpack_loads(content)["model"])
        return self


@Language.factory(NAME, assigns=["doc.tensor"])
def make_convolutional_encoder(nlp: Language, name: str) -> ConvolutionalEncoder:
    """Of the same shape as the general pipeline's own, which must stand before it."""
    return ConvolutionalEncoder(nlp.get_pipe("tok2vec").model.copy())  # type: ignore[attr-defined]
