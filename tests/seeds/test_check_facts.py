"""manage.py check_facts: what it finds, and that it finds it in time for one record as for three."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.curation.agreements import add_agreement, add_event, add_party, refresh
from partnerships.curation.companies import add_name, add_ownership
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_milestone, add_vehicle
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Citation, Source
from partnerships.queries.consistency import Finding, findings
from partnerships.vocabulary import AgreementType, CitationState, DateKind, EventKind, MilestoneKind, NameKind, Role
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
D = PartialDate.of


def _errors():
    return [finding.problem for finding in findings(TODAY) if finding.is_error]


def _warnings():
    return [finding.problem for finding in findings(TODAY) if not finding.is_error]


@pytest.fixture
def source():
    return make_source(text="Der αS HI. Alder met Birch.", published=D("2021"))


@pytest.fixture
def agreement(source):
    agreement = make_agreement("Lab", make_company("Alder"), make_company("Birch"))
    cite(agreement, source, start=11, end=26)
    return refresh(agreement)


def test_an_empty_knowledge_base_has_no_contradictions():
    assert list(findings(TODAY)) == []


def test_sound_facts_are_left_in_peace(agreement):
    assert list(findings(TODAY)) == []


def test_a_state_that_does_not_follow_from_the_events_is_an_error(agreement):
    Agreement.objects.update(status="ended", starts=None)
    assert list(findings(TODAY)) == [
        Finding(
            True,
            "agreement “lab” is out of step with its events: status is ended instead of signed, "
            "starts is None instead of 2017. Save it again in the admin.",
        )
    ]


def test_a_later_report_that_was_not_taken_over_is_an_error(agreement):
    Source.objects.update(published=D("2022"))
    assert _errors() == [
        "agreement “lab” is out of step with its events: last_reported is 2021 instead of 2022. "
        "Save it again in the admin."
    ]


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_quotation_that_stands_elsewhere_is_an_error(agreement, shift):
    citation = Citation.objects.get()
    Citation.objects.update(start=citation.start + shift, end=citation.end + shift)
    place = f"{citation.start + shift}–{citation.end + shift}"
    words = f"quotes “Alder met Birch”, but other words stand in “wire-a-report” at {place}."
    assert _errors() == [f"citation {citation.pk} {words}"]


def test_an_orphaned_quotation_is_known_to_be_lost(agreement):
    Source.objects.update(text="Something else.")
    assert len(_errors()) == 1
    Citation.objects.update(state=CitationState.ORPHANED)
    assert _errors() == []


def test_an_agreement_takes_two(agreement):
    alone = add_agreement("Alone", type=AgreementType.SUPPLY)
    assert _errors() == ["agreement “alone” has no parties; it takes two."]
    add_party(alone, "somebody", Role.SUPPLIER)
    assert _errors() == ["agreement “alone” has 1 party; it takes two."]
    add_party(alone, "somebody else", Role.CUSTOMER)
    assert _errors() == []


def test_a_role_fits_the_type_of_its_agreement(agreement):
    Agreement.objects.update(type=AgreementType.SUPPLY.value)
    assert _errors() == ["agreement “lab”: the role “partner” does not fit a supply."] * 2


def test_what_lies_ahead_has_not_happened(agreement):
    add_event(agreement, EventKind.MILESTONE, D("2030"))
    add_event(agreement, EventKind.MILESTONE, D("2031"), date_kind=DateKind.EXPECTED)
    add_event(agreement, EventKind.MILESTONE, D("2026"))
    add_milestone(add_vehicle("One"), MilestoneKind.LAUNCHED, D("early 2027"))
    refresh(agreement)
    assert _errors() == [
        "“lab”: milestone is recorded as having happened, but 2030 is still ahead.",
        "“one”: launched is recorded as having happened, but early 2027 is still ahead.",
    ]


@pytest.mark.parametrize(
    "holdings, problem",
    [
        ([("A", 60, "2015", None), ("B", 40, "2015", None)], []),
        ([("A", 60, "2015", "2018"), ("B", 60, "2019", None)], []),
        ([("A", 60, "2015", None), ("A", 100, "2019", None)], []),  # the same owner: the later one counts
        ([("A", 60, "2015", "2019"), ("B", 60, "2018", None)], ["120 % together on 2018-12-31"]),
        ([("A", 60, "2018", None), ("B", 60, "2018", None)], ["120 % together on 2018-12-31"]),
        ([("A", 60, None, None), ("B", 60, "2018", None)], []),  # not certain to be at the same time
        ([("A", 60, "2018", None), ("B", 60, "2018", "2018")], []),  # may have followed each other
        ([("A", "50.5", "2018", None), ("B", 50, "2018", None)], ["100.5 % together on 2018-12-31"]),
    ],
)
def test_more_than_a_whole_company_is_worth_a_look(source, holdings, problem):
    companies = {name: make_company(name) for name in ("A", "B", "Owned")}
    for owner, share, since, until in holdings:
        period = {"since": since and D(since), "until": until and D(until)}
        cite(add_ownership(companies[owner], companies["Owned"], share=Decimal(share), **period), source)
    assert _warnings() == [f"the owners of “owned” hold {words}; some of it is out of date." for words in problem]


def test_an_agreed_holding_is_not_yet_held(source):
    owned = make_company("Owned")
    for name in ("A", "B"):
        holding = add_ownership(make_company(name), owned, share=Decimal(60), since=D("2018"), state="agreed")
        cite(holding, source)
    assert _warnings() == []


def test_facts_without_a_source_are_counted_by_kind(agreement):
    Citation.objects.all().delete()
    refresh(agreement)
    add_ownership(make_company("Cedar"), make_company("Dogwood"))
    for name in ("One", "Two"):
        add_vehicle(name)
    add_name(make_company("Elm"), "榆", kind=NameKind.TRANSLATION)
    assert _warnings() == [
        "1 agreement without any source.",
        "1 ownership without any source.",
        "2 vehicles without any source.",
        "1 company name in another language or script without a source.",
    ]


def test_a_source_for_a_part_is_a_source(source):
    vehicle = add_vehicle("One")
    cite(add_milestone(vehicle, MilestoneKind.LAUNCHED, D("2020")), source)
    assert _warnings() == []


def test_disagreeing_sources_are_counted(agreement, source):
    cite(agreement.events.get(), source, field="date", value="January 2018")
    assert _warnings() == ["1 citation states another value than the one shown."]


@pytest.mark.parametrize("count", [1, 3])
def test_looking_costs_the_same_however_many(source, count, django_assert_num_queries):
    for number in range(count):
        alder, birch = make_company(f"Alder {number}"), make_company(f"Birch {number}")
        agreement = make_agreement(f"Lab {number}", alder, birch)
        cite(agreement, source)
        refresh(agreement)
        cite(add_ownership(alder, birch, share=Decimal(60), since=D("2018")), source)
    with django_assert_num_queries(19):
        assert list(findings(TODAY)) == []


def _run():
    out = StringIO()
    call_command("check_facts", stdout=out)
    return out.getvalue().splitlines()


def test_warnings_alone_end_well(agreement):
    add_vehicle("One")
    assert _run() == ["warning: 1 vehicle without any source.", "0 errors, 1 warning."]


def test_an_error_ends_with_status_1(agreement):
    Agreement.objects.update(status="ended")
    with pytest.raises(CommandError) as ended:
        _run()
    assert [str(ended.value), ended.value.returncode] == ["1 error, 0 warnings.", 1]
