"""One entry as shapes: where each begins and ends, hatched where the sources leave it open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerships.dates import PartialDate
from partnerships.queries.timeline.axis import Window, percent
from partnerships.queries.timeline.items import Item
from partnerships.vocabulary import MilestoneKind, Status

UNSURE, SHORTEST, TAIL, DIAMOND, STOP = 3, 7, 20, 13, 2.5  # px: hatched from, least bar, dotted end, and two marks
SOLD = {
    MilestoneKind.LAUNCHED,
    MilestoneKind.SALES_START,
    MilestoneKind.DELIVERIES_START,
    MilestoneKind.PRODUCTION_START,
}
TALKS = {Status.REPORTED, Status.DENIED}


@dataclass(frozen=True)
class Part:
    """One shape. `x` and `width` are attributes of SVG, in % or px; `shift` moves a fixed shape by px."""

    shape: str
    x: str
    width: str = ""
    shift: float = 0


@dataclass(frozen=True)
class Mark:
    """The shapes of one entry, and the px that they take at the width drawn for."""

    item: Item
    parts: tuple[Part, ...]
    left: float
    right: float


@dataclass(frozen=True)
class Scale:
    """Years on a frame `width` px wide; `today` is where what nobody limits must have begun."""

    window: Window
    width: int
    today: date

    def span(self, stated: PartialDate, otherwise: date) -> tuple[float, float]:
        """px between which it lies; an open beginning reaches out of the frame, an open end to `otherwise`."""
        left = self.window.at(stated.earliest) if stated.earliest else -1.0
        last = stated.latest or max(otherwise, stated.earliest or otherwise)
        return left * self.width, max(self.window.after(last), left) * self.width

    def part(self, shape: str, left: float, right: float, least: float = 0) -> Part | None:
        """A shape from px to px, cut off just outside the frame; `least` px stay whatever the frame's width."""
        left, right = max(left, -DIAMOND), min(right, self.width + DIAMOND)
        if right <= left:
            return None
        length = percent((right - left) / self.width) if right - left > least else f"{least:g}"
        return Part(shape, percent(left / self.width), length)

    def fixed(self, shape: str, x: float, shift: float = 0) -> Part | None:
        inside = -DIAMOND <= x + shift <= self.width + DIAMOND
        return Part(shape, percent(x / self.width), shift=shift) if inside else None


def mark_of(item: Item, scale: Scale) -> Mark:
    """Raises ValueError for an undated item: it has no place."""
    if item.start is None:
        raise ValueError(f"{item.title} has no date and cannot be drawn.")
    return _bar(item, item.start, scale) if item.status else _diamond(item, item.start, scale)


def _bar(item: Item, start: PartialDate, scale: Scale) -> Mark:
    reported = item.last_reported and item.last_reported.latest
    left, begun = scale.span(start, reported or scale.today)
    end = scale.span(item.end, scale.today) if item.end else None
    held = end[0] if end else max(scale.window.after(reported) * scale.width if reported else begun, begun)
    unsure = begun - left > UNSURE
    first, solid = (begun, max(held, begun)) if unsure else (left, max(held, begun, left))
    parts = [
        scale.part("maybe", left, begun, 0 if solid - begun > 1 else SHORTEST) if unsure else None,
        scale.part(_solid_shape(item), first, solid, SHORTEST) if solid - first > 1 or not unsure else None,
    ]
    short = max(SHORTEST - (solid - left), 0)
    right = solid + short
    if end and end[1] - max(end[0], solid) > UNSURE:
        parts.append(scale.part("maybe", max(end[0], solid), end[1]))
        short, right, solid = 0, end[1], end[1]
    if end and item.status is not Status.COMPLETED:
        parts.append(scale.fixed("stop", solid, short))
    if not end:
        parts.append(scale.fixed("tail", solid, short))
        right += TAIL + 2
    return Mark(item, tuple(part for part in parts if part), max(left, 0), min(right, scale.width))


def _solid_shape(item: Item) -> str:
    if item.status in TALKS:
        return "talks"
    return "announced" if item.status is Status.ANNOUNCED or item.is_expected else "sure"


def _diamond(item: Item, start: PartialDate, scale: Scale) -> Mark:
    left, right = scale.span(start, scale.today)
    middle = (max(left, 0) + min(right, scale.width)) / 2
    shape = "planned" if item.is_expected else "sold" if item.type in SOLD else "shown"
    wide = right - left > DIAMOND
    parts = (scale.part("span", left, right) if wide else None, scale.fixed(shape, middle))
    edges = (left, right) if wide else (middle - DIAMOND / 2, middle + DIAMOND / 2)
    return Mark(item, tuple(part for part in parts if part), max(edges[0], 0), min(edges[1], scale.width))
