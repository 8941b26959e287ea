"""The training loop: batches of articles of like length, a rate that warms up and then falls to nothing."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from training.examples import Example
from training.joint.heads import Heads, Noise

Floats = NDArray[np.float32]


class Encoder(Protocol):
    """Token vectors of articles, and the way back for their gradients."""

    width: int

    def prepare(self, doc: Doc) -> Any: ...

    def begin(
        self, prepared: Sequence[Any], lengths: Sequence[int], train: bool = True
    ) -> tuple[list[Floats], Callable[[Sequence[Floats]], object]]: ...

    def step(self, rate: float) -> None: ...


@dataclass(frozen=True)
class Settings:
    """How long and how fast: rates are the highest, reached after `warm_up` of all steps."""

    epochs: int
    batch: int
    encoder_rate: float
    head_rate: float
    warm_up: float = 0.1
    dropout: float = 0.1  # of token vectors
    link_dropout: float = 0.2  # inside the scorer of pairs
    mistakes_from: int = 2  # epoch from which the tagger's own mistakes are among the mentions
    seed: int = 0


def train(
    encoder: Encoder, heads: Heads, variants: Sequence[Sequence[Example]], settings: Settings, shown_on: IO[str]
) -> None:
    """Change encoder and heads in place; each pass takes the next variant of the articles.

    The same seed gives the same batches.
    """
    order, rng = random.Random(settings.seed), np.random.default_rng(settings.seed)  # noqa: S311
    prepared = [[encoder.prepare(example.doc) for example in data] for data in variants]
    steps = settings.epochs * -(-len(variants[0]) // settings.batch)
    done, began = 0, time.monotonic()
    for epoch in range(settings.epochs):
        data, ready = variants[epoch % len(variants)], prepared[epoch % len(variants)]
        noise = Noise(settings.dropout, mistakes=epoch >= settings.mistakes_from)
        total: Counter[str] = Counter()
        for batch in batches(data, settings.batch, order):
            total.update(_learn(encoder, heads, [(data[n], ready[n]) for n in batch], noise, rng))
            done += 1
            factor = _factor(done / steps, settings.warm_up)
            encoder.step(settings.encoder_rate * factor)
            heads.step(settings.head_rate * factor)
        _show(shown_on, epoch + 1, settings.epochs, total, len(data), time.monotonic() - began)


def _learn(
    encoder: Encoder, heads: Heads, batch: list[tuple[Example, Any]], noise: Noise, rng: np.random.Generator
) -> Counter[str]:
    vectors, back = encoder.begin([p for _, p in batch], [len(e.doc) for e, _ in batch])
    total: Counter[str] = Counter()
    gradients = []
    for (example, _), rows in zip(batch, vectors, strict=True):
        losses, gradient = heads.learn(example, rows, noise, rng)
        total.update(losses)
        gradients.append((gradient / len(batch)).astype("f4"))
    back(gradients)
    return total


def batches(data: Sequence[Example], size: int, order: random.Random) -> list[list[int]]:
    """Numbers of articles, those of like length together, in an order of chance."""
    ranked = sorted(range(len(data)), key=lambda n: len(data[n].doc) * (1 + 0.3 * order.random()))
    groups = [ranked[n : n + size] for n in range(0, len(ranked), size)]
    order.shuffle(groups)
    return groups


def _factor(done: float, warm_up: float) -> float:
    return done / warm_up if done < warm_up else max(1 - done, 0.02)


def _show(shown_on: IO[str], epoch: int, epochs: int, total: Counter[str], count: int, seconds: float) -> None:
    left = seconds / epoch * (epochs - epoch) / 60
    losses = "  ".join(f"{name} {total[name] / count:.2f}" for name in ("tags", "party", "type", "same", "owns"))
    shown_on.write(f"pass {epoch} of {epochs}  {losses}  about {left:.0f} min left\n")
    shown_on.flush()
