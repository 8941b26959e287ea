"""Countries by code and by name."""

from __future__ import annotations

import pytest

from partnerships.countries import code_of, name_of


@pytest.mark.parametrize(
    "code, name", [("CN", "China"), ("cn", "China"), ("EU", "European Union"), ("XX", "XX"), ("", "")]
)
def test_a_code_has_a_name_and_an_unknown_one_stays(code, name):
    assert name_of(code) == name


@pytest.mark.parametrize(
    "words, code", [("China", "CN"), ("south korea", "KR"), ("cn", "CN"), ("Europe", "Europe"), ("", "")]
)
def test_a_name_has_a_code_and_other_words_stay(words, code):
    assert code_of(words) == code
