"""The trained encoder as an ONNX graph with eight-bit weights, and the spelling of its pieces."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

_LATIN, _GREEK, _SIGNS = range(0x250), range(0x370, 0x400), range(0x2000, 0x2200)


class _Plain(torch.nn.Module):  # type: ignore[misc]
    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: torch.Tensor, cases: torch.Tensor) -> torch.Tensor:
        hidden: torch.Tensor = self.model(input_ids=pieces, token_type_ids=cases).last_hidden_state
        return hidden


def exported(model: BertModel, folder: Path) -> tuple[bytes, list[str]]:
    """Inputs "pieces" and "cases", (1, n); weights to eight bits, one scale per output channel.

    Pieces of scripts that English articles do not have are left out: they are a twelfth of all weights.
    """
    spelt = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    kept = [row for row, piece in enumerate(spelt) if _is_english(piece)]
    table = model.embeddings.word_embeddings
    model.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(table.weight[kept])
    try:
        return _graph(model, len(kept)), [spelt[row] for row in kept]
    finally:
        model.embeddings.word_embeddings = table


def _is_english(piece: str) -> bool:
    letters = piece.removeprefix("##")
    known = all(ord(c) in _LATIN or ord(c) in _GREEK or ord(c) in _SIGNS for c in letters)
    return bool(letters) and known and not piece.startswith("[unused")


def _graph(model: BertModel, size: int) -> bytes:
    model.eval()
    attention = model.config._attn_implementation
    model.set_attn_implementation("eager")  # the plainest graph is the one that the exporter and the runtime know best
    example = torch.randint(0, size, (1, 16)), torch.zeros((1, 16), dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        full, small = Path(scratch) / "full.onnx", Path(scratch) / "small.onnx"
        torch.onnx.export(
            _Plain(model), example, str(full), input_names=["pieces", "cases"], output_names=["vectors"],
            dynamic_axes={"pieces": {1: "n"}, "cases": {1: "n"}, "vectors": {1: "n"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True)
        model.set_attn_implementation(attention)
        return small.read_bytes()
