"""Changes made side by side: each sees what the other did before it says what follows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from partnerships.curation.agreements import add_event, refresh
from partnerships.curation.companies import add_company
from partnerships.curation.signing import signed
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Company
from partnerships.vocabulary import CompanyKind, EventKind
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db(transaction=True)


def _side_by_side(change, *arguments):
    """What each change returned, or why it was refused; each gets a barrier to meet the others at."""
    meeting = Barrier(len(arguments), timeout=20)

    def run(argument):
        try:
            with signed(None):
                return change(argument, meeting)
        except ValidationError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


def test_the_state_follows_from_the_events_of_both():
    key = make_agreement("Lab", make_company("Alder"), make_company("Birch"), on="2017").pk

    def tell(event, meeting):
        agreement = Agreement.objects.get(pk=key)
        add_event(agreement, *event)
        meeting.wait()  # neither has committed, so neither has seen the other's event
        refresh(agreement)

    _side_by_side(tell, (EventKind.SIGNED, PartialDate.of("2016")), (EventKind.ENDED, PartialDate.of("2020")))
    agreement = Agreement.objects.get(pk=key)
    assert [agreement.status, str(agreement.starts), str(agreement.ends)] == ["ended", "2016", "2020"]


def test_a_state_derived_anew_brings_no_older_title_back():
    agreement = make_agreement("Lab", make_company("Alder"), make_company("Birch"))
    Agreement.objects.filter(pk=agreement.pk).update(title="Creative lab")
    with signed(None):
        refresh(agreement)
    agreement.refresh_from_db()
    assert agreement.title == "Creative lab"


def test_of_two_who_add_a_record_under_one_address_the_second_is_told():
    def add(name, meeting):
        meeting.wait()
        return add_company(name, kind=CompanyKind.AUTOMAKER, slug="alder")

    outcomes = _side_by_side(add, "Alder", "Alder Motor")
    refused = [outcome.message_dict for outcome in outcomes if isinstance(outcome, ValidationError)]
    assert refused == [{"slug": ["Company with this Slug already exists."]}]
    assert Company.objects.count() == 1
