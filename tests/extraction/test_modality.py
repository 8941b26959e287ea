"""Wishes, plans, talks, denials and conditions never become concluded agreements."""

from __future__ import annotations

import pytest

from partnerships.vocabulary import Status
from tests.extraction.helpers import findings_in, lines

CONCLUDED = {Status.SIGNED, Status.IN_FORCE, Status.COMPLETED}


def test_there_are_forty_sentences():
    assert len(set(lines("not_concluded"))) == 40


@pytest.mark.parametrize("sentence", lines("not_concluded"))
def test_not_concluded(sentence):
    assert [a for a in findings_in(sentence).agreements if a.status in CONCLUDED] == []


@pytest.mark.parametrize("sentence", lines("concluded"))
def test_concluded(sentence):
    assert [a.status in CONCLUDED for a in findings_in(sentence).agreements] == [True]


@pytest.mark.parametrize(
    "sentence, status",
    [
        ("Honda denied that it had signed a contract with CATL.", Status.DENIED),
        ("Nissan is in talks with Foxconn over a joint venture.", Status.REPORTED),
        ("Ford and Mahindra terminated their joint venture agreement in 2020.", Status.ENDED),
        ("BYD plans to sign a supply agreement with Ford next year.", Status.ANNOUNCED),
    ],
)
def test_the_state_that_is_told_is_kept(sentence, status):
    assert [a.status for a in findings_in(sentence).agreements] == [status]
