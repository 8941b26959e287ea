"""Lanes of a drawing: which entries stand in them, packed into rows so that no label meets another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from partnerships.queries.timeline.axis import percent
from partnerships.queries.timeline.items import Item, Kind, Participant
from partnerships.queries.timeline.marks import Mark, Scale, mark_of
from partnerships.queries.timeline.text import width_of
from partnerships.vocabulary import Family

MOST_A_YEAR = 40  # entries of one lane that begin in one year; more fold into "+n"
GAP, EDGE, BESIDE_TEXT = 14, 4, 32  # px: between blocks, to the frame, and for the shape in front of a label


class Heading(NamedTuple):
    """What a lane is called, and the parameters that narrow a list to it."""

    label: str
    family: str = ""
    slug: str = ""
    narrows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Block:
    """A label with its marks beneath: one agreement, or the milestones of one vehicle.

    `row` counts from 1; left, right and label_box are px at the width drawn for.
    """

    label: str
    at: str
    marks: tuple[Mark, ...]
    left: float
    right: float
    label_box: tuple[float, float]
    row: int = 1

    @property
    def item(self) -> Item:
        return self.marks[0].item


@dataclass(frozen=True)
class Fold:
    year: int
    count: int


@dataclass(frozen=True)
class Lane:
    heading: Heading
    items: tuple[Item, ...]
    folded_items: tuple[Item, ...]
    blocks: tuple[Block, ...]
    folds: tuple[Fold, ...]


def lanes_of(items: Sequence[Item], by: str, apart_from: Collection[str]) -> list[tuple[Heading, list[Item]]]:
    """`by`: type (no item twice), company (an item in the lane of each party, see `_with_lanes`) or none."""
    if by == "company":
        return _by_company(items, apart_from)
    if by == "none":
        return [(Heading("All"), list(items))] if items else []
    return list(_by_family(items))


def _by_family(items: Sequence[Item]) -> Iterator[tuple[Heading, list[Item]]]:
    for family in Family:
        if mine := [item for item in items if item.family is family]:
            yield Heading(family.label, family.value, "", (("family", family.value),)), mine
    if vehicles := [item for item in items if item.kind is Kind.MILESTONE]:
        yield Heading("Vehicles", "", "", (("kind", Kind.MILESTONE.value),)), vehicles


def _by_company(items: Sequence[Item], apart_from: Collection[str]) -> list[tuple[Heading, list[Item]]]:
    """Those with most entries first; whoever has no page is gathered in one lane at the end."""
    lanes: dict[str, list[Item]] = defaultdict(list)
    names: dict[str, str] = {}
    for item in items:
        others = {party.slug: party.name for party in _with_lanes(item) if party.slug and party.slug not in apart_from}
        names |= others
        for slug in others or [""]:
            lanes[slug].append(item)
    alone = lanes.pop("", [])
    ordered = sorted(lanes, key=lambda slug: (-len(lanes[slug]), names[slug].casefold(), slug))
    found = [(Heading(names[slug], "", slug, _together(slug, apart_from)), lanes[slug]) for slug in ordered]
    return [*found, (Heading("No other company named"), alone)] if alone else found


def _with_lanes(item: Item) -> tuple[Participant, ...]:
    """A vehicle stands with its maker and not again with the marque, whose lane would repeat the maker's."""
    has_maker = any(party.role == "maker" for party in item.parties)
    return tuple(party for party in item.parties if not (has_maker and party.role == "marque"))


def _together(slug: str, apart_from: Collection[str]) -> tuple[tuple[str, str], ...]:
    companies = tuple(("company", one) for one in sorted({slug, *apart_from}))
    return (*companies, ("match", "all")) if apart_from else companies


def lane_of(heading: Heading, items: Sequence[Item], scale: Scale) -> Lane:
    drawn, folded = _folded(items, scale.window.first)
    blocks = tuple(_packed(_block(group, scale) for group in _grouped(drawn)))
    counts = Counter(_year(item, scale.window.first) for item in folded)
    return Lane(heading, tuple(drawn), tuple(folded), blocks, tuple(Fold(*pair) for pair in sorted(counts.items())))


def _year(item: Item, first: int) -> int:
    """The year of the frame in which the entry begins."""
    day = item.start and (item.start.earliest or item.start.latest)
    return max(day.year if day else first, first)


def _folded(items: Sequence[Item], first: int) -> tuple[list[Item], list[Item]]:
    counts: Counter[int] = Counter()
    drawn: list[Item] = []
    folded: list[Item] = []
    for item in items:
        year = _year(item, first)
        counts[year] += 1
        (drawn if counts[year] <= MOST_A_YEAR else folded).append(item)
    return drawn, folded


def _grouped(items: Iterable[Item]) -> Iterable[list[Item]]:
    """Each agreement by itself, the milestones of a vehicle together."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[f"vehicle {item.vehicle.slug}" if item.vehicle else item.id].append(item)
    return groups.values()


def _block(items: Sequence[Item], scale: Scale) -> Block:
    marks = tuple(mark_of(item, scale) for item in items)
    label = items[0].vehicle.name if items[0].vehicle else items[0].title
    at, right = min(mark.left for mark in marks), max(mark.right for mark in marks)
    box = label_box(label, at, scale.width)
    return Block(label, percent(at / scale.width), marks, min(at, box[0]), max(right, box[1]), box)


def label_box(label: str, at: float, width: float) -> tuple[float, float]:
    """px of a label that starts at its mark, and moves left where it would leave the frame."""
    length = min(width_of(label) + BESIDE_TEXT, width - 2 * EDGE)
    left = max(EDGE, min(at, width - length - EDGE))
    return left, left + length


def _packed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each in the first row with room; the order of the entries stays."""
    ends: list[float] = []
    for block in blocks:
        row = next((row for row, end in enumerate(ends) if end + GAP <= block.left), len(ends))
        ends[row : row + 1] = [block.right]
        yield replace(block, row=row + 1)
