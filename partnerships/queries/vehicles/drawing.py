"""The milestones of one vehicle on a small axis, each with its words beside it.

It is laid out for a frame of NARROWEST px. Places are shares of the width, so on a wider frame there is only more room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from partnerships.models import Milestone, Vehicle
from partnerships.queries.timeline.axis import Tick, Window, days_of, percent
from partnerships.queries.timeline.items import Item, Kind, VehicleName
from partnerships.queries.timeline.marks import DIAMOND, Mark, Scale, mark_of
from partnerships.queries.timeline.text import width_of
from partnerships.vocabulary import DateKind, MilestoneKind

NARROWEST, ROW, BESIDE = 660, 24, 6  # px: the frame, from one milestone to the next, from a mark to its words
BOLD = 1.08  # times as wide as other words
FEWEST = 2  # dated milestones; one alone says no more than its line in the list
MOST_IN_QUARTERS = 3  # years


@dataclass(frozen=True)
class Step:
    """A milestone `y` px from the top; its words begin `shift` px beside `x`, or end there with `before`."""

    mark: Mark
    words: str
    y: int
    x: str
    shift: int
    before: bool


@dataclass(frozen=True)
class Steps:
    """`height` px without the words of the axis."""

    window: Window
    ticks: tuple[Tick, ...]
    steps: tuple[Step, ...]

    @property
    def height(self) -> int:
        return ROW * len(self.steps)


def steps_of(vehicle: Vehicle, milestones: Sequence[Milestone], today: date) -> Steps | None:
    """None where there are too few to draw. Undated ones stand in the list alone."""
    items = [_item(vehicle, milestone) for milestone in milestones]
    spans = {item: span for item in items if (span := days_of(item))}
    if len(spans) < FEWEST:
        return None
    window = Window(min(first.year for first, _ in spans.values()), max(last.year for _, last in spans.values()))
    scale = Scale(window, NARROWEST, today)
    steps = tuple(_step(number, mark_of(item, scale)) for number, item in enumerate(spans))
    return Steps(window, tuple(_ticks(window)), steps)


def _item(vehicle: Vehicle, milestone: Milestone) -> Item:
    kind = MilestoneKind(milestone.kind)
    return Item(
        Kind.MILESTONE, milestone.pk, str(milestone.pk), kind.label, vehicle.slug, kind, milestone.date,
        DateKind(milestone.date_kind), (), vehicle=VehicleName(vehicle.name, vehicle.slug),
    )  # fmt: skip


def _step(number: int, mark: Mark) -> Step:
    """Words after the mark, else before it; over a mark that leaves no room, where its middle is."""
    item = mark.item
    words = f"{item.title}{' planned' if item.is_expected else ''}"
    length = BESIDE + width_of(f"{words} {item.start.short if item.start else ''}") * BOLD
    if mark.right + length <= NARROWEST:
        return Step(mark, words, ROW * number, percent(mark.right / NARROWEST), BESIDE, before=False)
    if mark.left >= length:
        return Step(mark, words, ROW * number, percent(mark.left / NARROWEST), -BESIDE, before=True)
    return Step(mark, words, ROW * number, mark.parts[-1].x, DIAMOND, before=False)


def _ticks(window: Window) -> Iterator[Tick]:
    """Quarters while they have room for their words, else years."""
    if window.years > MOST_IN_QUARTERS:
        yield from window.ticks(NARROWEST)
        return
    for year in range(window.first, window.last + 1):
        for month, words in ((1, f"Jan {year}"), (4, "Apr"), (7, "Jul"), (10, "Oct")):
            yield Tick(percent(window.at(date(year, month, 1))), words, wide=True, narrow=False)
