"""PartialDate: every form in and out, its bounds, and what it refuses."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from django.db import connection
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.dates import FIRST_YEAR, LAST_YEAR, InvalidDate, PartialDate, Precision, Qualifier

Q = Qualifier


@pytest.mark.parametrize(
    "written, stored, edtf, display, earliest, latest",
    [
        ("2017", "2017", "2017", "2017", "2017-01-01", "2017-12-31"),
        ("2021-04", "2021-04", "2021-04", "April 2021", "2021-04-01", "2021-04-30"),
        ("2020-02", "2020-02", "2020-02", "February 2020", "2020-02-01", "2020-02-29"),
        ("2021-04-19", "2021-04-19", "2021-04-19", "19 April 2021", "2021-04-19", "2021-04-19"),
        ("early 2021", "early 2021", "2021-37", "early 2021", "2021-01-01", "2021-04-30"),
        ("mid-2021", "mid 2021", "2021-38", "mid 2021", "2021-05-01", "2021-08-31"),
        ("late 2021", "late 2021", "2021-39", "late 2021", "2021-09-01", "2021-12-31"),
        ("about 2019", "about 2019", "2019~", "c. 2019", "2019-01-01", "2019-12-31"),
        ("2019-05~", "about 2019-05", "2019-05~", "c. May 2019", "2019-05-01", "2019-05-31"),
        ("before 2020", "before 2020", "[..2019-12-31]", "before 2020", None, "2019-12-31"),
        ("by June 2025", "by 2025-06", "[..2025-06]", "by June 2025", None, "2025-06-30"),
        ("after 2020", "after 2020", "[2021-01-01..]", "after 2020", "2021-01-01", None),
        ("2021-33", "2021-33", "2021-33", "Q1 2021", "2021-01-01", "2021-03-31"),
        ("second quarter of 2021", "2021-34", "2021-34", "Q2 2021", "2021-04-01", "2021-06-30"),
        ("Q4 2021", "2021-36", "2021-36", "Q4 2021", "2021-10-01", "2021-12-31"),
        ("about Q1 2021", "about 2021-33", "2021-01~/2021-03~", "c. Q1 2021", "2021-01-01", "2021-03-31"),
        ("2021-40", "2021-40", "2021-40", "first half of 2021", "2021-01-01", "2021-06-30"),
        ("H2 2021", "2021-41", "2021-41", "second half of 2021", "2021-07-01", "2021-12-31"),
        ("2019/2021", "2019/2021", "2019/2021", "2019 to 2021", "2019-01-01", "2021-12-31"),
        ("Q2 2021 to 2022", "2021-34/2022", "2021-04/2022", "Q2 2021 to 2022", "2021-04-01", "2022-12-31"),
        ("2021-01/2021-04", "2021-01/2021-04", "2021-01/2021-04", "January 2021 to April 2021", "2021-01-01", "2021-04-30"),  # noqa: E501
    ],
)  # fmt: skip
def test_each_form_is_stored_shown_and_bounded(written, stored, edtf, display, earliest, latest):
    stated = PartialDate.of(written)
    bounds = [day and day.isoformat() for day in (stated.earliest, stated.latest)]
    assert [str(stated), stated.edtf, stated.display, *bounds] == [stored, edtf, display, earliest, latest]


@pytest.mark.parametrize(
    "written, stored",
    [
        ("  April  2021 ", "2021-04"),
        ("Apr. 2021", "2021-04"),
        ("Sept 2021", "2021-09"),
        ("April, 2021", "2021-04"),
        ("19 April 2021", "2021-04-19"),
        ("19th Apr 2021", "2021-04-19"),
        ("April 19, 2021", "2021-04-19"),
        ("c. 2019", "about 2019"),
        ("ca. May 2019", "about 2019-05"),
        ("around 2019", "about 2019"),
        ("EARLY 2021", "early 2021"),
        ("2021-37", "early 2021"),
        ("[..2019]", "by 2019"),
        ("../2019", "by 2019"),
        ("[2020..]", "after 2019-12-31"),
        ("2020-05/..", "after 2020-04-30"),
        ("the first half of 2021", "2021-40"),
        ("the last quarter of 2020", "2020-36"),
        ("2019 to 2021", "2019/2021"),
        ("January 2021 – April 2021", "2021-01/2021-04"),
    ],
)
def test_other_ways_of_writing_mean_the_same(written, stored):
    assert str(PartialDate.of(written)) == stored


@pytest.mark.parametrize(
    "written, message",
    [
        ("2021-13", "2021-13 has no month 13."),
        ("2021-00", "2021-00 has no month 00."),
        ("31 February 2021", "February 2021 has no day 31."),
        ("2021-02-31", "February 2021 has no day 31."),
        ("29 February 2021", "February 2021 has no day 29."),
        ("2021/2019", "2021/2019 ends before it begins."),
        ("1066", "The year 1066 is outside 1700 to 2199."),
        ("2200", "The year 2200 is outside 1700 to 2199."),
        ("early April 2021", "“early” goes with a year only, as in “early 2021”."),
        ("about 2019/2020", "An interval takes no qualifier."),
        ("2019~/2020~", "An interval takes no qualifier."),
        ("about 2019 to 2020", "An interval takes no qualifier."),
        ("2019 to late 2020", "An interval takes no qualifier."),
        ("mİd 2021", "“mİd 2021” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”."),
        (
            "by " * 5000 + "2021",
            f"“{('by ' * 27)[:80]}…” is too long for a date. "
            "Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”.",
        ),
        ("about early 2021", "“about early 2021” has two qualifiers; keep one."),
        ("soon", "“soon” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”."),
        ("", "“” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”."),
        ("2021-4", "“2021-4” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”."),
        ("２０２１", "“２０２１” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”."),
        (
            "2021'; DROP TABLE partnerships_agreement; --",
            "“2021'; DROP TABLE partnerships_agreement; --” is not a date. "
            "Write 2021, 2021-04, 2021-04-19 or words such as “early 2021”.",
        ),
    ],
)
def test_what_is_no_date_is_refused_in_words(written, message):
    with pytest.raises(InvalidDate) as refused:
        PartialDate.of(written)
    assert str(refused.value) == message


def test_a_value_that_is_no_edtf_is_refused_without_the_reader_too():
    with pytest.raises(InvalidDate, match="“soon” is not a date"):
        PartialDate("soon")


@pytest.mark.parametrize(
    "written, approximate",
    [("2021", False), ("about 2021", True), ("early 2021", True), ("before 2021", False), ("2019/2021", False)],
)
def test_about_and_thirds_are_approximate(written, approximate):
    assert PartialDate.of(written).is_approximate is approximate


def test_narrow_columns_abbreviate_months_only():
    shorts = [PartialDate.of(text).short for text in ("19 April 2021", "by June 2025", "early 2021", "H1 2021")]
    assert shorts == ["19 Apr 2021", "by Jun 2025", "early 2021", "first half of 2021"]


@pytest.mark.parametrize(
    "written, precision",
    [
        ("2021-04-19", Precision.DAY),
        ("2021-04", Precision.MONTH),
        ("2021-33", Precision.QUARTER),
        ("2021-40", Precision.HALF),
        ("early 2021", Precision.YEAR),
        ("2019/2021", Precision.INTERVAL),
    ],
)
def test_precision_is_that_of_the_statement(written, precision):
    assert PartialDate.of(written).precision is precision


@pytest.mark.parametrize(
    "one, other, overlap, within",
    [
        ("2017", "2017", True, True),
        ("2017-05", "2017", True, True),
        ("2017", "2017-05", True, False),
        ("2017-12-31", "2018", False, False),
        ("early 2021", "2021-04", True, False),
        ("early 2021", "2021-05", False, False),
        ("before 2020", "2019", True, False),
        ("2019", "before 2020", True, True),
        ("before 2020", "2020", False, False),
        ("after 2020", "2020", False, False),
        ("2030", "after 2020", True, True),
        ("before 2010", "after 2005", True, False),
    ],
)
def test_overlap_and_containment_go_by_the_bounds(one, other, overlap, within):
    one, other = PartialDate.of(one), PartialDate.of(other)
    assert [one.overlaps(other), other.overlaps(one), one.lies_within(other)] == [overlap, overlap, within]


def test_there_is_one_order_by_earliest_then_latest():
    written = ["2021-04-19", "2021", "before 2020", "2021-04", "early 2021", "after 2020", "2017"]
    ordered = [str(each) for each in sorted(map(PartialDate.of, written))]
    assert ordered == ["before 2020", "2017", "early 2021", "2021", "after 2020", "2021-04", "2021-04-19"]


def _atoms():
    years = st.integers(FIRST_YEAR + 1, LAST_YEAR - 1).map(str)
    months = st.builds("{}-{:02d}".format, years, st.sampled_from([*range(1, 13), 33, 34, 35, 36, 40, 41]))
    days = st.dates(date(FIRST_YEAR + 1, 1, 1), date(LAST_YEAR - 1, 12, 31)).map(date.isoformat)
    return st.one_of(years, months, days)


@st.composite
def partial_dates(draw):
    """Every PartialDate there can be, but for the first and the last year."""
    form = draw(st.sampled_from(["plain", "third", "qualified", "interval"]))
    if form == "third":
        return PartialDate(
            str(draw(st.integers(FIRST_YEAR, LAST_YEAR))), draw(st.sampled_from([Q.EARLY, Q.MID, Q.LATE]))
        )
    if form == "interval":
        first, last = sorted([PartialDate(draw(_atoms())), PartialDate(draw(_atoms()))])
        return PartialDate(f"{first.value}/{last.value}" if first.sort_key[0] <= last.sort_key[1] else first.value)
    qualifier = draw(st.sampled_from([Q.ABOUT, Q.BEFORE, Q.AFTER, Q.BY])) if form == "qualified" else Q.NONE
    return PartialDate(draw(_atoms()), qualifier)


MANY = settings(max_examples=400, deadline=None)


@MANY
@given(partial_dates())
def test_what_is_shown_can_be_typed_in_again(stated):
    assert PartialDate.of(stated.display) == stated
    assert PartialDate.of(stated.short) == stated


@MANY
@given(partial_dates())
def test_what_is_stored_is_read_back_the_same(stated):
    assert PartialDate.stored(str(stated)) == stated
    assert PartialDate.of(str(stated)) == stated


@MANY
@given(partial_dates())
def test_edtf_keeps_the_bounds(stated):
    again = PartialDate.of(stated.edtf)
    assert [again.earliest, again.latest] == [stated.earliest, stated.latest]


@MANY
@given(partial_dates())
def test_our_edtf_is_edtf(stated):
    assert str(parse_edtf(stated.edtf)) == stated.edtf


@MANY
@given(partial_dates(), partial_dates())
def test_overlap_is_mutual_and_what_lies_within_overlaps(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.lies_within(other) or one.overlaps(other)
    assert one.overlaps(one)
    assert one.lies_within(one)


@MANY
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text):
    with suppress(InvalidDate):
        stated = PartialDate.of(text)
        assert PartialDate.of(str(stated)) == stated


@pytest.mark.django_db
def test_postgresql_sees_the_same_bounds():
    found: list[PartialDate] = []

    @settings(max_examples=600, deadline=None)
    @given(partial_dates())
    def gather(stated):
        found.append(stated)

    gather()
    stored = sorted({str(stated) for stated in found})
    with connection.cursor() as cursor:
        cursor.execute("SELECT stated, kb_earliest(stated), kb_latest(stated) FROM unnest(%s::text[]) stated", [stored])
        answered = cursor.fetchall()
    assert len(stored) > 300
    assert answered == [(text, *PartialDate.stored(text).sort_key) for text in stored]
