"""Lengths of drawings. Nothing here needs the database."""

from __future__ import annotations

import pytest

from partnerships.queries.home import Year
from partnerships.templatetags.charts import RECENT, TALLEST, UNIT, bar, year_chart
from partnerships.vocabulary import Family


def years(*counts):
    """Years from 2001 on, each with so many agreements of the first family."""
    first = next(iter(Family))
    return [Year(2001 + place, f"/?from={2001 + place}", {first: count}) for place, count in enumerate(counts)]


@pytest.mark.parametrize(
    "value, of, width",
    [(3, 12, "25.0"), (1, 3, "33.33"), (12, 12, "100.0"), (0, 12, "0.0"), (5, 0, "0"), (30, 12, "100"), (-1, 12, "0")],
)
def test_a_bar_is_as_long_as_its_share_and_never_leaves_its_frame(value, of, width):
    assert bar(value, of) == f'<svg class="bar" aria-hidden="true"><rect width="{width}%" height="100%"/></svg>'


def test_few_agreements_have_a_fixed_height_each():
    assert [column["height"] for column in year_chart(years(1, 3, 0))["columns"]] == [UNIT, 3 * UNIT, 0]


def test_many_agreements_fill_the_height_and_no_more():
    heights = [column["height"] for column in year_chart(years(100, 25))["columns"]]
    assert heights == [TALLEST, TALLEST / 4]


def test_families_are_stacked_from_the_ground_up_with_a_gap_between():
    first, second, *_ = Family
    (column,) = year_chart([Year(2001, "/", {second: 1, first: 2})])["columns"]
    assert column["blocks"] == [
        {"family": second, "y": 0, "height": UNIT - 1},
        {"family": first, "y": UNIT, "height": 2 * UNIT - 1},
    ]


def test_every_fifth_year_is_named_and_the_early_ones_give_way_on_a_phone():
    columns = year_chart(years(*[1] * 15))["columns"]
    assert [column["year"] for column in columns if column["named"]] == [2005, 2010, 2015]
    assert [column["year"] for column in columns if not column["early"]] == [*range(2016 - RECENT, 2016)]


@pytest.mark.parametrize(
    "most, counts",
    [(4, []), (5, [5]), (19, [5, 10, 15]), (24, [10, 20]), (79, [20, 40, 60]), (5000, [1666, 3332, 4998])],
)
def test_at_most_three_lines_lie_behind_the_columns_at_round_numbers(most, counts):
    assert [line["count"] for line in year_chart(years(most))["lines"]] == counts


def test_nothing_is_drawn_of_nothing():
    assert year_chart([]) == {"columns": [], "lines": []}
    assert year_chart(years(0))["lines"] == []
