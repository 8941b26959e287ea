"""The pretrained encoder while it is trained: needs torch and transformers, which the site never does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from transformers import BertModel

from partnerships.extraction.components.encoder.windows import Window, windows
from partnerships.extraction.components.encoder.wordpieces import CASES, Vocabulary, case_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Prepared = list[tuple[Window, Ints, Ints, Ints]]


class MiniLM:
    """Vectors of 384 per token; the case of each token rides on the table that once told sentences apart."""

    width = 384

    def __init__(self, folder: Path, seed: int = 0, bf16: bool = True) -> None:
        torch.manual_seed(seed)
        self.vocabulary = Vocabulary.of((folder / "vocab.txt").read_text("utf-8").split("\n"))
        self.model = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        types = torch.nn.Embedding(CASES, self.width)
        with torch.no_grad():
            types.weight.copy_(self.model.embeddings.token_type_embeddings.weight[0].expand(CASES, -1))
        self.model.embeddings.token_type_embeddings = types
        # the table of pieces stays as it is: it is half of all weights, and few pieces occur often here
        self.model.embeddings.word_embeddings.weight.requires_grad_(False)
        self.bf16 = bf16
        self.optimizer: Any = None

    def prepare(self, doc: Doc) -> Prepared:
        """Per window: pieces, cases, and for each piece the token it belongs to (-1 for the marks)."""
        pieces = [self.vocabulary.pieces(token.text) for token in doc]
        cases = [case_of(token.text) for token in doc]
        out = []
        for window in windows([len(p) for p in pieces]):
            rows, kinds, owners = [self.vocabulary["[CLS]"]], [0], [-1]
            for place in range(window.start, window.end):
                rows += pieces[place]
                kinds += [cases[place]] * len(pieces[place])
                owners += [place] * len(pieces[place])
            rows.append(self.vocabulary["[SEP]"])
            kinds.append(0)
            owners.append(-1)
            out.append((window, np.array(rows), np.array(kinds), np.array(owners)))
        return out

    def begin(
        self, prepared: Sequence[Prepared], lengths: Sequence[int], train: bool = True
    ) -> tuple[list[Floats], Callable[[Sequence[Floats]], None]]:
        """Token vectors of each article and the way back."""
        flat = [(d, *w) for d, ws in enumerate(prepared) for w in ws]
        size = max(len(w[2]) for w in flat)
        ids = torch.zeros((len(flat), size), dtype=torch.long)
        cases = torch.zeros((len(flat), size), dtype=torch.long)
        mask = torch.zeros((len(flat), size), dtype=torch.long)
        for n, (_, _, rows, kinds, _) in enumerate(flat):
            ids[n, : len(rows)] = torch.from_numpy(rows)
            cases[n, : len(rows)] = torch.from_numpy(kinds)
            mask[n, : len(rows)] = 1
        self.model.train(train)
        with torch.set_grad_enabled(train), torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bf16):
            hidden = self.model(input_ids=ids, token_type_ids=cases, attention_mask=mask).last_hidden_state
        hidden = hidden.float()
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        source, target = [], []
        for n, (d, window, _, _, owners) in enumerate(flat):
            kept = np.nonzero((owners >= window.first) & (owners < window.last))[0]
            source.append(n * size + kept)
            target.append(offsets[d] + owners[kept])
        source_t = torch.from_numpy(np.concatenate(source))
        target_t = torch.from_numpy(np.concatenate(target))
        total = int(offsets[-1])
        with torch.set_grad_enabled(train):
            picked = hidden.reshape(-1, self.width)[source_t]
            counts = torch.zeros(total).index_add_(0, target_t, torch.ones(len(target_t))).clamp(min=1)
            vectors = torch.zeros(total, self.width).index_add_(0, target_t, picked) / counts[:, None]
        array = vectors.detach().numpy()
        split = [array[offsets[d] : offsets[d + 1]] for d in range(len(lengths))]

        def back(gradients: Sequence[Floats]) -> None:
            vectors.backward(gradient=torch.from_numpy(np.concatenate(gradients)))

        return split, back

    def step(self, rate: float) -> None:
        if self.optimizer is None:
            decay = [p for p in self.model.parameters() if p.requires_grad and p.ndim > 1]
            plain = [p for p in self.model.parameters() if p.requires_grad and p.ndim <= 1]
            groups = [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
            self.optimizer = torch.optim.AdamW(groups, lr=rate, eps=1e-6)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
