"""How entries become lanes, rows and shapes. Nothing here needs the database."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations

import pytest

from partnerships.dates import PartialDate
from partnerships.queries.timeline.axis import Window, percent
from partnerships.queries.timeline.drawing import MOST_LANES, NARROWEST, draw
from partnerships.queries.timeline.items import Item, Kind, Participant, VehicleName
from partnerships.queries.timeline.lanes import MOST_A_YEAR, label_box
from partnerships.queries.timeline.marks import Scale, mark_of
from partnerships.queries.timeline.text import width_of
from partnerships.vocabulary import AgreementType, DateKind, Family, MilestoneKind, Status

TODAY = date(2026, 7, 1)
DECADE = Scale(Window(2011, 2020), 1000, TODAY)  # 100 px a year


def dated(text):
    return PartialDate.of(text) if text else None


def agreement(number=1, start="2015", end=None, reported=None, *, parties=("one", "other"), **fields):
    fields = {"type": AgreementType.SUPPLY, "status": Status.IN_FORCE, "title": f"Deal {number}", **fields}
    return Item(
        kind=Kind.AGREEMENT, pk=number, id=f"ag_{number}", slug=f"deal-{number}", start=dated(start), end=dated(end),
        start_kind=fields.pop("start_kind", DateKind.ACTUAL), last_reported=dated(reported or start),
        parties=tuple(Participant(name.title(), name, "partner") for name in parties), **fields,
    )  # fmt: skip


def milestone(
    number=1, on="2015-06-01", *, vehicle="car", kind=MilestoneKind.UNVEILED, on_kind=DateKind.ACTUAL, parties=()
):
    return Item(
        kind=Kind.MILESTONE, pk=number, id=f"ve_1-{number}", title=f"{vehicle}: {kind.label}", slug=vehicle, type=kind,
        start=dated(on), start_kind=on_kind, parties=parties, vehicle=VehicleName(vehicle.title(), vehicle),
    )  # fmt: skip


def shapes(item, scale=DECADE):
    return [(part.shape, part.x, part.width) for part in mark_of(item, scale).parts]


def test_a_year_is_as_wide_as_any_other_and_a_day_has_its_place():
    window = Window(2011, 2020)
    assert window.at(date(2011, 1, 1)) == 0
    assert window.at(date(2016, 1, 1)) == 0.5
    assert window.after(date(2020, 12, 31)) == 1
    assert window.at(date(2016, 7, 2)) == window.at(date(2016, 1, 1)) + 183 / 366 / 10


def test_shares_are_written_with_two_decimals():
    assert [percent(share) for share in (0, 0.12345, 0.5, 1)] == ["0%", "12.35%", "50%", "100%"]


@pytest.mark.parametrize(
    "item, expected",
    [
        pytest.param(
            agreement(start="2015", reported="2018-12-31"),
            [("maybe", "40%", "10%"), ("sure", "50%", "30%"), ("tail", "80%", "")],
            id="hatched while it may have begun, solid to the last report, then a dotted tail",
        ),
        pytest.param(
            agreement(start="2014-12-31", reported="2015"),
            [("sure", "39.97%", "10.03%"), ("tail", "50%", "")],
            id="a day is solid from the start",
        ),
        pytest.param(
            agreement(start="2015-01-01", end="2017", status=Status.ENDED),
            [("sure", "40%", "20%"), ("maybe", "60%", "10%"), ("stop", "70%", "")],
            id="an uncertain end is hatched and has a stop",
        ),
        pytest.param(
            agreement(start="2015-01-01", end="2016-12-31", status=Status.COMPLETED),
            [("sure", "40%", "19.97%")],
            id="completed: from signing to closing, without tail or stop",
        ),
        pytest.param(
            agreement(start="2015-01-01", reported="2015", status=Status.ANNOUNCED),
            [("announced", "40%", "10%"), ("tail", "50%", "")],
            id="announced is an outline",
        ),
        pytest.param(
            agreement(start="2015-01-01", reported="2015", status=Status.REPORTED),
            [("talks", "40%", "10%"), ("tail", "50%", "")],
            id="talks are a dashed outline",
        ),
        pytest.param(
            agreement(start="2015-01-01", reported="2015", start_kind=DateKind.EXPECTED),
            [("announced", "40%", "10%"), ("tail", "50%", "")],
            id="an expected start is an outline",
        ),
        pytest.param(
            agreement(start="2015-06-01", reported=None),
            [("sure", "44.14%", "7"), ("tail", "44.16%", "")],
            id="no bar is shorter than 7 px",
        ),
        pytest.param(
            agreement(start="early 2015", reported="2015"),
            [("maybe", "40%", "3.29%"), ("sure", "43.29%", "6.71%"), ("tail", "50%", "")],
            id="early is the first third of the year",
        ),
        pytest.param(
            agreement(start="before 2012", reported="2015"),
            [("maybe", "-1.3%", "11.3%"), ("sure", "10%", "40%"), ("tail", "50%", "")],
            id="an open beginning reaches out of the frame",
        ),
        pytest.param(
            agreement(start="after 2014", reported="2017"),
            [("maybe", "40%", "30%"), ("tail", "70%", "")],
            id="an open beginning towards the present lies before the last report",
        ),
        pytest.param(
            agreement(start="1990", reported="2015"),
            [("sure", "-1.3%", "51.3%"), ("tail", "50%", "")],
            id="what began before the frame is cut off at its edge",
        ),
    ],
)
def test_bars_show_what_is_known(item, expected):
    assert shapes(item) == expected


@pytest.mark.parametrize(
    "item, expected",
    [
        (milestone(on="2015-01-01"), [("shown", "40.01%", "")]),
        (milestone(on="2015-01-01", kind=MilestoneKind.DELIVERIES_START), [("sold", "40.01%", "")]),
        (milestone(on="2015-01-01", kind=MilestoneKind.SALES_START), [("sold", "40.01%", "")]),
        (milestone(on="2015", on_kind=DateKind.EXPECTED), [("span", "40%", "10%"), ("planned", "45%", "")]),
        (milestone(on="2015-02"), [("shown", "41.23%", "")]),
    ],
)
def test_milestones_are_diamonds_on_a_lozenge_as_long_as_their_bounds(item, expected):
    assert shapes(item) == expected


def test_an_undated_entry_has_no_place():
    with pytest.raises(ValueError, match="Deal 1 has no date and cannot be drawn"):
        mark_of(agreement(start=None), DECADE)


def test_a_bar_never_runs_to_today_only_because_nobody_reported_its_end():
    mark = mark_of(agreement(start="2012-01-01", reported="2013"), DECADE)
    assert mark.right == pytest.approx(300 + 22, abs=1)


def test_lanes_follow_the_families_and_vehicles_come_last():
    items = [
        agreement(1, type=AgreementType.SUPPLY), agreement(2, type=AgreementType.MOU), agreement(3),
        agreement(4, type=AgreementType.ACQUISITION), milestone(5),
    ]  # fmt: skip
    drawing = draw(items, today=TODAY)
    assert [(lane.heading.label, lane.heading.narrows, len(lane.items)) for lane in drawing.lanes] == [
        ("Cooperation", (("family", "coop"),), 1),
        ("Equity", (("family", "eq"),), 1),
        ("Supply and build", (("family", "sup"),), 2),
        ("Vehicles", (("kind", "milestone"),), 1),
    ]


def test_by_company_an_entry_stands_in_the_lane_of_each_party_and_counts_once():
    items = [agreement(1, parties=("a", "b")), agreement(2, parties=("b", "c")), agreement(3, parties=("b",))]
    drawing = draw(items, today=TODAY, by="company")
    assert [(lane.heading.label, len(lane.items)) for lane in drawing.lanes] == [("B", 3), ("A", 1), ("C", 1)]
    assert drawing.shown == 3


def test_the_company_whose_timeline_it_is_has_no_lane_but_what_it_does_alone_has_one():
    items = [agreement(1, parties=("me", "b")), agreement(2, parties=("me",))]
    drawing = draw(items, today=TODAY, by="company", apart_from={"me"})
    assert [(lane.heading.label, lane.heading.narrows) for lane in drawing.lanes] == [
        ("B", (("company", "b"), ("company", "me"), ("match", "all"))),
        ("No other company named", ()),
    ]


MARQUE, MAKER, PARTNER = (Participant(role.title(), role, role) for role in ("marque", "maker", "partner"))


@pytest.mark.parametrize(
    "parties, apart_from, lanes",
    [
        ((MARQUE, MAKER, PARTNER), {"partner"}, ["Maker"]),
        ((MARQUE, MAKER, PARTNER), {"maker"}, ["Partner"]),
        ((MARQUE, MAKER, PARTNER), {"marque"}, ["Maker", "Partner"]),
        ((MARQUE, PARTNER), {"partner"}, ["Marque"]),
        ((MARQUE, MAKER), {"maker"}, ["No other company named"]),
    ],
)
def test_a_vehicle_stands_with_its_maker_and_not_again_with_the_marque(parties, apart_from, lanes):
    drawing = draw([milestone(parties=parties)], today=TODAY, by="company", apart_from=apart_from)
    assert [lane.heading.label for lane in drawing.lanes] == lanes


def test_more_than_twelve_companies_wait_for_a_click():
    items = [agreement(number, parties=("hub", f"co{number}")) for number in range(20)]
    drawing = draw(items, today=TODAY, by="company", apart_from={"hub"})
    assert (len(drawing.lanes), drawing.lane_count, drawing.shown, drawing.hidden) == (MOST_LANES, 20, 12, 8)
    every = draw(items, today=TODAY, by="company", apart_from={"hub"}, most_lanes=None)
    assert (len(every.lanes), every.shown, every.hidden) == (20, 20, 0)


def test_the_milestones_of_a_vehicle_share_one_label():
    items = [milestone(1, "2015-01-01"), milestone(2, "2018-01-01"), milestone(3, vehicle="van")]
    (lane,) = draw(items, today=TODAY, by="none").lanes
    assert [(block.label, len(block.marks)) for block in lane.blocks] == [("Car", 2), ("Van", 1)]


@pytest.mark.parametrize("over", [0, 1, 25])
def test_more_than_forty_in_one_year_of_a_lane_fold(over):
    crowd = [agreement(number, start="2019") for number in range(MOST_A_YEAR + over)]
    others = [agreement(100 + number, start="2018") for number in range(5)]
    drawing = draw([*others, *crowd], today=TODAY)
    (lane,) = drawing.lanes
    assert [(fold.year, fold.count) for fold in lane.folds] == ([(2019, over)] if over else [])
    assert (drawing.shown, drawing.folded, drawing.shown + drawing.folded) == (45, over, len(crowd) + len(others))


def some_items(count, seed=1):
    """Agreements and milestones of all kinds among twelve companies, mostly of late, some undated."""
    chance = random.Random(seed)
    for number in range(count):
        year = chance.choice([1985, 1999, *range(2005, 2027), *range(2017, 2025)])
        start = chance.choice([f"{year}", f"{year}-{chance.randint(1, 12):02d}", f"late {year}", f"{year}-03-04", None])
        title = " ".join(chance.sample(["Volkswagen", "battery", "mit", "licence", "北汽蓝谷", "in", "WMW", "illi"], 4))
        parties = [f"company {chance.randint(1, 12)}" for _ in range(2)]
        if number % 5 == 0:
            yield milestone(number, start, vehicle=f"vehicle {chance.randint(1, 30)}")
        else:
            reported = f"{year + chance.randint(0, 6)}-02-03"
            yield agreement(
                number, start, None, reported, parties=parties, title=title, type=chance.choice(list(AgreementType))
            )


def collisions(drawing, width):
    """Pairs of labels that meet on a frame of this width."""
    for lane in drawing.lanes:
        boxes = [
            (block.row, *label_box(block.label, float(block.at.rstrip("%")) / 100 * width, width))
            for block in lane.blocks
        ]
        for (row, left, right), (other_row, other_left, other_right) in combinations(boxes, 2):
            if row == other_row and left < other_right and other_left < right:
                yield lane.heading.label, row, left, right, other_left, other_right


@pytest.mark.parametrize("by", ["type", "company", "none"])
@pytest.mark.parametrize("packed_for, seen_on", [(960, 960), (1400, 1400), (NARROWEST, 960), (NARROWEST, 1400)])
def test_no_two_labels_meet_at_300_entries_in_12_lanes(by, packed_for, seen_on):
    items = sorted(some_items(300), key=lambda item: item.key)
    drawing = draw(items, today=TODAY, by=by, width=packed_for)
    assert len(drawing.lanes) == {"type": len(Family) + 1, "company": 12, "none": 1}[by]
    assert list(collisions(drawing, seen_on)) == []


def test_the_check_for_collisions_can_fail():
    drawing = draw([agreement(1, start="2015"), agreement(2, start="2017", reported="2018")], today=TODAY, width=1400)
    assert len(list(collisions(drawing, 120))) == 1


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("by", ["type", "company", "none"])
@pytest.mark.parametrize("years", [{}, {"whole": True}, {"since": 2010, "until": 2015}, {"until": 2012}])
def test_every_entry_is_accounted_for_once(seed, by, years):
    items = list(some_items(300, seed))
    drawing = draw(items, today=TODAY, by=by, **years)
    parts = (drawing.shown, drawing.folded, drawing.hidden, drawing.earlier, drawing.later, len(drawing.undated))
    assert sum(parts) == len(items)
    assert len(drawing.undated) == sum(item.start is None for item in items)
    if years.get("whole"):
        assert (drawing.earlier, drawing.later) == (0, 0)


def test_a_few_old_entries_do_not_press_the_others_together():
    old, late = [agreement(1, start="1950")], [agreement(number, start="2020") for number in range(2, 30)]
    drawing = draw([*old, *late], today=TODAY)
    assert (drawing.window, drawing.earlier) == (Window(2012, 2026), 1)
    assert draw([*old, *late], today=TODAY, whole=True).window == Window(1950, 2026)


def test_at_most_a_tenth_is_left_out():
    items = [agreement(number, start=str(1950 + number)) for number in range(70)]
    assert draw(items, today=TODAY).earlier == 7


@pytest.mark.parametrize(
    "items, years, expected",
    [
        ([], {}, Window(2026, 2026)),
        ([agreement(start="2017", reported="2021")], {}, Window(2017, 2026)),
        ([agreement(start="2017"), agreement(2, start="2030")], {}, Window(2017, 2030)),
        ([agreement(start="2017"), agreement(2, start="2090")], {}, Window(2017, 2031)),
        ([agreement(start="2017")], {"since": 2030}, Window(2030, 2030)),
        ([agreement(start="2017")], {"until": 2001}, Window(2001, 2001)),
        ([agreement(start="2017")], {"since": 2010, "until": 2020}, Window(2010, 2020)),
    ],
)
def test_the_years_are_those_asked_for_else_those_of_the_entries_up_to_today(items, years, expected):
    assert draw(items, today=TODAY, **years).window == expected


def test_today_is_drawn_where_it_lies_in_the_years():
    assert draw([agreement(start="2017")], today=TODAY).today == "94.96%"
    assert draw([agreement(start="2017")], today=TODAY, until=2020).today == ""


@pytest.mark.parametrize(
    "window, wide, narrow",
    [
        (Window(2012, 2026), list(range(2012, 2027)), [2012, 2014, 2016, 2018, 2020, 2022, 2024]),
        (
            Window(1971, 2026),
            [1975, 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020],
            [1980, 1990, 2000, 2010, 2020],
        ),
        (Window(2026, 2026), [2026], [2026]),
    ],
)
def test_years_are_named_as_often_as_there_is_room(window, wide, narrow):
    ticks = window.ticks(760)
    assert [int(tick.words) for tick in ticks if tick.wide] == wide
    assert [int(tick.words) for tick in ticks if tick.narrow] == narrow


@pytest.mark.parametrize(
    "label, at, box",
    [
        ("Short", 100, (100, 100 + width_of("Short") + 32)),
        ("Short", 0, (4, 4 + width_of("Short") + 32)),
        ("Short", 960, (956 - width_of("Short") - 32, 956)),
        ("A label as long as this one " * 20, 500, (4, 956)),
    ],
)
def test_a_label_starts_at_its_mark_and_stays_inside_the_frame(label, at, box):
    assert label_box(label, at, 960) == pytest.approx(box)


def test_wide_letters_take_more_room_than_narrow_ones_and_ideographs_most():
    assert width_of("illi") < width_of("good") < width_of("MMWW") < width_of("北汽蓝谷") == 48


def test_the_same_entries_make_the_same_drawing():
    items = list(some_items(100))
    assert draw(items, today=TODAY) == draw(list(items), today=TODAY)
