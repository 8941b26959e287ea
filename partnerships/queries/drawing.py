"""A timeline as a drawing: pure layout, the same for the same entries.

It is laid out for a frame of NARROWEST px. Places are shares of the width and labels have a fixed size, so on any
wider frame everything only moves apart; on a narrower one the page gives each entry a row of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from partnerships.queries.drawing_axis import Tick, Window, days_of, percent, window_of
from partnerships.queries.drawing_lanes import Lane, lane_of, lanes_of
from partnerships.queries.drawing_marks import Scale
from partnerships.queries.timeline_items import Item

NARROWEST = 760
MOST_LANES = 12
FEWEST = 4  # entries; fewer are read more quickly in a list


@dataclass(frozen=True)
class Drawing:
    """Lanes on an axis. shown + folded + hidden + earlier + later + len(undated) are all entries.

    `hidden` stand only in lanes that are not drawn; `earlier` and `later` lie outside the years drawn.
    """

    window: Window
    ticks: tuple[Tick, ...]
    today: str
    lanes: tuple[Lane, ...]
    lane_count: int
    shown: int
    folded: int
    hidden: int
    earlier: int
    later: int
    undated: tuple[Item, ...]


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
    scale = Scale(window, width, today)
    found = lanes_of(inside, by, apart_from)
    lanes = tuple(lane_of(heading, mine, scale) for heading, mine in found[: most_lanes or len(found)])
    shown = {item for lane in lanes for item in lane.items}
    folded = {item for lane in lanes for item in lane.folded_items} - shown
    now = window.at(today)
    return Drawing(
        window=window,
        ticks=window.ticks(width),
        today=percent(now) if 0 <= now <= 1 else "",
        lanes=lanes,
        lane_count=len(found),
        shown=len(shown),
        folded=len(folded),
        hidden=len(inside) - len(shown) - len(folded),
        earlier=sum(last.year < window.first for _, last in days.values()),
        later=sum(first.year > window.last for first, _ in days.values()),
        undated=tuple(item for item in items if item not in days),
    )
