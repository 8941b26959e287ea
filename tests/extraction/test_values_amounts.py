"""Sums of money and percentages as mentions state them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.extraction.values.amounts import Money, money, percent, percents


@pytest.mark.parametrize(
    "phrase, amount, currency",
    [
        ("$1.2bn", "1200000000", "USD"),
        ("US$ 60 million", "60000000", "USD"),
        ("C$11.6 million", "11600000", "CAD"),
        ("NT$41 billion", "41000000000", "TWD"),
        ("€38m", "38000000", "EUR"),
        ("EUR 2-3 billion", "2000000000", "EUR"),
        ("€2bn to €3bn", "2000000000", "EUR"),
        ("EUR 11 per share", "11", "EUR"),
        ("8,5 millions of euros", "8500000", "EUR"),
        ("forty million euros", "40000000", "EUR"),
        ("500 million yuan", "500000000", "CNY"),
        ("18.3-billion-yuan", "18300000000", "CNY"),
        ("RMB 300,000,000", "300000000", "CNY"),
        ("Rmb400m", "400000000", "CNY"),
        ("Rs 1,200 crore", "12000000000", "INR"),
        ("Rs. 61 crore", "610000000", "INR"),
        ("₹ 3.19 lakh", "319000", "INR"),
        ("900m rupees", "900000000", "INR"),
        ("KRW 46,870,000,000", "46870000000", "KRW"),
        ("W35bn", "35000000000", "KRW"),
        ("1.12 trillion yen", "1120000000000", "JPY"),
        ("some ¥35 billion", "35000000000", "JPY"),
        ("half a billion dollars", "500000000", "USD"),
        ("a billion dollars", "1000000000", "USD"),
        ("110 million Hong Kong dollars", "110000000", "HKD"),
        ("2 billion kronor", "2000000000", "SEK"),
        ("500 million Norwegian crowns", "500000000", "NOK"),
        ("54 crowns", "54", "CZK"),
        ("900 million reais", "900000000", "BRL"),
        ("282 pence", "2.82", "GBP"),
        ("11p", "0.11", "GBP"),
        ("a pound", "1", "GBP"),
        ("one euro", "1", "EUR"),
        ("more than $3bn", "3000000000", "USD"),
        ("15,000 to 32,000 rupees", "15000", "INR"),
    ],
)
def test_a_sum_is_an_amount_in_a_currency(phrase, amount, currency):
    assert money(phrase) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "phrase, after, told, currency",
    [
        ("500 million", " yuan were paid", None, "CNY"),
        ("48 billion", " for its half", "JPY", "JPY"),
        ("500 million", " euros were paid", "JPY", "EUR"),
        ("$500 million", " euros were paid", "JPY", "USD"),
        ("500 million", " for its half", None, None),
    ],
)
def test_the_currency_is_sought_in_the_phrase_then_after_it_then_in_the_sum_before(phrase, after, told, currency):
    assert money(phrase, after, told) == Money(Decimal(500_000_000 if "500" in phrase else 48_000_000_000), currency)


@pytest.mark.parametrize("phrase", ["an undisclosed sum", "billions", ""])
def test_words_without_a_number_are_no_sum(phrase):
    assert money(phrase) is None


@pytest.mark.parametrize(
    "phrase, value",
    [
        ("24.9 percent", "24.9"),
        ("around 80%", "80"),
        ("17,5%", "17.5"),
        ("ten per cent", "10"),
        ("thirty-one percent", "31"),
        ("20.1 pct", "20.1"),
        ("50-percent", "50"),
        ("25", "25"),
        ("a fifth", "20"),
        ("A third", "33.3"),
        ("two thirds", "66.7"),
        ("three-quarters", "75"),
        ("half", "50"),
        ("half each", "50"),
        ("equally", "50"),
        ("equal thirds", "33.3"),
        ("one in eight", "12.5"),
        ("nine cars out of ten", "90"),
        ("1.5 times", "150"),
        ("50-50", "50"),
        ("51-49", "51"),
        ("51 to 49", "51"),
        ("13-15%", "13"),
        ("minus 1.1 percent", "-1.1"),
        ("-2.3%", "-2.3"),
        ("+34 percent", "34"),
        ("everything", "100"),
        ("zero", "0"),
    ],
)
def test_a_share_is_a_percentage(phrase, value):
    assert percent(phrase) == Decimal(value)


@pytest.mark.parametrize("phrase", ["a majority", "a minority stake", "control", ""])
def test_a_majority_is_no_number(phrase):
    assert percent(phrase) is None


@pytest.mark.parametrize(
    "phrase, values", [("51:49", ["51", "49"]), ("60/40", ["60", "40"]), ("a tenth", ["10"]), ("a majority", [])]
)
def test_both_sides_of_a_split_are_given(phrase, values):
    assert percents(phrase) == tuple(map(Decimal, values))
