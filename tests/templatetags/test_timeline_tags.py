"""How entries of a timeline are worded and linked. Nothing here needs the database."""

from __future__ import annotations

import pytest

from partnerships.dates import PartialDate
from partnerships.queries.timeline.items import Item, Kind, Participant, VehicleName
from partnerships.templatetags.timeline_tags import page_of, said, timeline_url, when, who
from partnerships.vocabulary import AgreementType, DateKind, MilestoneKind, Status


def agreement(start="2017", end=None, reported=None, kind=DateKind.ACTUAL, parties=()):
    dates = [PartialDate.of(date) if date else None for date in (start, end, reported)]
    return Item(
        Kind.AGREEMENT, 1, "ag_1", "A <b>lab</b>", "lab", AgreementType.JOINT_DEVELOPMENT, dates[0], kind, parties,
        Status.IN_FORCE, dates[1], dates[2],
    )  # fmt: skip


def milestone():
    return Item(
        Kind.MILESTONE, 1, "ve_1-1", "Aurora: unveiled", "aurora", MilestoneKind.UNVEILED, PartialDate.of("2021-04"),
        DateKind.ACTUAL, (Participant("Lumen", "lumen", "supplier"),), vehicle=VehicleName("Aurora", "aurora"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "item, words",
    [
        (agreement(), "2017, year only"),
        (agreement(None), "date not recorded"),
        (agreement("2021-04-17"), "17 April 2021"),
        (agreement("2017", reported="2021-05-13"), "2017, year only; no end recorded, last reported 13 May 2021"),
        (agreement("2017", reported="2017"), "2017, year only"),
        (agreement("2017", "2019-02-01", "2021"), "2017, year only, to 1 February 2019"),
        (agreement("2027", kind=DateKind.EXPECTED), "2027, year only, expected"),
    ],
)
def test_all_that_is_known_of_its_dates_is_said(item, words):
    assert when(item) == words


@pytest.mark.parametrize(
    "roles, words",
    [
        ([], ""),
        (["partner"], "A"),
        (["partner", "partner"], "A, B"),
        (["licensor", "licensee"], "A (licensor), B (licensee)"),
    ],
)
def test_roles_are_said_where_they_differ(roles, words):
    parties = tuple(Participant(name, name.lower(), role) for name, role in zip("AB", roles, strict=False))
    assert who(agreement(parties=parties)) == words


def test_a_mark_is_named_by_one_sentence_and_markup_in_it_does_nothing():
    assert said(agreement(parties=(Participant("<i>", "i", "partner"),))) == (
        '<span class="vh">. <span data-c="type">Joint development</span>. <span data-c="status">In force</span>'
        '. <span data-c="when">2017, year only</span>. <span data-c="who">&lt;i&gt;</span>.</span>'
    )
    assert said(milestone()) == (
        '<span class="vh"><span data-c="title">Aurora: unveiled</span>. <span data-c="type">Vehicle milestone</span>'
        '. <span data-c="when">April 2021, month only</span>. <span data-c="who">Lumen</span>.</span>'
    )


def test_entries_lead_to_the_agreement_or_to_the_vehicle():
    assert [page_of(agreement()), page_of(milestone())] == ["/agreements/lab/", "/vehicles/aurora/"]


@pytest.mark.parametrize(
    "narrows, more, url",
    [
        ((), {}, "/timeline/?company=a&view=chart"),
        ((), {"view": "list"}, "/timeline/?company=a&view=list"),
        ((), {"view": ""}, "/timeline/?company=a"),
        ((), {"from_": 2017, "page": 3}, "/timeline/?company=a&from=2017&page=3&view=chart"),
        ([("company", "a"), ("company", "b")], {}, "/timeline/?company=a&company=b&view=chart"),
        ((), {"view": "", "company": ""}, "/timeline/"),
    ],
)
def test_an_address_changes_what_is_asked_for_and_keeps_the_rest(narrows, more, url):
    assert timeline_url([("view", "chart"), ("company", "a"), ("page", "2")], narrows, **more) == url
