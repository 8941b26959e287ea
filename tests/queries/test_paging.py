"""Paging: every row once, forwards and backwards, whatever happens in between."""

from __future__ import annotations

from itertools import chain

import pytest
from django.db import connection

from partnerships.models import Agreement
from partnerships.queries.paging import IN_TIME, Place, keys
from partnerships.queries.resources.agreements import AGREEMENTS
from partnerships.queries.resources.reading import page
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db
DATES = ["2019", "2019", "2017", None, "early 2019", "before 2015", "2019-03", None, "after 2020", "2017", None]


@pytest.fixture
def titles():
    """Titles in the one order."""
    company = make_company("BAIC")
    for number, on in enumerate(DATES):
        make_agreement(f"A{number}", company, on=on)
    return [agreement.title for agreement in Agreement.objects.in_time()]


def through(size, place=None, side="next"):
    """All pages one after another, as lists of titles."""
    pages = []
    while True:
        found = page(AGREEMENTS, Agreement.objects.all(), place, size)
        pages.append([row["title"] for row in found.rows])
        place = getattr(found, side)
        if place is None:
            return pages, found


@pytest.mark.parametrize("size", [1, 2, 3, 8, 9, 11, 50])
def test_pages_hold_every_row_once_in_order_and_back_again(titles, size):
    forwards, last = through(size)
    assert [*chain(*forwards)] == titles
    if last.previous:
        backwards, _ = through(size, last.previous, "previous")
        assert [*chain(*reversed(backwards))] == titles[: len(titles) - len(forwards[-1])]


def test_the_first_page_has_nothing_before_and_the_last_nothing_after(titles):
    first = page(AGREEMENTS, Agreement.objects.all(), None, 6)
    last = page(AGREEMENTS, Agreement.objects.all(), first.next, 6)
    assert (first.previous, last.next) == (None, None)
    again = page(AGREEMENTS, Agreement.objects.all(), last.previous, 6)
    assert (again.rows, again.previous, again.next) == (first.rows, None, first.next)


def test_rows_that_come_and_go_between_pages_neither_hide_nor_double_others(titles):
    first = page(AGREEMENTS, Agreement.objects.all(), None, 4)
    Agreement.objects.filter(title=titles[2]).delete()
    make_agreement("New and early", make_company("Huawei"), on="1990")
    pages, _ = through(4, first.next)
    assert [row["title"] for row in first.rows] + [*chain(*pages)] == titles


def test_a_page_beyond_every_row_is_empty_and_leads_back(titles):
    found = page(AGREEMENTS, Agreement.objects.all(), Place((None, None, 10**9)), 3)
    assert (found.rows, found.next) == ([], None)
    assert [row["title"] for row in page(AGREEMENTS, Agreement.objects.all(), found.previous, 3).rows] == titles[-3:]


@pytest.mark.parametrize("dated", [True, False])
def test_a_deep_page_begins_in_the_index_and_not_at_the_first_row(titles, dated):
    after = Agreement.objects.in_time().filter(starts__isnull=not dated).first()
    place = Place((after.starts_earliest, after.starts_latest, after.pk))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    plan = keys(Agreement.objects.all(), IN_TIME, place, 5).explain()
    assert ("agreement_in_time" in plan, "Sort" in plan, "Filter" in plan) == (True, False, False)
