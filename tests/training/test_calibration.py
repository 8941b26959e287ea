"""Fitting confidences: known curves are found again, and findings are judged by the annotation."""

from __future__ import annotations

import math
import random

import pytest

from partnerships.dates import PartialDate
from partnerships.extraction.confidence import moved
from partnerships.extraction.findings import Findings, FoundAppointment, FoundCompany, FoundOwnership
from partnerships.extraction.gold_form import as_gold
from partnerships.vocabulary import CompanyKind
from tests.training.test_annotations import ARTICLE
from training.annotations import parse
from training.calibration import curves, observed
from training.gold import as_gold as annotated_as_gold


def drawn(shift, slope, count, seed=0):
    """Raw shares, and outcomes whose odds follow the curve."""
    chance = random.Random(seed)
    shares = [chance.uniform(0.05, 0.95) for _ in range(count)]
    odds = [shift + slope * math.log(share / (1 - share)) for share in shares]
    return [(share, chance.random() < 1 / (1 + math.exp(-o))) for share, o in zip(shares, odds, strict=True)]


@pytest.mark.parametrize("shift, slope", [(0, 1), (-1.5, 1), (0.8, 0.5), (0.3, 1.8)])
def test_a_known_curve_is_found_again(shift, slope):
    found = curves({"agreements": drawn(shift, slope, 8000)})["agreements"]
    assert found == (pytest.approx(shift, abs=0.1), pytest.approx(slope, abs=0.1))


def test_after_fitting_as_many_are_right_as_the_confidences_say():
    pairs = drawn(-1.0, 0.7, 4000)
    curve = curves({"people": pairs})["people"]
    for low, high in [(0, 0.25), (0.25, 0.5), (0.5, 1)]:
        group = [(moved(share, curve), right) for share, right in drawn(-1.0, 0.7, 4000, seed=1)]
        group = [(share, right) for share, right in group if low <= share < high]
        assert sum(r for _, r in group) / len(group) == pytest.approx(sum(s for s, _ in group) / len(group), abs=0.04)


def test_few_findings_have_no_curve():
    assert list(curves({"few": drawn(0, 1, 19), "enough": drawn(0, 1, 20)})) == ["enough"]


def test_findings_that_were_all_right_give_a_finite_curve():
    shift, slope = curves({"companies": [(0.9, True)] * 30})["companies"]
    assert moved(0.9, (shift, slope)) > 0.9
    assert math.isfinite(shift)
    assert math.isfinite(slope)


def test_a_curve_from_few_findings_is_pulled_towards_no_change():
    # at even odds only the shift is left, and 20 (1 - p) equals it where both forces are in balance
    shift, slope = curves({"companies": [(0.5, True)] * 20})["companies"]
    assert (20 * (1 - 1 / (1 + math.exp(-shift))), slope) == (pytest.approx(shift, abs=0.01), 1)


def common(confidence):
    return {"evidence": (), "rule": "test", "confidence": confidence, "reasons": ("seen",)}


def test_each_finding_is_right_if_the_annotation_has_it_too():
    (article,) = parse(ARTICLE)
    found = Findings(
        companies=tuple(
            FoundCompany(name=name, kind=CompanyKind.OTHER, **common(confidence))
            for name, confidence in [("Ostara Motors", 0.9), ("Wuhan", 0.4), ("Ostara Group", 0.8)]
        ),
        ownerships=(
            FoundOwnership(owner="Ostara Group", owned="Ostara", **common(0.7)),
            FoundOwnership(owner="Ostara Motors", owned="Ostara Group", **common(0.6)),
        ),
        appointments=(
            FoundAppointment(
                person="Ada Fink", title="chairman", company="Ostara", known_on=PartialDate.of("2021-05"), **common(0.5)
            ),
        ),
    )
    assert observed([annotated_as_gold(article)], [as_gold(article.text, found)], [found]) == {
        "companies": [(0.9, True), (0.4, False), (0.8, True)],
        "ownerships": [(0.7, True), (0.6, False)],
        "appointments": [(0.5, True)],
    }
