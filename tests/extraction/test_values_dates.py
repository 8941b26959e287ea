"""What the words of a date mention mean, resolved against the day of publication."""

from __future__ import annotations

import pytest

from partnerships.dates import PartialDate
from partnerships.extraction.values.dates import resolve

DAY = "2021-05-13"  # a Thursday


def resolved(marked: str, *, today: str = DAY, previous: str | None = None) -> str | None:
    """The stored form of the date between the brackets."""
    before, _, rest = marked.partition("[")
    phrase, _, after = rest.partition("]")
    told = PartialDate.of(previous) if previous else None
    found = resolve(phrase, before + phrase + after, len(before), PartialDate.of(today), told)
    return str(found) if found else None


@pytest.mark.parametrize(
    "marked, date",
    [
        ("It opened on [19 April 2021].", "2021-04-19"),
        ("It opened on [April 19, 2021].", "2021-04-19"),
        ("It opened on [Monday, 19th of April 2021].", "2021-04-19"),
        ("It opened on [19.4.2021].", "2021-04-19"),
        ("It opened on [04/19/2021].", "2021-04-19"),
        ("It opened on [2021-04-19].", "2021-04-19"),
        ("It opened in [Sept. 2019].", "2019-09"),
        ("It opened in [2021-04].", "2021-04"),
        ("It opened in [2017].", "2017"),
        ("It ran [from 2009 to 2015].", "2009/2015"),
        ("It runs for [2026-31].", "2026/2031"),
        ("It sold 9,000 [between March and May 2019].", "2019-03/2019-05"),
        ("It sold 9,000 from [April 2020 to March 2021].", "2020-04/2021-03"),
        ("They met on [13-14 March 2020].", "2020-03-13/2020-03-14"),
        ("It has [1980s] seats.", "1980/1989"),
        ("It is as old as the [nineties].", "1990/1999"),
        ("It opens in [the spring of 2024].", "2024-03/2024-05"),
        ("It sold 9,000 in [the first nine months of 2020].", "2020-01/2020-09"),
        ("It sold 9,000 in [the third quarter of 2020].", "2020-35"),
        ("It sold 9,000 in [H1 2020].", "2020-40"),
        ("It sold 9,000 in [fiscal 2020].", "2020"),
        ("It sold 9,000 in [2020 first half].", "2020-40"),
        ("It sold 9,000 in [the year to 31 March 2020].", "2019-04-01/2020-03-31"),
        ("It sold 9,000 in [the ten months to January 2021].", "2020-04/2021-01"),
        ("It came in the [week to 24 February 2021].", "2021-02-18/2021-02-24"),
        ("It ended on [the last day of 2018].", "2018-12-31"),
        ("It started on [the first of March 2020].", "2020-03-01"),
        ("It came in the [week of 3 March 2020].", "2020-03-03/2020-03-09"),
        ("It sold 9,000 in [Q3 '20].", "2020-35"),
        ("It opened on [the first Saturday of June 2020].", "2020-06-06"),
        ("It sold 11.5 percent in [the last week of May 2020].", "2020-05-25/2020-05-31"),
    ],
)
def test_a_full_date_needs_no_day_of_publication(marked, date):
    assert resolved(marked, today="1999") == date


@pytest.mark.parametrize(
    "marked, date",
    [
        ("It opened [today].", "2021-05-13"),
        ("It opened [last night].", "2021-05-12"),
        ("It opened [the day before yesterday].", "2021-05-11"),
        ("It opened on [the 9th].", "2021-05-09"),
        ("It opened on [the 30th].", "2021-04-30"),
        ("It opens on [the 20th of this month].", "2021-05-20"),
        ("It opened [last Thursday].", "2021-05-06"),
        ("It opens [next Thursday].", "2021-05-20"),
        ("It opened [this Tuesday].", "2021-05-11"),
        ("It opened at [the weekend].", "2021-05-08/2021-05-09"),
        ("It opened [last week].", "2021-05-03/2021-05-09"),
        ("It opens [this weekend].", "2021-05-15/2021-05-16"),
        ("It opens in [week 20].", "2021-05-17/2021-05-23"),
        ("It opened [two weeks ago].", "2021-04-29"),
        ("It opened [a month ago].", "2021-04"),
        ("It opened [a year ago].", "2020-05"),
        ("It opened [two years ago].", "2019"),
        ("It opened [a decade ago].", "2011"),
        ("It opens in [three days].", "2021-05-16"),
        ("It opens within [two years].", "about 2023"),
        ("It has been open for [two years].", "about 2019"),
        ("It opened [earlier this month].", "2021-05"),
        ("It opened [last month].", "2021-04"),
        ("It opened [last October].", "2020-10"),
        ("It opened in [October last year].", "2020-10"),
        ("It opened in [Saturday last].", "2021-05-08"),
        ("It opened [last autumn].", "2020-09/2020-11"),
        ("It opened [this spring].", "2021-03/2021-05"),
        ("It opened [half a year ago].", "2020-11"),
        ("It grew in [the half-year].", "2021-01/2021-06"),
        ("It grew in [the first half].", "2021-40"),
        ("It sold 9,000 in [the month].", "2021-04"),
        ("It grew over [the past five years].", "2016/2021"),
        ("It will grow over [the next five years].", "2021/2026"),
        ("It opens [next spring].", "2022-03/2022-05"),
        ("It opened [two summers ago].", "2019-06/2019-08"),
        ("It grew [last quarter].", "2021-33"),
        ("It grew in [the last half].", "2020-41"),
        ("It opened [last year].", "2020"),
        ("It opened [the year before last].", "2019"),
        ("It grew over [the past twelve months].", "2020-05/2021-04"),
        ("It is [now] open.", "about 2021-05"),
        ("It opened at [the turn of the year].", "2020-12/2021-01"),
    ],
)
def test_relative_words_count_from_publication(marked, date):
    assert resolved(marked) == date


@pytest.mark.parametrize(
    "marked, date",
    [
        ("It opened in [early 2020].", "early 2020"),
        ("It opens in [mid-2022].", "mid 2022"),
        ("It opens at [the beginning of next year].", "early 2022"),
        ("It opens [late next year].", "late 2022"),
        ("It opens by [the end of 2025].", "2025-12"),
        ("It opens by [year-end].", "2021-12"),
        ("It opened in [mid-April].", "about 2021-04"),
        ("It expires at [the end of the month].", "2021-05"),
        ("It runs [until 2025].", "by 2025"),
        ("It runs [until mid-2025].", "mid 2025"),
        ("It opens at the [end of mid-2025].", "mid 2025"),
        ("It was open [from somewhere to 2019].", "2019"),
        ("It is safe until [at least 2025].", "2025"),
        ("It signed on [the afternoon of May 4].", "2021-05-04"),
    ],
)
def test_a_part_of_a_year_or_month_is_as_sure_as_its_words(marked, date):
    assert resolved(marked) == date


@pytest.mark.parametrize(
    "marked, date",
    [
        ("The two signed in [October].", "2020-10"),
        ("The factory will open in [October].", "2021-10"),
        ("A source said on [Friday] that talks would go on.", "2021-05-07"),
        ("They are to meet on [Friday].", "2021-05-14"),
        ("The contract, signed on [8 June], covers vans.", "2020-06-08"),
        ("Deliveries are expected to begin on [8 June].", "2021-06-08"),
        ("Registrations rose 4 percent in [the first quarter].", "2021-33"),
        ("Closing is expected in [the first quarter].", "2022-33"),
        ("It has been open [since September].", "2020-09"),
        ("First cars are due in [autumn].", "2021-09/2021-11"),
        ("It was sold last time at [Christmas].", "2020-12-25"),
        ("It wants to decide by [Christmas].", "2021-12-25"),
        ("It closed over [Easter].", "2021-04-04"),
        ("It will go on sale at [Diwali].", "2021-10/2021-11"),
        ("It opened on [Thanksgiving].", "2020-11-26"),
    ],
)
def test_the_sentence_tells_whether_the_last_or_the_next_is_meant(marked, date):
    assert resolved(marked) == date


@pytest.mark.parametrize(
    "marked, previous, date",
    [
        ("[Two years later] they opened a lab.", "2017", "2019"),
        ("[A month earlier] they had met.", "2020-01", "2019-12"),
        ("[A day later] they signed.", "2020-01-31", "2020-02-01"),
        ("[The following year] they opened a lab.", "2017-05", "2018"),
        ("They signed in December of [that year].", "2017", "2017"),
        ("They signed in [November of that year].", "2017", "2017-11"),
        ("They signed in [the same month].", "2017-05-03", "2017-05"),
        ("They signed on [the same day].", "2017-05-03", "2017-05-03"),
        ("They signed [the same week].", "2021-05-03", "2021-05-03/2021-05-09"),
        ("It sold 62 percent fewer than [a year before].", "2021-04", "2020-04"),
        ("It sold twice as many as in [the same period of 2019].", "2021-33", "2019-33"),
        ("It sold fewer than in [the year-earlier quarter].", "2021-33", "2020-33"),
        ("It sold 3,100 in July, down from [the July before].", "2020-07", "2019-07"),
        ("It sold 9,000 in [the month].", "2020-07-31", "2020-07"),
        ("It sold fewer than in [the same period].", "2021-33", "2021-33"),
        ("It sold fewer than [a year earlier].", "2021-01/2021-09", "2020-01/2020-09"),
        ("They met on 3 and [4] May.", "2021-05-03", "2021-05-04"),
        ("They met on [3] and 4 May 2020.", None, "2020-05-03"),
        ("The day was told: [the day before] they had met.", None, "2021-05-12"),
    ],
)
def test_some_words_count_from_the_date_told_before(marked, previous, date):
    assert resolved(marked, previous=previous) == date


@pytest.mark.parametrize(
    "marked, previous",
    [
        ("[Two years later] they opened a lab.", None),
        ("[Two months later] they signed.", "2020-33"),
        ("[Two weeks later] they signed.", "late 2019"),
        ("They signed on [the same day].", "2017"),
        ("They signed [the same week].", "2017"),
        ("It runs for [five years].", "2017"),
        ("It was the [year of the flood].", None),
        ("It opened on [30 February].", None),
        ("It opened on [2021-02-30].", None),
        ("It opened [" + "very " * 20 + "late 2021].", None),
        ("It opened [ ].", None),
    ],
)
def test_words_that_tell_no_date_give_none(marked, previous):
    assert resolved(marked, previous=previous) is None


@pytest.mark.parametrize(
    "marked, today, date",
    [
        ("It opened on [Wednesday].", "2021-05", None),
        ("It opened [yesterday].", "2021", None),
        ("It opened [last month].", "2021-05", "2021-04"),
        ("It opened [last month].", "2021", None),
        ("It opened in [March].", "2021", None),
        ("It opened [last year].", "2021", "2020"),
        ("It opened [a year ago].", "2021", "2020"),
        ("It grew [last quarter].", "2021", None),
        ("It is [now] open.", "2021", "about 2021"),
        *(
            (f"It opened in [{words}].", "2021", None)
            for words in (
                *("9 June", "the 9th", "last Monday", "Monday", "last week", "the weekend", "first Monday of June"),
                *(
                    "the last week of June",
                    "last May",
                    "nine-month period",
                    "the past nine months",
                    "the nine months to May",
                ),
                *(
                    "spring",
                    "last spring",
                    "Christmas",
                    "half a year ago",
                    "the month",
                    "the last half",
                    "two weeks ago",
                ),
            )
        ),
    ],
)
def test_no_date_is_surer_than_publication(marked, today, date):
    assert resolved(marked, today=today) == date


def test_the_leap_day_is_of_the_year_that_has_it():
    assert resolved("They signed on [29 February].") == "2020-02-29"
