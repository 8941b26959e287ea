"""How the milestones of one vehicle become a small drawing. Nothing here is saved."""

from __future__ import annotations

from datetime import date

import pytest

from partnerships.dates import PartialDate
from partnerships.models import Milestone, Vehicle
from partnerships.queries.timeline.text import width_of
from partnerships.queries.vehicles.drawing import BOLD, NARROWEST, ROW, steps_of
from partnerships.vocabulary import DateKind, MilestoneKind

TODAY = date(2026, 7, 1)
CAR = Vehicle(name="Aurora", slug="aurora")


def drawn(*milestones):
    """`milestones`: (kind, date) or (kind, date, kind of date)."""
    rows = [
        Milestone(pk=number, kind=kind, date=on and PartialDate.of(on), date_kind=next(iter(how), DateKind.ACTUAL))
        for number, (kind, on, *how) in enumerate(milestones)
    ]
    return steps_of(CAR, rows, TODAY)


def px(share):
    return float(share.removesuffix("%")) / 100 * NARROWEST


def test_each_milestone_has_a_row_and_its_words_beside_it():
    drawing = drawn(
        (MilestoneKind.UNVEILED, "2021-04"),
        (MilestoneKind.DELIVERIES_START, "2021-12", DateKind.EXPECTED),
    )
    assert [(step.words, step.y, step.before) for step in drawing.steps] == [
        ("Unveiled", 0, False),
        ("Deliveries planned", ROW, True),
    ]
    assert [part.shape for step in drawing.steps for part in step.mark.parts] == ["span", "shown", "span", "planned"]
    assert drawing.height == 2 * ROW


@pytest.mark.parametrize("dates", [[], ["2021"], ["2021", None], [None, None]])
def test_fewer_than_two_dates_are_not_drawn(dates):
    assert drawn(*((MilestoneKind.UNVEILED, on) for on in dates)) is None


@pytest.mark.parametrize(
    "last, words",
    [
        ("2021-12", ["Jan 2021", "Apr", "Jul", "Oct"]),
        ("2022-02", ["Jan 2021", "Apr", "Jul", "Oct", "Jan 2022", "Apr", "Jul", "Oct"]),
        ("2026-02", ["2021", "2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_the_axis_is_in_quarters_while_they_have_room(last, words):
    drawing = drawn((MilestoneKind.UNVEILED, "2021-04"), (MilestoneKind.LAUNCHED, last))
    assert [tick.words for tick in drawing.ticks] == words


@pytest.mark.parametrize("kind", list(MilestoneKind))
@pytest.mark.parametrize(
    "on", ["2021", "2021-01-01", "2021-07", "2021-12-31", "early 2021", "before 2021", "by 2021-06"]
)
def test_words_stay_inside_the_narrowest_frame(kind, on):
    drawing = drawn((kind, on, DateKind.EXPECTED), (kind, "2021-06-01"))
    for step in drawing.steps:
        length = width_of(f"{step.words} {step.mark.item.start.short}") * BOLD
        begins = px(step.x) + step.shift - (length if step.before else 0)
        assert 0 <= begins <= begins + length <= NARROWEST
