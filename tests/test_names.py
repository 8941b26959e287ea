"""The search key and the slug of a name: what is alike gets one key, what differs keeps its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.names import key, slug


@pytest.mark.parametrize(
    "name, expected",
    [
        ("Huawei Technologies Co., Ltd.", "huawei technologies"),
        ("Škoda Auto a.s.", "skoda auto"),
        ("Peugeot S.A.", "peugeot"),
        ("Peugeot SA", "peugeot"),
        ("Renault s.a.s.", "renault"),
        ("Mercedes-Benz Group AG", "mercedes benz group"),
        ("Toyota Motor Corporation", "toyota motor"),
        ("Citroën", "citroen"),
        ("Łódź Øresund ıstanbul Straße", "lodz oresund istanbul strasse"),
        ("A & B Motors", "a and b motors"),
        ("GAC’s", "gacs"),
        ("ARCFOX αS HI", "arcfox alpha s hi"),
        ("Alpha S", "alpha s"),
        ("北汽蓝谷", "bei qi lan gu"),
        ("华为技术有限公司", "hua wei ji shu"),
        ("北京汽车股份有限公司", "bei jing qi che"),
        ("ＢＹＤ", "byd"),
        ("АвтоВАЗ", "автоваз"),
        ("トヨタ自動車", "トヨタ zi dong che"),
        ("الفطيم", "الفطيم"),
        ("Foo™ A_B", "foo a b"),
        ("Co", "co"),
        ("  ", ""),
        ("<script>alert(1)</script>", "script alert 1 script"),
    ],
)
def test_the_key_keeps_what_identifies_and_drops_how_it_is_written(name, expected):
    assert key(name) == expected


@pytest.mark.parametrize(
    "one, other",
    [
        ("BAIC Motor", "BAIC Group"),
        ("SAIC", "BAIC"),
        ("Magna Steyr", "Steyr USA"),
        ("北京汽车集团有限公司", "北京汽车股份有限公司"),
        ("Volvo Group", "Volvo Cars"),
        ("현대자동차", "기아"),
    ],
)
def test_different_companies_have_different_keys(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("ARCFOX αS HI", "arcfox-alpha-s-hi"),
        ("北汽蓝谷", "bei-qi-lan-gu"),
        ("!!!", "record"),
        ("АвтоВАЗ", "record"),
        ("トヨタ自動車", "zi-dong-che"),
        ("Word " * 40, "word-" * 15 + "word"),
    ],
)
def test_a_slug_is_the_key_with_hyphens(name, expected):
    assert slug(name) == expected


@given(st.text(max_size=120))
def test_any_name_has_a_slug_that_fits_an_address(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 80


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60))
def test_a_key_is_its_own_key_but_for_legal_forms(name):
    assert key(key(name)) == key(name)
