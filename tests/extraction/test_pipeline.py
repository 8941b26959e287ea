"""The door of the reader: what it imports, what it bears, and that every quotation stands where it says."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.dates import PartialDate
from partnerships.extraction.findings import Findings
from partnerships.extraction.pipeline import read
from tests.extraction.helpers import PUBLISHED, every_evidence, findings_in, lines

SCRAPS = [
    *lines("concluded"),
    "Liu Yu, chairman of BAIC BluePark, said.",
    "NEV sales in China rose by 5 percent to 1.2 million units in 2020.",
    "The ARCFOX αS HI has three laser radars.",
    "\n\n",
    "\r\n",
    "  ",
    "\x00",
    "\u200b",
    "\u202e",
    "🚗🤝",
    "比亚迪与丰田",
    "“quoted”",
    "<p>Geely&nbsp;holds 82 percent of Volvo Cars.</p>",
    "(Xinhua/Ding Ting)",
]


@pytest.mark.parametrize(
    "imported, absent",
    [("partnerships.extraction.pipeline", "django"), ("partnerships.extraction.findings", "spacy")],
)
def test_importing_one_leaves_the_other_out(imported, absent):
    code = f"import sys, {imported}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\x00\x00", "🚗", "\u202e\u200f", "\ud800", "<p></p>", "()", "a" * 5000]
)
def test_a_text_without_words_gives_nothing(text):
    assert read(text, PUBLISHED) == Findings()


@given(st.lists(st.sampled_from(SCRAPS) | st.text(max_size=30), max_size=8).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_every_quotation_is_what_stands_there(text):
    findings = read(text, PUBLISHED)
    assert [text[e.start : e.end] for e in every_evidence(findings)] == [e.quote for e in every_evidence(findings)]


def test_offsets_are_those_of_the_text_as_it_came(synthetic):
    odd = synthetic.replace(" ", " \u200b ").replace("\n\n", "\r\n\r\n \r\n").replace("'", "’")
    findings = read(odd, PUBLISHED)
    assert findings.agreements
    assert [odd[e.start : e.end] for e in every_evidence(findings)] == [e.quote for e in every_evidence(findings)]


def test_a_long_text_is_read_in_pieces(synthetic):
    assert len(read(" ".join(synthetic.split()) * 8, PUBLISHED).agreements) >= 3


def test_the_same_text_gives_the_same_findings(synthetic):
    assert read(synthetic, PUBLISHED) == findings_in(synthetic)


def test_no_confidence_without_a_reason(synthetic):
    findings = findings_in(synthetic)
    every = [f for name in findings.__dataclass_fields__ for f in getattr(findings, name)]
    assert [f.rule for f in every if not (f.reasons and all(f.reasons) and 0 < f.confidence < 1)] == []


def test_a_caption_tells_of_no_agreement():
    text = "Photo taken on Monday shows a car jointly developed by Huawei and Chery in Wuhu. (Xinhua/Ding Ting)"
    assert (findings_in(text).agreements, findings_in(text).appointments) == ((), ())


def test_without_a_day_of_publication_no_day_is_made_up():
    text = "Honda signed a supply contract with CATL on Monday. Chery signed a deal with Huawei last month."
    dates = [a.date and str(a.date.date) for a in read(text, PartialDate.of("2021")).agreements]
    assert dates == [None, None]
