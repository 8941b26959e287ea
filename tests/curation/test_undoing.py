"""Taking a decision back leaves everything as it was, or says what stands in the way."""

from __future__ import annotations

import itertools
import random

import pytest
from django.apps import apps
from django.core import serializers
from django.db import DatabaseError, connection

from partnerships.curation.agreements import add_party
from partnerships.curation.judging import judge
from partnerships.curation.reviewing import accept, accept_all, amend, reject
from partnerships.curation.signing import CurationError
from partnerships.curation.undoing import StillNeeded, undo
from partnerships.models import FACTS, Agreement, Citation, Company, Judgement, Proposal, Source
from partnerships.vocabulary import RejectReason, Role, Verdict
from tests.curation.told import TEXT, make_import, proposal_of
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db
KINDS = ["company", "ownership", "agreement", "vehicle", "milestone", "appointment", "figure"]


def everything() -> str:
    """All facts, citations, judgements and proposals as they stand; only the time of the last save is left out."""
    models = [*FACTS.values(), Source, Citation, Judgement, Proposal]
    rows = [row for model in models for row in model.objects.order_by("pk")]
    fields = {field.name for model in models for field in model._meta.get_fields()} - {"updated_at", "made_at"}
    return serializers.serialize("json", rows, fields=fields)


@pytest.mark.parametrize("kind", KINDS)
def test_accepting_and_undoing_changes_nothing(editor, kind):
    proposal = proposal_of(make_import(), kind)
    before = everything()
    accept(proposal, by=editor)
    assert everything() != before
    undo(proposal, by=editor)
    assert everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_undoing_a_second_source_leaves_the_facts_of_the_first(editor, kind):
    accept_all(make_import(), above=0, by=editor)
    proposal = proposal_of(make_import(text=TEXT + " "), kind)
    before = everything()
    accept(proposal, by=editor)
    undo(proposal, by=editor)
    assert everything() == before


def test_a_rejection_can_be_undone(editor):
    proposal = proposal_of(make_import(), "figure")
    before = everything()
    reject(proposal, by=editor, reason=RejectReason.NOT_STATED)
    undo(proposal, by=editor)
    assert everything() == before


def test_undoing_an_open_proposal_is_refused(editor):
    with pytest.raises(CurationError, match="This proposal is open already"):
        undo(proposal_of(make_import(), "figure"), by=editor)


def test_all_decisions_undone_in_reverse_leave_nothing(editor):
    article = make_import()
    before = everything()
    batch = accept_all(article, above=0, by=editor)
    for proposal in reversed(batch.accepted):
        undo(proposal, by=editor)
    assert everything() == before


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_decisions_and_undoing_ends_where_it_began(editor, seed):
    """Undoing is refused while something leans on what was made; whatever the order, all can be undone in the end."""
    order = random.Random(seed)
    article = make_import()
    before = everything()
    open_ones = list(article.proposals.all())
    order.shuffle(open_ones)
    for proposal in open_ones:
        accept(proposal, by=editor)
    left = list(open_ones)
    while left:
        refused = [proposal for proposal in order.sample(left, len(left)) if not undone(proposal, editor)]
        assert len(refused) < len(left)
        left = refused
    assert everything() == before


def undone(proposal: Proposal, editor) -> bool:
    try:
        undo(proposal, by=editor)
    except StillNeeded:
        return False
    return True


def test_what_something_else_leans_on_is_not_undone_and_the_reason_is_named(editor):
    article = make_import()
    company = proposal_of(article, "company")
    accept(company, by=editor)
    accept(proposal_of(article, "agreement"), by=editor)
    before = everything()
    with pytest.raises(StillNeeded, match=r"“BAIC BluePark” is needed by now: party “BAIC BluePark \(partner\)”"):
        undo(company, by=editor)
    assert everything() == before


def test_what_an_editor_has_added_by_hand_is_not_lost(editor):
    proposal = proposal_of(make_import(), "agreement")
    agreement = accept(proposal, by=editor)
    add_party(agreement, make_company("Magna"), Role.OTHER)
    with pytest.raises(StillNeeded, match=r"is needed by now: party “Magna \(other\)”"):
        undo(proposal, by=editor)


def test_what_was_changed_since_is_not_undone(editor):
    proposal = proposal_of(make_import(), "agreement")
    agreement = accept(proposal, by=editor)
    agreement.title = "A better title"
    agreement.save()
    with pytest.raises(StillNeeded, match="“A better title” was changed since"):
        undo(proposal, by=editor)
    assert Agreement.objects.count() == 1


def test_undoing_takes_back_a_judgement_and_restores_an_earlier_one(editor):
    device = make_company("Huawei Device")
    article = make_import()
    candidate = {"ref": device.public_id, "name": "Huawei Device", "score": 0.75, "reasons": ["co-mention"]}
    proposal = amend(proposal_of(article, "company", 2), {"candidates": [candidate]}, by=editor)
    accept(proposal, by=editor, choices={"Huawei": "new"})
    assert Judgement.objects.get().verdict == "different"
    undo(proposal, by=editor)
    assert Judgement.objects.count() == 0


def test_undoing_gives_an_overruled_judgement_back(editor):
    device = make_company("Huawei Device")
    judge("Huawei", device, Verdict.DIFFERENT, by=editor)
    article = make_import()
    proposal = proposal_of(article, "company", 2)
    before = everything()
    accept(proposal, by=editor, choices={"Huawei": device.public_id})
    undo(proposal, by=editor)
    assert everything() == before


def test_what_somebody_has_deleted_since_is_no_obstacle(editor):
    proposal = proposal_of(make_import(), "agreement")
    accept(proposal, by=editor).delete()
    undo(proposal, by=editor)
    assert (Agreement.objects.count(), Company.objects.count()) == (0, 0)


def test_undoing_a_later_step_gives_the_agreement_its_earlier_state(editor):
    baic, huawei = make_company("BAIC BluePark"), make_company("Huawei")
    standing = make_agreement("Pact", baic, huawei, on="2017")
    proposal = proposal_of(make_import(), "agreement")
    ended = {"event": "ended", "status": "ended", "date": {**proposal.payload["date"], "date": "2020"}}
    amend(proposal, ended, by=editor)
    agreement = accept(proposal, by=editor)
    assert (agreement, agreement.status, str(agreement.ends)) == (standing, "ended", "2020")
    undo(proposal, by=editor)
    standing.refresh_from_db()
    assert (standing.status, standing.ends) == ("signed", None)


class FailingWrite:
    """Lets a number of writes through and breaks the next one, as a lost connection would."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            if self.left == 0:
                raise DatabaseError("the disk is full")
            self.left -= 1
        return execute(sql, params, many, context)


@pytest.mark.parametrize("kind", KINDS)
def test_a_failure_at_any_write_of_accepting_leaves_nothing_behind(editor, kind):
    proposal = proposal_of(make_import(), kind)
    before = everything()
    for writes in itertools.count():
        try:
            with connection.execute_wrapper(FailingWrite(writes)):
                accept(proposal, by=editor)
        except DatabaseError:
            assert everything() == before
        else:
            break
    assert writes >= 3


def test_a_failure_at_any_write_of_undoing_leaves_all_in_place(editor):
    proposal = proposal_of(make_import(), "agreement")
    accept(proposal, by=editor)
    before = everything()
    for writes in itertools.count():
        try:
            with connection.execute_wrapper(FailingWrite(writes)):
                undo(proposal, by=editor)
        except DatabaseError:
            assert everything() == before
        else:
            break
    assert (writes > 3, Company.objects.count()) == (True, 0)


def test_every_fact_type_that_can_be_made_can_be_looked_up_for_undoing():
    assert {apps.get_model("partnerships", model._meta.model_name) for model in FACTS.values()} == set(FACTS.values())
