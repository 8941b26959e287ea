"""Confidences moved along fitted curves, and fitting those."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.confidence import calibrated, moved
from partnerships.extraction.findings import Findings, FoundCompany, FoundOwnership
from partnerships.vocabulary import CompanyKind

COMPANY = FoundCompany(
    evidence=(), rule="names", confidence=0.5, reasons=("seen",), name="BAIC", kind=CompanyKind.OTHER
)
HOLDING = FoundOwnership(evidence=(), rule="links", confidence=0.5, reasons=("said",), owner="BAIC", owned="BluePark")
CURVES = st.tuples(st.floats(-3, 3), st.floats(0, 3))


@pytest.mark.parametrize(
    "share, curve, right",
    [
        (0.5, (0, 1), 0.5),
        (0.73, (0, 1), 0.73),
        (0.5, (1.0986, 1), 0.75),  # odds three times as high
        (0.8, (0, 0), 0.5),
        (0.8, (0, 2), 0.94),  # four to one becomes sixteen to one
        (0.999, (0, 1), 0.99),
        (0.0, (0, 1), 0.01),
        (1.0, (30, 30), 0.99),
        (0.0, (-30, 30), 0.01),
    ],
)
def test_a_share_is_moved_on_the_log_odds_and_never_quite_certain(share, curve, right):
    assert moved(share, curve) == right


@settings(deadline=None, max_examples=60)
@given(st.floats(0, 1), st.floats(0, 1), CURVES)
def test_the_order_of_findings_stays(one, other, curve):
    low, high = sorted([one, other])
    assert 0.01 <= moved(low, curve) <= moved(high, curve) <= 0.99


def test_each_kind_has_a_curve_of_its_own_and_nothing_else_changes():
    findings = Findings(companies=(COMPANY, COMPANY), ownerships=(HOLDING,))
    assert calibrated(findings, {"companies": (1.0986, 1)}) == Findings(
        companies=(replace(COMPANY, confidence=0.75),) * 2, ownerships=(HOLDING,)
    )
    assert calibrated(findings, {}) == findings
