"""The state of an agreement follows from its dated events, whatever the order in which they were found."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from partnerships.dates import PartialDate
from partnerships.lifecycle import Lifecycle, Step, derive, state_fields
from partnerships.vocabulary import EventKind, Status

K, S = EventKind, Status


def step(kind, on=None, *, expected=False):
    return Step(kind, on and PartialDate.of(on), expected)


STORY = [
    step(K.TALKS_REPORTED, "2016-05"),
    step(K.SIGNED, "2017"),
    step(K.EFFECTIVE, "2018-03-01"),
    step(K.AMENDED, "2019-06"),
    step(K.ENDED, "2021-04-30"),
]


@pytest.mark.parametrize(
    "as_of, status, since",
    [
        (date(2016, 5, 30), S.REPORTED, None),
        (date(2016, 5, 31), S.REPORTED, "2016-05"),
        (date(2017, 6, 30), S.REPORTED, "2016-05"),  # signed at some time in 2017: not certain yet
        (date(2017, 12, 31), S.SIGNED, "2017"),
        (date(2018, 3, 1), S.IN_FORCE, "2018-03-01"),
        (date(2019, 12, 31), S.IN_FORCE, "2018-03-01"),  # an amendment changes no state
        (date(2021, 4, 29), S.IN_FORCE, "2018-03-01"),
        (date(2021, 4, 30), S.ENDED, "2021-04-30"),
    ],
)
def test_the_state_on_a_day_is_what_was_certain_by_then(as_of, status, since):
    state = derive(STORY, as_of=as_of)
    assert [state.status, state.status_as_of and str(state.status_as_of)] == [status, since]


def test_the_order_in_which_events_are_found_does_not_matter():
    assert len({derive(found) for found in permutations(STORY)}) == 1


def test_an_earlier_event_found_later_never_undoes_a_later_one():
    running = [step(K.EFFECTIVE, "2018")]
    assert derive([*running, step(K.SIGNED, "2017")]).status is S.IN_FORCE
    assert derive([*running, step(K.ANNOUNCED, "2019")]).status is S.IN_FORCE
    assert derive([step(K.ENDED, "2020"), step(K.SIGNED, "2017")]).status is S.ENDED


def test_what_has_ended_may_begin_again():
    state = derive([step(K.ENDED, "2019"), step(K.SIGNED, "2021"), step(K.SIGNED, "2017")])
    assert [state.status, str(state.status_as_of), state.ends] == [S.SIGNED, "2021", None]


@pytest.mark.parametrize("closing, status", [(K.ENDED, S.ENDED), (K.COMPLETED, S.COMPLETED), (K.DENIED, S.DENIED)])
@pytest.mark.parametrize("on", ["2017", "2017-05", "by 2018", "about 2017", None])
def test_an_end_that_may_have_come_after_the_signature_did_so(closing, status, on):
    states = [derive(steps) for steps in permutations([step(K.SIGNED, "2017-05"), step(closing, on)])]
    assert [(state.status, str(state.ends)) for state in states] == [(status, str(step(closing, on).date))] * 2


@pytest.mark.parametrize(
    "steps, status",
    [
        ([], S.REPORTED),
        ([step(K.MILESTONE, "2020")], S.REPORTED),
        ([step(K.TALKS_REPORTED, "2020")], S.REPORTED),
        ([step(K.ANNOUNCED, "2020"), step(K.APPROVED, "2021")], S.ANNOUNCED),
        ([step(K.SIGNED, "2020")], S.SIGNED),
        ([step(K.SIGNED, "2020"), step(K.CONFIRMED, "2021")], S.IN_FORCE),
        ([step(K.STARTED_PRODUCTION, "2020")], S.IN_FORCE),
        ([step(K.SIGNED, "2020"), step(K.COMPLETED, "2021")], S.COMPLETED),
        ([step(K.TALKS_REPORTED, "2021-01"), step(K.DENIED, "2021-02")], S.DENIED),
        ([step(K.SIGNED), step(K.ENDED, "2021")], S.ENDED),
    ],
)
def test_the_furthest_event_decides(steps, status):
    assert derive(steps).status is status


def test_what_is_only_expected_has_not_happened():
    state = derive([step(K.SIGNED, "2020"), step(K.EFFECTIVE, "2022", expected=True)])
    assert state == Lifecycle(
        S.SIGNED, PartialDate("2020"), starts=PartialDate("2020"), ends=None, last_reported=PartialDate("2020")
    )


def test_an_agreement_of_expected_events_only_starts_when_expected():
    state = derive([step(K.EFFECTIVE, "2030", expected=True)])
    assert [state.status, str(state.starts), state.last_reported] == [S.REPORTED, "2030", None]


@pytest.mark.parametrize(
    "steps, starts",
    [
        ([step(K.ANNOUNCED, "2016"), step(K.SIGNED, "2017"), step(K.EFFECTIVE, "2018")], "2017"),
        ([step(K.ANNOUNCED, "2016"), step(K.EFFECTIVE, "2018")], "2016"),
        ([step(K.EFFECTIVE, "2018"), step(K.TALKS_REPORTED, "2015")], "2018"),
        ([step(K.TALKS_REPORTED, "2015"), step(K.MILESTONE, "2014")], "2015"),
        ([step(K.EXTENDED, "2019"), step(K.ENDED, "2018")], "2019"),
        ([step(K.ENDED, "2018")], "2018"),
        ([step(K.SIGNED)], "None"),
    ],
)
def test_an_agreement_is_dated_by_its_signature_or_what_comes_closest(steps, starts):
    assert str(derive(steps).starts) == starts


def test_the_last_report_is_the_latest_of_events_and_publications():
    reports = [PartialDate.of("2019"), None, PartialDate.of("2021-05-13"), PartialDate.of("2021-05")]
    fields = state_fields([step(K.SIGNED, "2017")], reports)
    assert {name: value and str(value) for name, value in fields.items()} == {
        "status": "signed",
        "status_as_of": "2017",
        "starts": "2017",
        "ends": None,
        "last_reported": "2021-05",
    }


def test_without_events_and_publications_nothing_is_known():
    unknown = {"status": "reported", "status_as_of": None, "starts": None, "ends": None, "last_reported": None}
    assert state_fields([], [None]) == unknown
