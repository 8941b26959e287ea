"""Confidences that mean what they say: of findings with .8, four in five are right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from math import exp, log
from typing import Any

from partnerships.extraction.findings import Findings

# Kind of finding: shift and slope on the log odds, fitted on articles that were not trained on.
Curves = Mapping[str, tuple[float, float]]

_FARTHEST = 20.0  # log odds beyond which a share no longer changes
_LEAST = 0.01  # nothing is certain, and nothing found is hopeless


def calibrated(findings: Findings, curves: Curves) -> Findings:
    """The same findings, each confidence moved along the curve of its kind."""
    return Findings(
        **{field.name: _moved(getattr(findings, field.name), curves.get(field.name)) for field in fields(findings)}
    )


def _moved(found: tuple[Any, ...], curve: tuple[float, float] | None) -> tuple[Any, ...]:
    if curve is None:
        return found
    return tuple(replace(finding, confidence=moved(finding.confidence, curve)) for finding in found)


def moved(share: float, curve: tuple[float, float]) -> float:
    """A raw share from 0 to 1 to the share of such findings that are right, in hundredths."""
    shift, slope = curve
    inside = min(max(share, _LEAST), 1 - _LEAST)
    odds = min(max(shift + slope * log(inside / (1 - inside)), -_FARTHEST), _FARTHEST)
    return round(min(max(1 / (1 + exp(-odds)), _LEAST), 1 - _LEAST), 2)
