"""The trained encoder as an ONNX graph with eight-bit weights."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel


class _Plain(torch.nn.Module):
    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: torch.Tensor, cases: torch.Tensor) -> torch.Tensor:
        hidden: torch.Tensor = self.model(input_ids=pieces, token_type_ids=cases).last_hidden_state
        return hidden


def exported(model: BertModel) -> bytes:
    """Weights to eight bits, one scale per output channel; inputs "pieces" and "cases", (1, n)."""
    model.eval()
    model.set_attn_implementation("eager")
    example = torch.randint(1000, 2000, (1, 16)), torch.zeros((1, 16), dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                _Plain(model), example, str(full), input_names=["pieces", "cases"], output_names=["vectors"],
                dynamic_axes={"pieces": {1: "n"}, "cases": {1: "n"}, "vectors": {1: "n"}},
                opset_version=17, dynamo=False,
            )  # fmt: skip
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()
