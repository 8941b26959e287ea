"""Which articles are kept back: by article, so that every writer is on both sides, or by writer."""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.annotations import Annotated

HELD_OUT = 120
_SEED = 7
_TUNING_WRITER = "c5"
_FIRST_CORPUS = ("a", "b")  # writers whose articles may be held out; those of later writers are for training only


def held_out(articles: Sequence[Annotated]) -> list[Annotated]:
    """The same articles each time, whatever has been written since: never trained on, never tuned on."""
    ids = [article.id for article in articles if article.id.startswith(_FIRST_CORPUS)]
    chosen = set(random.Random(_SEED).sample(ids, HELD_OUT))  # noqa: S311
    return [article for article in articles if article.id in chosen]


def tuning(articles: Sequence[Annotated]) -> list[Annotated]:
    """The articles of one writer, on which thresholds are chosen and confidences fitted; never trained on."""
    return [article for article in articles if article.writer == _TUNING_WRITER]


def without(articles: Sequence[Annotated], kept_back: Sequence[Annotated]) -> list[Annotated]:
    """The articles that may be trained on."""
    ids = {article.id for article in kept_back}
    return [article for article in articles if article.id not in ids]
