"""Two editors at once: one decision each, no twins, nothing overwritten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from partnerships.curation.reviewing import accept, reject
from partnerships.curation.signing import CurationError
from partnerships.models import Agreement, Company, Proposal
from partnerships.vocabulary import RejectReason
from tests.curation.told import TEXT, make_import, proposal_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*steps):
    """The outcome of each step, run side by side; what was refused comes back as its error."""
    start = Barrier(len(steps))

    def run(step):
        start.wait()
        try:
            return step()
        except CurationError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))


@pytest.mark.parametrize("attempt", range(5))
def test_of_two_decisions_on_a_proposal_one_holds_and_the_other_is_told(editor, django_user_model, attempt):
    other = django_user_model.objects.create_superuser("jun")
    proposal = proposal_of(make_import(), "agreement")
    outcomes = at_once(
        lambda: accept(proposal, by=editor),
        lambda: reject(proposal, by=other, reason=RejectReason.DUPLICATE),
    )
    refused = [str(outcome) for outcome in outcomes if isinstance(outcome, CurationError)]
    proposal.refresh_from_db()
    who = "marta accepted" if proposal.decision == "accepted" else "jun rejected"
    assert [message.startswith(f"Decided already: {who} this proposal on") for message in refused] == [True]
    assert Agreement.objects.count() == (1 if proposal.decision == "accepted" else 0)


@pytest.mark.parametrize("attempt", range(5))
def test_two_articles_accepted_at_once_make_each_company_once(editor, attempt):
    proposals = [proposal_of(make_import(text=TEXT + " " * number), "agreement") for number in range(3)]
    at_once(*(lambda proposal=proposal: accept(proposal, by=editor) for proposal in proposals))
    assert sorted(Company.objects.values_list("name", flat=True)) == ["BAIC BluePark", "Huawei"]
    assert Agreement.objects.count() == 1
    assert set(Proposal.objects.filter(kind="agreement").values_list("decision", flat=True)) == {"accepted"}
