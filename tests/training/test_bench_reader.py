"""make bench-reader: what is measured, on how much text, beside which figures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from partnerships.dates import PartialDate
from training.bench_reader import Speed, article, corpus_texts, table

ROOT = Path(__file__).parents[2]
NOW = Speed(
    chain=2000,
    bare=4000,
    article=0.3,
    import_spacy=1.0,
    load=1.2,
    memory_loaded=400,
    memory_most=500,
    words=5121,
    parts={"tagger": 0.01},
)


def test_figures_stand_beside_the_last_ones_and_what_is_wanted():
    head, chain, _, ratio, *_, tagger = table(NOW, {"date": "2020-02-01", "chain": 1000})
    assert [head, chain, ratio, tagger] == [
        "one core, 5,121 words                                   now  2020-02-01  wanted",
        "whole chain, words per second                         2,000       1,000  1,500 or more",
        "ratio of the two                                        0.5              ",
        "  tagger, s per 1,000 words                            0.01              ",
    ]


def test_texts_are_taken_until_there_are_enough_words():
    texts = corpus_texts(500)
    lengths = [len(text.split()) for text, _ in texts]
    assert sum(lengths[:-1]) < 500 <= sum(lengths)


def test_the_long_article_has_six_hundred_words():
    day = PartialDate.of("2020")
    text, published = article([(f"{'word ' * 250}\n\nA heading", day)] * 3)
    assert [len(text.split()), published] == [600, day]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processor time and memory are read as Linux has them")
def test_everything_is_measured():
    command = [sys.executable, "-m", "training.bench_reader", "--words", "200", "--rounds", "1"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    figures = {line[:50].strip(): float(re.split(r" +", line[50:].strip())[0].replace(",", "")) for line in printed[1:]}
    assert list(figures)[:8] == [
        "whole chain, words per second",
        "tags, parses and mentions only, words per second",
        "ratio of the two",
        "a warm article of 600 words, s",
        "import of spacy, s",
        "loading the reader after it, s",
        "memory when loaded, MB",
        "most memory, MB",
    ]
    assert {name for name, value in figures.items() if value <= 0} == set()
