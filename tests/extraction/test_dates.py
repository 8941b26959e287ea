"""Dates in a text: resolved against publication, never more exact than what is known."""

from __future__ import annotations

import pytest

from partnerships.dates import PartialDate
from partnerships.extraction import pipeline
from partnerships.extraction.components.dates import find_dates
from partnerships.extraction.matching import KnownNames

DAY = "2021-05-13"  # a Thursday


def dates_in(text: str, published: str = DAY) -> list[tuple[str, str]]:
    article = pipeline._parse(text, PartialDate.of(published), KnownNames(()))
    find_dates(article)
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
        ("It opened yesterday.", "yesterday", "2021-05-12"),
        ("It opened in March.", "in March", "2021-03"),
        ("It opened in October.", "in October", "2020-10"),
        ("It opened last October.", "last October", "2020-10"),
        ("It will open in October.", "in October", "2021-10"),
        ("It will open in December this year.", "in December this year", "2021-12"),
        ("It opened at the beginning of this year.", "at the beginning of this year", "early 2021"),
        ("It opened in late 2019.", "in late 2019", "late 2019"),
        ("It grew by the end of 2020.", "by the end of 2020", "by 2020"),
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


def test_the_dateline_sets_the_weekday():
    assert dates_in("BEIJING, May 10 (Xinhua) -- It opened on Friday.") == [("on Friday", "2021-05-07")]


@pytest.mark.parametrize(
    "text", ["It has 2,017 seats.", "It sold 2017 units.", "The Peugeot 2008 is small.", "They may go."]
)
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
    ],
)
def test_no_more_precision_than_publication_has(text, published, date):
    assert [found for _, found in dates_in(text, published)] == [date]
