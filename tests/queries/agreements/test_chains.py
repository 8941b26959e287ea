"""Agreements that belong together."""

from __future__ import annotations

from datetime import date

import pytest

from partnerships.dates import PartialDate
from partnerships.models import Agreement
from partnerships.queries.agreements.chains import chain_of
from partnerships.queries.agreements.detail import is_stale
from partnerships.vocabulary import Status
from tests.factories import make_agreement

pytestmark = pytest.mark.django_db


def test_a_chain_is_the_same_from_wherever_it_is_read():
    frame = make_agreement("Frame")
    lab, supply = make_agreement("Lab", part_of=frame), make_agreement("Supply", part_of=frame)
    car = make_agreement("Car", part_of=lab)
    make_agreement("Stranger")
    every = sorted(one.pk for one in (frame, lab, supply, car))
    assert [chain_of(one) for one in (frame, lab, supply, car)] == [every] * 4


def test_a_circle_that_slipped_in_ends():
    one = make_agreement("One")
    other = make_agreement("Other", part_of=one)
    Agreement.objects.filter(pk=one.pk).update(part_of=other)
    assert chain_of(one) == sorted([one.pk, other.pk])


@pytest.mark.parametrize(
    "status, reported, stale",
    [
        (Status.IN_FORCE, "2021-05-13", True),
        (Status.IN_FORCE, "2023-11", True),
        (Status.IN_FORCE, "2023-12", False),
        (Status.SIGNED, "2017", True),
        (Status.ENDED, "2017", False),
        (Status.COMPLETED, "2017", False),
        (Status.IN_FORCE, "after 2017", False),
        (Status.IN_FORCE, None, False),
    ],
)
def test_an_open_agreement_is_stale_after_three_years_without_a_report(status, reported, stale):
    agreement = Agreement(status=status, last_reported=reported and PartialDate.of(reported))
    assert is_stale(agreement, today=date(2026, 12, 31)) is stale
