"""Tokens in the pieces of a small vocabulary, and the case that the pieces do not have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.components.encoder.minilm import laid_out
from partnerships.extraction.components.encoder.windows import Window
from partnerships.extraction.components.encoder.wordpieces import (
    CASES,
    DIGITS,
    LONGEST,
    LOWER,
    MIXED,
    OTHER,
    TITLE,
    UPPER,
    Vocabulary,
    case_of,
)

LINES = ["[CLS]", "[SEP]", "[UNK]", "car", "##mak", "##er", "##s", "e", "-", "ge", "##ely", "citroen", "'", "s", "比"]
VOCABULARY = Vocabulary.of([*LINES, "迪", *(f"##{c}" for c in "xyza"), "x", "c"])


@pytest.mark.parametrize(
    "token, pieces",
    [
        ("carmakers", "car ##mak ##er ##s"),
        ("Geely", "ge ##ely"),
        ("Citroën", "citroen"),  # accents are taken off
        ("e-car", "e - car"),
        ("'s", "' s"),
        ("比迪", "比 迪"),  # Chinese characters stand alone
        ("carpets", "[UNK]"),  # one unknown end, and the word is unknown
        ("e-bike", "e - [UNK]"),
        ("", "[UNK]"),
        ("\u0301", "[UNK]"),  # an accent without a letter
        (" ", "[UNK]"),
    ],
)
def test_a_token_is_split_into_the_longest_pieces(token, pieces):
    rows = {row: piece for piece, row in VOCABULARY.rows.items()}
    assert " ".join(rows[row] for row in VOCABULARY.pieces(token)) == pieces


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60))
def test_every_token_has_pieces_and_all_are_of_the_vocabulary(token):
    found = VOCABULARY.pieces(token)
    assert len(found) >= 1
    assert set(found) <= set(VOCABULARY.rows.values())


def test_of_a_long_token_only_the_beginning_is_read():
    assert VOCABULARY.pieces("x" * 5000) == VOCABULARY.pieces("x" * LONGEST)
    assert len(VOCABULARY.pieces("-" * 5000)) == LONGEST


@pytest.mark.parametrize(
    "token, case",
    [
        ("carmaker", LOWER),
        ("Geely", TITLE),
        ("A", TITLE),
        ("BMW", UPPER),
        ("BYD's", MIXED),
        ("iPhone", MIXED),
        ("McLaren", MIXED),
        ("ID.4", UPPER),
        ("2021", DIGITS),
        ("3.5", OTHER),
        ("-", OTHER),
        ("", OTHER),
        ("比亚迪", MIXED),
    ],
)
def test_the_case_of_a_token_is_kept_beside_its_pieces(token, case):
    assert case_of(token) == case


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=20))
def test_every_token_has_a_case(token):
    assert case_of(token) in range(CASES)


def test_a_window_is_laid_out_between_its_two_marks():
    tokens = ["Geely", "e-car", "carmakers", "s"]
    pieces, cases = [VOCABULARY.pieces(t) for t in tokens], [case_of(t) for t in tokens]
    rows, kinds, owners = laid_out(VOCABULARY, Window(1, 3, 2, 3), pieces, cases)
    cls, sep = VOCABULARY["[CLS]"], VOCABULARY["[SEP]"]
    assert rows.tolist() == [cls, *pieces[1], *pieces[2], sep]
    assert kinds.tolist() == [0, *[LOWER] * 7, 0]
    assert owners.tolist() == [-1, 1, 1, 1, 2, 2, 2, 2, -1]
