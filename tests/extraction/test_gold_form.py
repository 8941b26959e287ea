"""Findings in the schema of the evaluation articles."""

from __future__ import annotations

import pytest

from partnerships.dates import PartialDate
from partnerships.extraction.gold_form import as_gold, calendar_value, sentence_spans
from tests.extraction.helpers import findings_in


def test_the_lab_as_the_evaluation_reads_it(synthetic):
    lab = as_gold(synthetic, findings_in(synthetic))["agreements"][1]
    assert {key: lab[key] for key in ("type", "date", "status", "value")} == {
        "type": "joint_development",
        "date": {"value": "2019", "kind": "effective", "approximate": False},
        "status": "in_force",
        "value": None,
    }
    assert [p["role"] for p in lab["parties"]] == ["partner", "partner"]


def test_evidence_counts_the_sentences(synthetic):
    whole = as_gold(synthetic, findings_in(synthetic))
    start, end = whole["sentences"][whole["agreements"][2]["evidence"][0]]
    assert synthetic[start:end].startswith("At the beginning of this year BAIC BluePark licensed")


def test_sentences_of_the_file_are_used_where_it_has_some(synthetic):
    whole = as_gold(synthetic, findings_in(synthetic), [[0, len(synthetic)]])
    assert [a["evidence"] for a in whole["agreements"]] == [[0], [0], [0]]


def test_the_vehicle_carries_its_milestones(synthetic):
    (vehicle,) = as_gold(synthetic, findings_in(synthetic))["vehicles"]
    assert vehicle["milestones"] == [
        {"kind": "unveiled", "date": "2021-04", "planned": False},
        {"kind": "deliveries_start", "date": "2021-12", "planned": True},
    ]


@pytest.mark.parametrize(
    "date, value",
    [("2021-04-19", "2021-04-19"), ("early 2021", "2021"), ("2021-33", "2021"), ("2021-04/2021-05", "2021")],
)
def test_dates_are_as_long_as_they_are_sure(date, value):
    assert calendar_value(PartialDate.of(date)) == value


def test_an_abbreviation_ends_no_sentence():
    text = "BAIC Co. Ltd. grows. It rose.\n\nA heading\n\nEnd."
    assert [text[a:b] for a, b in sentence_spans(text)] == ["BAIC Co. Ltd. grows.", "It rose.", "A heading", "End."]
