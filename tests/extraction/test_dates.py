"""Dates in a text: resolved against publication, never more exact than what is known."""

from __future__ import annotations

import pytest

from partnerships.dates import PartialDate
from tests.extraction.helpers import named_article

DAY = "2021-05-13"  # a Thursday


def dates_in(text: str, published: str = DAY) -> list[tuple[str, str]]:
    article = named_article(text, published=PartialDate.of(published))
    return [(article.evidence(t.start, t.end).quote, str(t.date)) for t in article.timexes]


@pytest.mark.parametrize(
    "text, phrase, date",
    [
        ("It opened in 2017.", "in 2017", "2017"),
        ("It opened on April 19, 2021.", "on April 19, 2021", "2021-04-19"),
        ("It opened on 19 April 2021.", "on 19 April 2021", "2021-04-19"),
        ("It opened in April 2021.", "in April 2021", "2021-04"),
        ("It opened last month.", "last month", "2021-04"),
        ("It opened last year.", "last year", "2020"),
        ("It opened on Wednesday.", "on Wednesday", "2021-05-12"),
        ("It opened on Tuesday.", "on Tuesday", "2021-05-11"),
        ("It opened on Thursday.", "on Thursday", "2021-05-13"),
        ("It opened this Tuesday.", "this Tuesday", "2021-05-11"),
        ("It will open this Friday.", "this Friday", "2021-05-14"),
        ("It opened last Thursday.", "last Thursday", "2021-05-06"),
        ("It will open next Thursday.", "next Thursday", "2021-05-20"),
        ("It will open next Friday.", "next Friday", "2021-05-14"),
        ("It grew last quarter.", "last quarter", "2021-33"),
        ("It grew in the first quarter.", "in the first quarter", "2021-33"),
        ("It grew in the last half.", "in the last half", "2020-41"),
        ("It opened in the last quarter of 2019.", "in the last quarter of 2019", "2019-36"),
        ("It opened yesterday.", "yesterday", "2021-05-12"),
        ("It opened in March.", "in March", "2021-03"),
        ("It opened in October.", "in October", "2020-10"),
        ("It opened last October.", "last October", "2020-10"),
        ("It will open in October.", "in October", "2021-10"),
        ("It will open in December this year.", "in December this year", "2021-12"),
        ("It opened at the beginning of this year.", "at the beginning of this year", "early 2021"),
        ("It opened in late 2019.", "in late 2019", "late 2019"),
        ("It grew by the end of 2020.", "by the end of 2020", "2020-12"),
        ("It opened in the third quarter of 2020.", "in the third quarter of 2020", "2020-35"),
        ("It opened in the first half of 2020.", "in the first half of 2020", "2020-40"),
        ("It opened two years ago.", "two years ago", "2019"),
        ("It opened around 2015.", "around 2015", "about 2015"),
    ],
)
def test_one_date(text, phrase, date):
    assert dates_in(text) == [(phrase, date)]


def test_later_counts_from_the_date_before():
    assert dates_in("They met in 2017. Two years later they opened a lab.") == [
        ("in 2017", "2017"),
        ("Two years later", "2019"),
    ]


@pytest.mark.parametrize(
    "text, dates",
    [
        ("They met in 2017. In December of the same year they opened a lab.", ["2017", "2017-12"]),
        ("They met in 2017. They had spoken in late the previous year.", ["2017", "late 2016"]),
        ("They met in the first quarter of 2020. Two months later they signed.", ["2020-33", "None"]),
        ("They met in May 2020. Two months later they signed.", ["2020-05", "2020-07"]),
        ("They met in late 2019. Two weeks later they signed.", ["late 2019", "None"]),
    ],
)
def test_what_counts_from_the_date_before_is_no_surer_than_that(text, dates):
    assert [date for _, date in dates_in(text)] == dates


def test_the_dateline_sets_the_weekday():
    assert dates_in("BEIJING, May 10 (Xinhua) -- It opened on Friday.") == [("on Friday", "2021-05-07")]


@pytest.mark.parametrize("text", ["It has 2,017 seats.", "The Peugeot 2008 is small.", "They may go."])
def test_no_date(text):
    assert dates_in(text) == []


@pytest.mark.parametrize(
    "text, published, date",
    [
        ("It opened on Wednesday.", "2021-05", "None"),
        ("It opened yesterday.", "2021", "None"),
        ("It opened last month.", "2021-05", "2021-04"),
        ("It opened last month.", "2021", "None"),
        ("It opened last year.", "2021", "2020"),
        ("It grew last quarter.", "2021", "None"),
        ("It opened this Tuesday.", "2021-05", "None"),
    ],
)
def test_no_more_precision_than_publication_has(text, published, date):
    assert [found for _, found in dates_in(text, published)] == [date]
