"""Mentions and known names: who is meant, how sure, and why."""

from __future__ import annotations

import time

import pytest

from partnerships.extraction.findings import Candidate, KnownName
from partnerships.extraction.matching import BEST, KnownNames
from partnerships.extraction.pipeline import read
from tests.extraction.helpers import PUBLISHED

KNOWN = KnownNames(
    [
        KnownName("BAIC BluePark New Energy Technology Co., Ltd.", "c1"),
        KnownName("BAIC BluePark", "c1"),
        KnownName("General Motors", "c2"),
        KnownName("比亚迪", "c3"),
        KnownName("Škoda Auto", "c4"),
    ]
)


@pytest.mark.parametrize(
    "form, ref, score, reason",
    [
        ("BAIC BluePark", "c1", 1.0, "name exact"),
        ("General Motors Corp.", "c2", 0.95, "same without legal form, accents and punctuation"),
        ("general motors", "c2", 0.97, "same but for capitals"),
        ("Bi Ya Di", "c3", 0.8, "same letters in pinyin"),
        ("Skoda Auto", "c4", 0.95, "same without legal form, accents and punctuation"),
        ("GM", "c2", 0.6, "“GM” are its initials"),
    ],
)
def test_the_best_candidate_says_why(form, ref, score, reason):
    best = KNOWN.candidates([form])[0]
    assert (best.ref, best.score, best.reasons) == (ref, score, (reason,))


def test_a_misspelt_name_is_a_candidate_below_an_exact_one():
    best = KNOWN.candidates(["General Moters"])[0]
    assert (best.ref, best.score < 0.9) == ("c2", True)


def test_strangers_have_no_candidate():
    assert KNOWN.candidates(["Zhonglu Holdings"]) == ()


def test_at_most_five_and_one_for_each_company():
    names = KnownNames([KnownName(f"Great Wall {n}", f"c{n % 9}") for n in range(40)])
    found = names.candidates(["Great Wall"])
    assert (len(found), len({c.ref for c in found})) == (BEST, BEST)


def test_a_known_name_is_found_where_the_model_misses_it():
    findings = read("The contract of zenzo works with Quandary ended.", PUBLISHED, [KnownName("Quandary", "q1")])
    assert [(c.name, c.candidates) for c in findings.companies if c.candidates] == [
        ("Quandary", (Candidate("q1", "Quandary", 1.0, ("name exact",)),))
    ]


def test_a_hundred_thousand_names_cost_little_once_indexed():
    names = KnownNames(KnownName(f"Company {n} of Town {n % 977}", str(n)) for n in range(100_000))
    read("Bosch supplies brakes to Scania.", PUBLISHED, names)
    started = time.perf_counter()
    read("Company 512 of Town 512 supplies brakes to Scania.", PUBLISHED, names)
    assert time.perf_counter() - started < 2
