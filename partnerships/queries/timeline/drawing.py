"""A timeline as a drawing: pure layout, the same for the same entries.

It is laid out for a frame of NARROWEST px. Places are shares of the width and labels have a fixed size, so on any
wider frame everything only moves apart; on a narrower one the page gives each entry a row of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from partnerships.queries.timeline.axis import Tick, Window, days_of, percent, window_of
from partnerships.queries.timeline.items import Item
from partnerships.queries.timeline.lanes import Lane, lane_of, lanes_of
from partnerships.queries.timeline.marks import Scale

NARROWEST = 760
MOST_LANES = 12
FEWEST = 4  # entries; fewer are read more quickly in a list


@dataclass(frozen=True)
class Drawing:
    """Lanes on an axis. shown + folded + hidden + earlier + later + len(undated) are all entries.

    `hidden` stand only in lanes that are not drawn; `earlier` and `later` lie outside the years drawn.
    """

    scale: Scale
    lanes: tuple[Lane, ...]
    lane_count: int
    shown: int
    folded: int
    hidden: int
    earlier: int
    later: int
    undated: tuple[Item, ...]

    @property
    def window(self) -> Window:
        return self.scale.window

    @property
    def ticks(self) -> tuple[Tick, ...]:
        return self.window.ticks(self.scale.width)

    @property
    def today(self) -> str:
        """Where the line of today stands; empty where it lies outside."""
        now = self.window.at(self.scale.today)
        return percent(now) if 0 <= now <= 1 else ""


def draw(
    items: Sequence[Item],
    *,
    today: date,
    by: str = "type",
    since: int | None = None,
    until: int | None = None,
    whole: bool = False,
    apart_from: Collection[str] = (),
    most_lanes: int | None = MOST_LANES,
    width: int = NARROWEST,
) -> Drawing:
    """Lay the entries out by type, company or none; `apart_from`: companies that get no lane of their own."""
    days = {item: span for item in items if (span := days_of(item))}
    window = window_of(list(days.values()), today, since=since, until=until, width=width, whole=whole)
    inside = [item for item, (first, last) in days.items() if first.year <= window.last and last.year >= window.first]
    found, scale = lanes_of(inside, by, apart_from), Scale(window, width, today)
    lanes = tuple(lane_of(heading, mine, scale) for heading, mine in found[:most_lanes])
    shown, folded = _standing_in(lanes)
    return Drawing(
        scale=scale,
        lanes=lanes,
        lane_count=len(found),
        shown=shown,
        folded=folded,
        hidden=len(inside) - shown - folded,
        earlier=sum(last.year < window.first for _, last in days.values()),
        later=sum(first.year > window.last for first, _ in days.values()),
        undated=tuple(item for item in items if item not in days),
    )


def _standing_in(lanes: Sequence[Lane]) -> tuple[int, int]:
    """How many entries are drawn, and how many are only folded; an entry in several lanes counts once."""
    shown = {item for lane in lanes for item in lane.items}
    return len(shown), len({item for lane in lanes for item in lane.folded_items} - shown)
