"""The settings of a training run, as training/configs/*.toml holds them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from training.joint.run import Settings

CONFIGS = Path(__file__).with_name("configs")


@dataclass(frozen=True)
class Plan:
    """Which encoder, how it is trained, and how eager the tagger is afterwards."""

    encoder: str
    general_steps: int
    eager: float
    joint: Settings


def plan(name: str, *, seed: int = 0, epochs: int | None = None) -> Plan:
    """The plan of that name; `epochs` shortens it for a trial."""
    table = tomllib.loads((CONFIGS / f"{name}.toml").read_text(encoding="utf-8"))
    joint = table["joint"] | {"seed": seed} | ({"epochs": epochs} if epochs else {})
    return Plan(table["encoder"], table["general_steps"], table["eager"], Settings(**joint))
