"""The pretrained encoder at work: an ONNX model with eight-bit weights, one window of pieces at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language

from partnerships.extraction.components.encoder.windows import Window, windows
from partnerships.extraction.components.encoder.wordpieces import Vocabulary, case_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NAME = "article_encoder"


class PretrainedEncoder:
    """Sets `doc.tensor`, (tokens, width); the same article gives the same vectors, alone or in a batch.

    Eight-bit arithmetic scales each call by its largest value, so windows never share a call.
    """

    def __init__(self, graph: bytes = b"", pieces: Sequence[str] = ()) -> None:
        self._session: Any = None
        if graph:
            self.fill(graph, pieces)

    def fill(self, graph: bytes, pieces: Sequence[str]) -> None:
        """Load an ONNX model with the inputs "pieces" and "cases", and the spelling of its pieces."""
        import onnxruntime  # takes a tenth of a second: only for those who read

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._graph, self._pieces = graph, tuple(pieces)
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._vocabulary = Vocabulary.of(self._pieces)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return bytes(srsly.msgpack_dumps({"graph": self._graph, "pieces": "\n".join(self._pieces)}))

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = ()) -> PretrainedEncoder:
        parts = srsly.msgpack_loads(content)
        pieces = parts["pieces"]
        self.fill(parts["graph"], (pieces if isinstance(pieces, str) else pieces.decode()).split("\n"))
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        path.mkdir(parents=True, exist_ok=True)
        (path / "graph").write_bytes(self._graph)
        (path / "pieces").write_text("\n".join(self._pieces), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> PretrainedEncoder:
        self.fill((path / "graph").read_bytes(), (path / "pieces").read_text(encoding="utf-8").split("\n"))
        return self

    def __call__(self, doc: Doc) -> Doc:
        doc.tensor = self.vectors([token.text for token in doc])  # type: ignore[assignment]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        return (self(doc) for doc in stream)

    def vectors(self, tokens: list[str]) -> Floats:
        pieces = [self._vocabulary.pieces(token) for token in tokens]
        cases = [case_of(token) for token in tokens]
        parts = [self._window(window, pieces, cases) for window in windows([len(p) for p in pieces])]
        return np.concatenate(parts)

    def _window(self, window: Window, pieces: list[tuple[int, ...]], cases: list[int]) -> Floats:
        """Vectors of the tokens that the window keeps: means of their pieces' vectors."""
        if window.start == window.end:
            return np.zeros((0, self.width), dtype="f4")
        rows, kinds, owners = laid_out(self._vocabulary, window, pieces, cases)
        (hidden,) = self._session.run(None, {"pieces": rows[None], "cases": kinds[None]})
        kept = (owners >= window.first) & (owners < window.last)
        places = owners[kept] - window.first
        summed = np.zeros((window.last - window.first, hidden.shape[-1]), dtype="f4")
        np.add.at(summed, places, hidden[0][kept])
        counts = np.bincount(places, minlength=len(summed)).astype("f4")
        result: Floats = summed / counts[:, None]
        return result

    @property
    def width(self) -> int:
        return int(self._session.get_outputs()[0].shape[-1])


def laid_out(
    vocabulary: Vocabulary, window: Window, pieces: list[tuple[int, ...]], cases: list[int]
) -> tuple[Ints, Ints, Ints]:
    """Pieces, cases and owning tokens (-1 for the marks at both ends) of a window."""
    rows, kinds, owners = [vocabulary["[CLS]"]], [0], [-1]
    for place in range(window.start, window.end):
        rows += pieces[place]
        kinds += [cases[place]] * len(pieces[place])
        owners += [place] * len(pieces[place])
    return np.array([*rows, vocabulary["[SEP]"]]), np.array([*kinds, 0]), np.array([*owners, -1])


@Language.factory(NAME, assigns=["doc.tensor"])
def make_article_encoder(nlp: Language, name: str) -> PretrainedEncoder:
    return PretrainedEncoder()
