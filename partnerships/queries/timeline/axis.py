"""The years that a drawing spans, and where a day stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partnerships.queries.timeline.items import Item

NARROW = 340  # px: the frame on a phone
ROOM_PER_YEAR = 50  # px: where years get less, outliers are left out
PLANS_AHEAD = 5  # years after this one that plans may stretch the drawing
STEPS = (1, 2, 5, 10, 20, 50, 100)
WORDS = 34  # px of a year in figures


def percent(share: float) -> str:
    """As an attribute of SVG: 0.12345 is "12.35%"."""
    return f"{round(100 * share, 2):g}%"


@dataclass(frozen=True)
class Tick:
    """A line of the axis; `wide` and `narrow` say on which frames it bears its words."""

    x: str
    words: str
    wide: bool
    narrow: bool


@dataclass(frozen=True)
class Window:
    """Whole years from the first to the last, each equally wide."""

    first: int
    last: int

    @property
    def years(self) -> int:
        return self.last - self.first + 1

    def at(self, day: date) -> float:
        """The share of the width at which the day begins; below 0 or above 1 outside."""
        begins = date(day.year, 1, 1)
        length = 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365
        return (day.year - self.first + (day - begins).days / length) / self.years

    def after(self, day: date) -> float:
        """The share of the width at which the day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else self.years + 1

    def ticks(self, width: int) -> tuple[Tick, ...]:
        wide, narrow = self._worded(width), self._worded(NARROW)
        return tuple(
            Tick(percent((year - self.first) / self.years), str(year), year in wide, year in narrow)
            for year in sorted(wide | narrow)
        )

    def _worded(self, width: int) -> set[int]:
        """The years with words on a frame of this width: so many that they stay apart and inside."""
        room = width / self.years
        step = next((step for step in STEPS if step * room > WORDS + 8), STEPS[-1])
        years = (year for year in range(self.first, self.last + 1) if year % step == 0)
        return {year for year in years if (self.last + 1 - year) * room > WORDS}


def days_of(item: Item) -> tuple[date, date] | None:
    """The first and the last day that is drawn: to the end, else to the last report. None without a start."""
    if item.start is None:
        return None
    until = item.end or item.last_reported
    stated = [item.start.earliest, item.start.latest, *((until.earliest, until.latest) if until else ())]
    days = [day for day in stated if day]
    return days[0], max(days)


def window_of(
    spans: Sequence[tuple[date, date]], today: date, *, since: int | None, until: int | None, width: int, whole: bool
) -> Window:
    """The years asked for; without them those of the entries, up to today at least.

    Where that leaves a year less than 50 px, the earliest tenth of the entries is left out unless the `whole` is
    asked for, so that a few old ones do not press the others together.
    """
    starts, ends = sorted(first.year for first, _ in spans), sorted(last.year for _, last in spans)
    plans = starts[-1] if whole and starts else min(starts[-1] if starts else today.year, today.year + PLANS_AHEAD)
    last = until or max(today.year, plans, since or 0)
    first = since or min(starts[0] if starts else last, last)
    fitting = last - width // ROOM_PER_YEAR + 1
    if not (since or whole) and first < fitting:
        first = max(first, min(ends[len(ends) // 10], fitting))
    return Window(first, max(first, last))
