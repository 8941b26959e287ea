"""How sure is sure: raw confidences against what turned out right, on articles that were not trained on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from partnerships.extraction.findings import Findings
from training.scoring import (
    AgreementMatcher,
    Resolver,
    company_forms,
    facts,
    maximum_matching,
    same_figure,
    same_person,
    vehicle_forms,
)

Fact = dict[str, Any]
Seen = dict[str, list[tuple[float, bool]]]  # kind: raw confidence, and whether it was right

_LOWEST, _HIGHEST = np.array([-4.0, 0.0]), np.array([4.0, 4.0])  # where Newton's steps may lead
_ENOUGH = 20  # findings of both sorts together below which no curve is fitted


def observed(gold: Sequence[Fact], predicted: Sequence[Fact], findings: Sequence[Findings]) -> Seen:
    """Every finding with its raw confidence and whether the annotation has it too."""
    seen: Seen = {}
    for wanted, given, found in zip(gold, predicted, findings, strict=True):
        for kind, key, edge in _edges(wanted, given):
            pairs = maximum_matching(facts(wanted, key), facts(given, key), edge)
            right = {id(p) for _, p in pairs}
            for fact, finding in zip(facts(given, key), getattr(found, kind), strict=True):
                seen.setdefault(kind, []).append((finding.confidence, id(fact) in right))
    return seen


def _edges(gold: Fact, given: Fact) -> list[tuple[str, str, Callable[[Fact, Fact], bool]]]:
    resolve = Resolver(gold, given)
    agreements = AgreementMatcher(gold, given, resolve)

    def same_holding(a: Fact, b: Fact) -> bool:
        return all(resolve(a[end], False) == resolve(b[end], True) for end in ("owner", "owned"))

    return [
        ("companies", "companies", lambda a, b: bool(company_forms(a) & company_forms(b))),
        ("ownerships", "ownership", same_holding),
        ("agreements", "agreements", agreements.level2),
        ("vehicles", "vehicles", lambda a, b: bool(vehicle_forms(a) & vehicle_forms(b))),
        ("appointments", "people", same_person),
        ("figures", "market_figures", same_figure),
    ]


def curves(seen: Seen) -> dict[str, tuple[float, float]]:
    """Shift and slope on the log odds per kind, by Newton's method with a weak pull towards no change."""
    return {kind: _fit(pairs) for kind, pairs in sorted(seen.items()) if len(pairs) >= _ENOUGH}


def _fit(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    shares = np.clip(np.array([share for share, _ in pairs]), 0.01, 0.99)
    x = np.stack([np.ones_like(shares), np.log(shares / (1 - shares))], axis=1)
    right = np.array([float(r) for _, r in pairs])
    weights, usual = np.array([0.0, 1.0]), np.array([0.0, 1.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - p) - (weights - usual)
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.eye(2)
        weights = np.clip(weights + np.linalg.solve(bend, slope), _LOWEST, _HIGHEST)
    return round(float(weights[0]), 3), round(float(weights[1]), 3)
