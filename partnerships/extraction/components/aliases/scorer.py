"""The chance that a form is another name of another one: a logistic model over the evidence."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from partnerships.extraction.components.aliases.knowledge import Knowledge
from partnerships.extraction.components.aliases.pairs import Pair
from partnerships.extraction.components.aliases.placing import JOINED, TOGETHER, placing
from partnerships.extraction.components.aliases.wording import wording

WEIGHTS = Path(__file__).with_name("weights.toml")
SAME = 0.5  # chance from which two forms count as one company


def features_of(pair: Pair, text: str, knowledge: Knowledge) -> frozenset[str]:
    """The names of the features that hold for a pair; known names of one company may well stand together."""
    places = frozenset(placing(pair, text))
    if knowledge is Knowledge.RECORD:
        return places.union(wording(pair, Knowledge.NOTHING), {f"known_{Knowledge.SAME}"})
    if knowledge is Knowledge.SAME:
        places -= {TOGETHER}
    return places.union(wording(pair, knowledge))


@cache
def weights() -> Mapping[str, float]:
    """Weight of each feature in log-odds, and `bias`; written by training/fit_aliases.py."""
    return tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]  # type: ignore[no-any-return]


def chance(features: frozenset[str], weighed: Mapping[str, float]) -> float:
    """From 0 to 1; features without a weight count nothing."""
    if JOINED in features:
        return 0.0
    total = weighed["bias"] + sum(weighed.get(feature, 0.0) for feature in sorted(features))
    return 1 / (1 + math.exp(-total))
