"""How good the proposals are: counted by what editors decided, one row for each component and kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from partnerships.curation.reviewing import accept, accept_all, amend, reject
from partnerships.extraction.findings import Findings
from partnerships.models import Import
from partnerships.queries.precision import precision_by_component, wilson
from partnerships.vocabulary import ProposalKind, RejectReason
from tests.admin.test_imports import text_of
from tests.curation.told import COMPANIES, COOPERATION, make_import, proposal_of, seen

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:partnerships_import_precision")


def companies(*rules: str) -> Import:
    """An article in which each component saw one company."""
    found = tuple(replace(COMPANIES[0], name=f"Company {n}", rule=rule) for n, rule in enumerate(rules))
    return make_import(Findings(companies=found))


def counted() -> dict[tuple[str, str], tuple[int, ...]]:
    """Accepted, edited, rejected, set aside, not reviewed."""
    return {
        (row.component, row.kind.value): (row.accepted, row.edited, row.rejected, row.set_aside, row.unreviewed)
        for row in precision_by_component()
    }


def test_each_component_and_kind_is_counted_by_itself(editor):
    other = replace(COOPERATION, **{**seen("BAIC BluePark signed"), "rule": "agreements.sign"})
    article = make_import(Findings(companies=COMPANIES, agreements=(COOPERATION, other)))
    accept_all(article, above=0, by=editor)
    assert counted() == {
        ("by_hand", "company"): (3, 0, 0, 0, 0),
        ("agreements.sign", "agreement"): (1, 0, 0, 0, 0),
        ("by_hand", "agreement"): (1, 0, 0, 0, 0),
    }


def test_every_decision_is_counted_for_what_it_says_about_the_reading(editor):
    first, second, third, fourth, fifth, sixth, _open = companies(*["names"] * 7).proposals.all()
    accept(first, by=editor)
    amend(second, {"kind": "supplier"}, by=editor)
    accept(second, by=editor)
    reject(third, by=editor, reason=RejectReason.NOT_STATED)
    reject(fourth, by=editor, reason=RejectReason.DUPLICATE)
    reject(fifth, by=editor, reason=RejectReason.OUT_OF_SCOPE)
    accept(sixth, by=None)
    assert counted() == {("names", "company"): (1, 1, 1, 2, 2)}


@pytest.mark.parametrize("change", [{"heading": "A name to show"}, {"kind": "automaker"}])
def test_another_heading_or_nothing_else_is_no_correction(editor, change):
    proposal = companies("names").proposals.get()
    amend(proposal, {"kind": "supplier"}, by=editor)
    amend(proposal, {"kind": "automaker", **change}, by=editor)
    accept(proposal, by=editor)
    assert counted() == {("names", "company"): (1, 0, 0, 0, 0)}


def test_precision_is_the_share_accepted_as_read(editor):
    article = companies(*["names"] * 4)
    for number in range(3):
        accept(proposal_of(article, "company", number), by=editor)
    reject(proposal_of(article, "company", 3), by=editor, reason=RejectReason.WRONG_PARTY)
    (row,) = precision_by_component()
    assert (row.kind, row.n, row.precision, row.interval) == (ProposalKind.COMPANY, 4, 0.75, wilson(3, 4))


def test_without_a_decision_there_is_no_precision():
    companies("names")
    (row,) = precision_by_component()
    assert (row.n, row.precision, row.interval) == (0, None, None)


@pytest.mark.parametrize(
    "right, n, low, high",
    [
        (0, 1, 0.0, 0.7935),
        (1, 1, 0.2065, 1.0),
        (5, 10, 0.2366, 0.7634),
        (8, 10, 0.4902, 0.9433),
        (900, 1000, 0.8798, 0.9171),
    ],
)
def test_the_interval_is_that_of_wilson(right, n, low, high):
    assert tuple(round(end, 4) for end in wilson(right, n)) == (low, high)


def test_the_page_shows_a_row_for_each_component(desk, editor):
    article = companies(*["names"] * 4, "other")
    for number in range(3):
        accept(proposal_of(article, "company", number), by=editor)
    reject(proposal_of(article, "company", 3), by=editor, reason=RejectReason.NOT_STATED)
    said = text_of(desk.get(PAGE))
    assert "names Company 3 0 1 4 75% 30% to 95% 0 0 other Company 0 0 0 0 – – 0 1" in said


def test_before_the_first_import_the_page_says_what_to_do(desk):
    response = desk.get(PAGE)
    assert "Nothing has been proposed yet. Import an article , and review" in text_of(response)
    assert f'href="{reverse("admin:partnerships_import_add")}"' in response.content.decode()


def test_the_front_page_leads_to_it(desk):
    assert f'href="{PAGE}"' in desk.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_many_components_and_decisions_there_are(
    desk, editor, count, django_assert_num_queries
):
    for proposal in companies(*(f"rule {number}" for number in range(count))).proposals.all():
        amend(proposal, {"kind": "supplier"}, by=editor)
        accept(proposal, by=editor)
    with django_assert_num_queries(3):  # the session, the editor, the table
        assert len(desk.get(PAGE).context["lines"]) == count


def test_the_words_of_a_component_are_never_markup(desk):
    companies("<b>rule</b>")
    assert "&lt;b&gt;rule&lt;/b&gt;" in desk.get(PAGE).content.decode()


def test_only_those_who_may_see_imports_see_it(client, django_user_model):
    assert client.get(PAGE).status_code == 302
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(PAGE).status_code == 403
