"""Identifiers are checked by their own check digits, on published examples."""

from __future__ import annotations

import pytest

from partnerships.identifiers import problem_with


@pytest.mark.parametrize(
    "scheme, value",
    [
        ("lei", "7ZW8QJWVPR4P1J1KQY45"),  # Google LLC
        ("lei", "HWUPKR0MPOU8FGXBT394"),  # Apple Inc.
        ("lei", "529900T8BM49AURSDO55"),  # Ubisecure Oy, a register of LEIs
        ("isin", "US0378331005"),  # Apple Inc.
        ("isin", "AU0000XVGZA3"),  # Treasury Corporation of Victoria
        ("isin", "GB0002634946"),  # BAE Systems
        ("uscc", "91350100M000100Y43"),  # the worked example of GB 32100-2015
        ("uscc", "91110000600037341L"),  # an example of the validator python-stdnum
        ("uscc", "91110108551385082Q"),  # Xiaomi Technology
        ("ticker", "XSHG:600733"),
        ("ticker", "XNYS:BRK.B"),
        ("wikidata", "Q156578"),
    ],
)
def test_a_published_identifier_is_accepted(scheme, value):
    assert problem_with(scheme, value) == ""


@pytest.mark.parametrize(
    "scheme, value",
    [
        ("lei", "7ZW8QJWVPR4P1J1KQY46"),
        ("lei", "7ZW8QJWVPR4P1J1KYQ45"),
        ("isin", "US0378331004"),
        ("isin", "US0373831005"),
        ("uscc", "91350100M000100Y42"),
        ("uscc", "91350100M00010Y043"),
    ],
)
def test_a_mistyped_digit_or_swapped_pair_is_noticed(scheme, value):
    assert problem_with(scheme, value) == f"The check digits of “{value}” do not fit; compare it with the source."


@pytest.mark.parametrize(
    "scheme, value, like",
    [
        ("lei", "7ZW8QJWVPR4P1J1KQY4", "an LEI of 20 characters"),
        ("lei", "7zw8qjwvpr4p1j1kqy45", "an LEI of 20 characters"),
        ("lei", "7ZW8QJWVPR4P1J1KQY４５", "an LEI of 20 characters"),
        ("isin", "US03783310050", "an ISIN of 12 characters"),
        ("isin", "", "an ISIN of 12 characters"),
        ("uscc", "91350100M000100Y4Z", "a USCC of 18 characters"),
        ("uscc", "9135 0100M000100Y43", "a USCC of 18 characters"),
        ("ticker", "600733", "MIC:SYMBOL, such as XSHG:600733"),
        ("ticker", "XSHG:<b>", "MIC:SYMBOL, such as XSHG:600733"),
        ("wikidata", "Q0", "a Wikidata item such as Q123"),
        ("wikidata", "P31", "a Wikidata item such as Q123"),
        ("wikidata", "Q1\n", "a Wikidata item such as Q123"),
    ],
)
def test_what_has_another_form_is_told_the_right_one(scheme, value, like):
    assert problem_with(scheme, value) == f"“{value}” does not look like {like}."
