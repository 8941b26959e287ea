"""The tree of owners and holdings: an undivided line upwards, circles that end, what is over leads no further."""

from __future__ import annotations

from itertools import pairwise

import pytest

from partnerships.curation.companies import add_ownership
from partnerships.dates import PartialDate
from partnerships.models import Ownership
from partnerships.queries.companies.ownership import DEEPEST, WIDEST, group_of, holdings_around, share_in_words
from partnerships.queries.evidence import Evidence
from partnerships.vocabulary import OwnershipState, ShareKind
from tests.factories import make_company

pytestmark = pytest.mark.django_db


def group(company):
    holdings = holdings_around(company)
    return group_of(company, holdings, Evidence(holdings))


def drawn(node):
    return {node.company.name: [drawn(below) for below in node.below]} if node.below else node.company.name


def test_an_undivided_line_of_owners_runs_down_to_the_company_and_its_holdings():
    top, middle, self, held = (make_company(name) for name in ("Top", "Middle", "Self", "Held"))
    add_ownership(top, middle)
    add_ownership(middle, self)
    add_ownership(self, held)
    found = group(self)
    assert drawn(found.tree) == {"Top": [{"Middle": [{"Self": ["Held"]}]}]}
    assert (found.owner, found.owners) == (middle, ())


def test_owners_that_share_stand_above_with_their_own_owners():
    venture, north, south, parent = (make_company(name) for name in ("Venture", "North", "South", "Parent"))
    add_ownership(north, venture, share=50)
    add_ownership(south, venture, share=50)
    add_ownership(parent, north)
    found = group(venture)
    assert [drawn(owner) for owner in found.owners] == [{"North": ["Parent"]}, "South"]
    assert (drawn(found.tree), found.owner) == ("Venture", None)


def test_a_circle_ends_and_each_holding_is_drawn_once():
    one, two, three = (make_company(name) for name in ("One", "Two", "Three"))
    for owner, owned in ((one, two), (two, three), (three, one)):
        add_ownership(owner, owned)
    assert drawn(group(one).tree) == {"Two": [{"Three": ["One"]}]}


def test_two_companies_that_own_each_other_are_drawn_once_each_way():
    one, two = make_company("One"), make_company("Two")
    add_ownership(one, two, share=10)
    add_ownership(two, one, share=20)
    found = group(one)
    assert (drawn(found.tree), found.tree.below[0].share) == ({"Two": ["One"]}, "20%")
    assert [drawn(owner) for owner in found.owners] == ["One"]
    assert found.owners[0].share == "10%"


def test_what_is_over_is_drawn_but_leads_no_further():
    self, former, beyond = make_company("Self"), make_company("Former"), make_company("Beyond")
    add_ownership(former, self, state=OwnershipState.ENDED, until=PartialDate.of("2019"))
    add_ownership(beyond, former)
    found = group(self)
    assert [drawn(owner) for owner in found.owners] == ["Former"]
    assert found.owner is None


def test_the_tree_is_no_deeper_than_its_limit():
    companies = [make_company(f"Level {number}") for number in range(DEEPEST + 4)]
    for owner, owned in pairwise(companies):
        add_ownership(owner, owned)
    node, depth = group(companies[0]).tree, 0
    while node.below:
        node, depth = node.below[0], depth + 1
    assert depth == DEEPEST


def test_a_large_group_is_cut_and_says_so():
    self = make_company("Self")
    for number in range(WIDEST + 5):
        add_ownership(self, make_company(f"Held {number}"))
    found = group(self)
    assert (len(found.tree.below), found.is_cut) == (WIDEST, True)


@pytest.mark.parametrize(
    "fields, words",
    [
        ({}, "share not reported"),
        ({"share_kind": ShareKind.MAJORITY}, "majority"),
        ({"share_kind": ShareKind.EXACT, "share_min": 50, "share_max": 50}, "50%"),
        ({"share_kind": ShareKind.RANGE, "share_min": 20, "share_max": 30}, "20 to 30%"),
        ({"share_kind": ShareKind.EXACT, "share_min": 33, "share_max": 33, "is_approximate": True}, "about 33%"),
    ],
)
def test_a_share_is_said_in_words(fields, words):
    assert share_in_words(Ownership(**fields)) == words
