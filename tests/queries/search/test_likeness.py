"""How well a name answers a search."""

from __future__ import annotations

import pytest

from partnerships import names
from partnerships.queries.search.likeness import Asked, Tier, likeness


def tier(asked, name):
    found = likeness(Asked.of(asked), names.key(name))
    return found and found.tier


@pytest.mark.parametrize(
    "asked, name, expected",
    [
        ("Huawei", "Huawei", Tier.EQUAL),
        ("huawei", "华为", Tier.EQUAL),
        ("hua wei", "Huawei", Tier.EQUAL),
        ("华为", "Huawei", Tier.EQUAL),
        ("beiqilangu", "北汽蓝谷", Tier.EQUAL),
        ("BAIC", "BAIC Group", Tier.BEGINS),
        ("BlueWorks", "New BlueWorks Holding", Tier.HOLDS),
        ("αS HI", "ARCFOX αS HI", Tier.HOLDS),
        ("alpha s", "ARCFOX αS HI", Tier.HOLDS),
        ("arcf", "ARCFOX αS HI", Tier.BEGINS_A_WORD),
        ("blue park", "BAIC BluePark", Tier.HOLDS_ALL_WORDS),
        ("lumen blueworks", "BlueWorks and Lumen", Tier.HOLDS_ALL_WORDS),
        ("hauwei", "Huawei", Tier.NEARLY),
        ("hnoda", "Honda", Tier.NEARLY),
        ("volkswagon", "FAW-Volkswagen", Tier.NEARLY),
        ("SAIC", "BAIC", Tier.NEARLY),
        ("GAC", "BAC", None),
        ("BAIC", "GAC", None),
        ("Borgward", "Huawei", None),
    ],
)
def test_a_name_answers_as_closely_as_it_is_written(asked, name, expected):
    assert tier(asked, name) == expected


def test_the_name_it_goes_by_is_before_another_and_the_shorter_before_the_longer():
    asked = Asked.of("faw")
    main, alias = likeness(asked, "faw group"), likeness(asked, "faw vw", is_alias=True)
    longer = likeness(asked, "faw volkswagen")
    assert sorted([alias, longer, main]) == [main, longer, alias]


def test_only_a_single_word_of_some_length_is_tried_with_its_letters_swapped():
    assert Asked.of("abcd").swaps == ["bacd", "acbd", "abdc"]
    assert Asked.of("abc").swaps == []
    assert Asked.of("two words").swaps == []
