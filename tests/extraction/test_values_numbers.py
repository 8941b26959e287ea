"""Numbers and changes that a text states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.extraction.values.changes import change_of, find_changes
from partnerships.extraction.values.numbers import find_numbers
from partnerships.extraction.values.quantities import number


def numbers_in(text: str) -> list[tuple[str, str, str]]:
    """Surface, value and unit of each."""
    return [(text[n.start : n.end], str(n.value), n.unit_words) for n in find_numbers(text)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("1.37 million vehicles in China", ("1.37 million", "1370000", "vehicles")),
        ("almost 74,228 cars", ("74,228", "74228", "cars")),
        ("1,37 lakh of them", ("1,37 lakh", "137000", "")),
        ("1,20,000 two-wheelers", ("1,20,000", "120000", "two-wheelers")),
        ("half a percent", ("half a percent", "0.5", "percent")),
        ("a five-year, five-million-unit plan", ("five-million", "5000000", "unit plan")),
        ("half a million", ("half a million", "500000", "")),
        ("a quarter of a million buyers", ("a quarter of a million", "250000", "buyers")),
        ("three million units", ("three million", "3000000", "units")),
        ("two and a half million", ("two and a half million", "2500000", "")),
        ("a hundred and fifty thousand", ("a hundred and fifty thousand", "150000", "")),
        ("152 thousand units", ("152 thousand", "152000", "units")),
        ("thirty-one new energy trucks", ("thirty-one", "31", "new energy trucks")),
        ("half a dozen buses", ("half a dozen", "6", "buses")),
        ("two dozen", ("two dozen", "24", "")),
        ("1½ million", ("1½ million", "1500000", "")),
        ("5 000 cars", ("5 000", "5000", "cars")),
        ("1.200.000 cars", ("1.200.000", "1200000", "cars")),
        ("12.4 percent share", ("12.4", "12.4", "percent")),
        ("18.8% of sales", ("18.8", "18.8", "percent")),
        ("2.5 percentage points", ("2.5", "2.5", "points")),
        ("a fifth of the market", ("a fifth", "20", "percent")),
        ("every car; one in eight", ("one in eight", "12.5", "percent")),
        ("(312 registered)", ("312", "312", "registered")),
        ("11.4m tyres", ("11.4m", "11400000", "tyres")),
        ("€500", ("500", "500", "")),
    ],
)
def test_a_number_has_its_value_and_the_words_after_it(text, found):
    assert numbers_in(text) == [found]


def test_nothing_is_left_out():
    assert numbers_in("In 2020 it sold 2-3 million cars at $30,000, 12 percent more, and opened one plant.") == [
        ("2020", "2020", ""),
        ("2", "2000000", ""),
        ("3 million", "3000000", "cars"),
        ("30,000", "30000", ""),
        ("12", "12", "percent"),
        ("one", "1", "plant"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the first quarter",
        "third-quarter",
        "the second half",
        "the half-year",
        "its third plant",
        "someone",
        "often",
        "Q1",
        "",
        "K9",
        "9" * 40,
    ],
)
def test_no_number(text):
    assert numbers_in(text) == []


@pytest.mark.parametrize("words", ["", "many", "million", "a", "12 cars"])
def test_other_words_are_refused_by_name(words):
    with pytest.raises(ValueError, match="is no number"):
        number(words)


def change(marked: str) -> Decimal | None:
    """Of the phrase between the brackets."""
    before, _, rest = marked.partition("[")
    phrase, _, after = rest.partition("]")
    return change_of(phrase, before, after)


@pytest.mark.parametrize(
    "marked, value",
    [
        ("Sales were [up 12 percent].", "12"),
        ("Sales rose [12 percent] to 4,000.", "12"),
        ("Sales [fell 21%].", "-21"),
        ("Exports fell as well, by [23.6 percent], to 75,160.", "-23.6"),
        ("It saw [a decline of a tenth].", "-10"),
        ("It sold 57 cars, [19 percent] more than a year before.", "19"),
        ("It sold 57 cars, [62 percent] fewer than a year before.", "-62"),
        ("It sold 57 cars, [a fifth] less.", "-20"),
        ("It was a [154]% rise.", None),
        ("It was a [154 percent] rise.", "154"),
        ("NEVs 777,000, +[53.3].", "53.3"),
        ("It sold 57 cars, minus [24%].", "-24"),
        ("It sold 57 cars ([-24%]).", "-24"),
        ("Sales slipped in May, and [97.3 percent] down is a record.", "-97.3"),
        ("Output [doubled].", "100"),
        ("Output [was halved].", "-50"),
        ("It sold [three times as many].", "200"),
        ("It saw a [tenfold] rise.", None),
        ("It saw a [ten-fold] rise.", "900"),
        ("Its share rose to [12 percent].", None),
        ("It holds [12 percent].", None),
        ("Sales fell. It holds [12 percent].", None),
        ("It holds [a majority].", None),
    ],
)
def test_a_change_has_its_sign_from_the_words_beside_it(marked, value):
    assert change(marked) == (Decimal(value) if value else None)


def test_changes_are_found_in_order():
    text = "Exports doubled to 394,000; sales rose 3.1% to 2 million, Ford's fell by a tenth. Share: 5 percent."
    assert [(text[c.start : c.end], str(c.value)) for c in find_changes(text)] == [
        ("doubled", "100"),
        ("3.1", "3.1"),
        ("a tenth", "-10"),
    ]
