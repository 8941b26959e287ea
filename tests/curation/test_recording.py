"""What each kind of proposal leaves behind where the article says more, or less, than usual."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from partnerships.curation.figures import add_figure
from partnerships.curation.reviewing import accept, accept_all, amend
from partnerships.curation.signing import CurationError
from partnerships.curation.vehicles import add_milestone, add_vehicle
from partnerships.dates import PartialDate
from partnerships.extraction.findings import Amount, Findings, FoundParty, FoundTechnology
from partnerships.models import Agreement, Milestone, Person, Vehicle
from partnerships.vocabulary import Bound, EventKind, MilestoneKind, Role, Status
from tests.curation.told import (
    BAIC,
    CHAIRMAN,
    COMPANIES,
    COOPERATION,
    DELIVERIES,
    FINDINGS,
    SALES,
    TEXT,
    UNVEILED,
    VEHICLE,
    dated,
    make_import,
    proposal_of,
    span,
)
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db


def accepted(kind: str, editor, **findings):
    return accept(proposal_of(make_import(Findings(companies=COMPANIES, **findings)), kind), by=editor)


def events_of(agreement: Agreement) -> list[tuple[str, str, str]]:
    return [(event.kind, str(event.date), event.date_kind) for event in agreement.events.all()]


@pytest.mark.parametrize(
    "changes, events, status",
    [
        (
            {"status": Status.IN_FORCE},
            [("signed", "2017", "actual"), ("confirmed", "2021-05-13", "first_reported")],
            "in_force",
        ),
        ({"date": None}, [("signed", "None", "first_reported")], "signed"),
        (
            {"date": None, "event": EventKind.CONFIRMED, "status": Status.IN_FORCE},
            [("confirmed", "2021-05-13", "first_reported")],
            "in_force",
        ),
        ({"event": EventKind.DENIED, "status": Status.DENIED}, [("denied", "2017", "actual")], "denied"),
    ],
)  # fmt: skip
def test_the_state_told_is_the_state_kept(editor, changes, events, status):
    agreement = accepted("agreement", editor, agreements=(replace(COOPERATION, **changes),))
    assert (events_of(agreement), agreement.status) == (events, status)


@pytest.mark.parametrize(
    "value, kept",
    [
        (Amount(Decimal(5_000_000), "USD", Bound.UP_TO, "up to $5 million"), (Decimal(5_000_000), "USD", "up_to")),
        (Amount(Decimal(5_000_000), None, Bound.EXACT, "5 million"), (None, "", "exact")),
        (Amount(None, None, Bound.EXACT, "a three-digit sum"), (None, "", "exact")),
    ],
)
def test_money_is_kept_as_stated_and_as_an_amount_only_with_its_currency(editor, value, kept):
    agreement = accepted("agreement", editor, agreements=(replace(COOPERATION, value=value),))
    agreement.refresh_from_db()
    assert agreement.value_text == value.text
    assert (agreement.value_amount, agreement.value_currency, agreement.value_bound) == kept


def test_a_later_step_is_added_to_the_agreement_that_stands(editor):
    standing = make_agreement("Pact", make_company("BAIC BluePark"), make_company("Huawei"), on="2015")
    ended = replace(COOPERATION, event=EventKind.ENDED, status=Status.ENDED)
    agreement = accepted("agreement", editor, agreements=(ended,))
    assert (agreement, agreement.status) == (standing, "ended")
    assert events_of(agreement) == [("signed", "2015", "actual"), ("ended", "2017", "actual")]


def test_an_agreement_with_one_party_is_refused(editor):
    proposal = proposal_of(make_import(), "agreement")
    amend(proposal, {"parties": [{"company": BAIC, "role": "partner"}]}, by=editor)
    with pytest.raises(CurationError, match="An agreement needs two parties"):
        accept(proposal, by=editor)


def test_the_same_party_told_twice_is_one_party(editor):
    twice = (*COOPERATION.parties, FoundParty("Huawei", Role.PARTNER))
    agreement = accepted("agreement", editor, agreements=(replace(COOPERATION, parties=twice),))
    assert [party.company.name for party in agreement.parties.all()] == ["BAIC BluePark", "Huawei"]


def test_a_milestone_accepted_before_its_vehicle_makes_it_with_its_marque(editor):
    article = make_import()
    milestone = accept(proposal_of(article, "milestone"), by=editor)
    assert (milestone.vehicle.name, milestone.vehicle.marque.name, milestone.vehicle.maker) == (
        "ARCFOX αS HI",
        "ARCFOX",
        None,
    )
    assert accept(proposal_of(article, "vehicle"), by=editor) == milestone.vehicle
    assert Vehicle.objects.count() == 1


def test_a_milestone_of_a_vehicle_nobody_proposed_makes_it_by_name(editor):
    milestone = accepted("milestone", editor, milestones=(UNVEILED,))
    assert (milestone.vehicle.name, milestone.vehicle.marque) == ("ARCFOX αS HI", None)


def test_a_plan_that_moved_is_kept_beside_the_earlier_one(editor):
    vehicle = add_vehicle("ARCFOX αS HI")
    expected = DELIVERIES.date.kind
    add_milestone(vehicle, MilestoneKind.DELIVERIES_START, PartialDate.of("2021-09"), date_kind=expected)
    accepted("milestone", editor, milestones=(DELIVERIES,))
    assert [str(one.date) for one in Milestone.objects.all()] == ["2021-09", "2021-12"]


def test_another_date_for_what_happened_once_is_kept_as_a_conflict(editor):
    vehicle = add_vehicle("ARCFOX αS HI")
    add_milestone(vehicle, MilestoneKind.UNVEILED, PartialDate.of("2020"))
    milestone = accepted("milestone", editor, milestones=(UNVEILED,))
    assert (Milestone.objects.count(), str(milestone.date)) == (1, "2020")
    assert [(one.field, one.value) for one in milestone.citations.all()] == [("", ""), ("date", "April 2021")]


def test_another_number_of_pieces_is_kept_as_a_conflict(editor):
    accept_all(make_import(), above=0, by=editor)
    radars = FoundTechnology("laser radar", None, 4, span("three laser radars"))
    told = Findings(COMPANIES, vehicles=(replace(VEHICLE, technologies=(radars,)),))
    vehicle = accept(proposal_of(make_import(told, text=TEXT + " "), "vehicle"), by=editor)
    use = vehicle.technologies.get()
    assert use.quantity == 3
    assert [(one.field, one.value) for one in use.citations.all()] == [("", ""), ("quantity", "4 × laser radar")]


def test_a_technology_nobody_told_before_is_added_to_the_vehicle_that_stands(editor):
    accept_all(make_import(), above=0, by=editor)
    system = FoundTechnology("HarmonyOS", "Huawei", None, span("Huawei"))
    told = Findings(COMPANIES, vehicles=(replace(VEHICLE, technologies=(system,)),))
    vehicle = accept(proposal_of(make_import(told, text=TEXT + " "), "vehicle"), by=editor)
    uses = [(str(use), use.supplier.name if use.supplier else None) for use in vehicle.technologies.all()]
    assert uses == [("3 × laser radar", None), ("HarmonyOS", "Huawei")]


def test_a_person_without_a_company_is_refused_in_words(editor):
    proposal = proposal_of(make_import(Findings(appointments=(replace(CHAIRMAN, company=None),))), "appointment")
    with pytest.raises(CurationError, match="The article does not say where Liu Yu works"):
        accept(proposal, by=editor)


def test_a_person_whose_position_is_not_told_is_left_open_and_can_be_completed(editor):
    article = make_import(Findings(COMPANIES, appointments=(replace(CHAIRMAN, title=""),)))
    proposal = proposal_of(article, "appointment")
    assert proposal.payload["heading"] == "Liu Yu of BAIC BluePark"
    batch = accept_all(article, above=0, by=editor)
    assert batch.left == [(proposal, "The article does not say which position Liu Yu holds; add it first.")]
    amend(proposal, {"title": "chairman"}, by=editor)
    assert str(accept(proposal, by=editor)) == "Liu Yu, chairman of BAIC BluePark"


def test_a_second_position_of_the_same_person_is_another_appointment(editor):
    told = Findings(COMPANIES, appointments=(CHAIRMAN, replace(CHAIRMAN, title="president")))
    accept_all(make_import(told), above=0, by=editor)
    person = Person.objects.get()
    assert sorted(one.title for one in person.appointments.all()) == ["chairman", "president"]


def test_a_figure_of_a_period_is_no_stock(editor):
    assert accepted("figure", editor, figures=(SALES,)).is_stock is False


def test_a_figure_at_the_end_of_a_period_is_a_stock(editor):
    period = replace(dated("2020", "in 2020"), phrase="by the end of 2020")
    figure = accepted("figure", editor, figures=(replace(SALES, period=period, value=None, bound=Bound.NEARLY),))
    assert (figure.is_stock, figure.value, figure.bound) == (True, None, "exact")


def test_a_stock_counted_by_the_end_of_a_year_belongs_to_that_year(editor):
    period = replace(dated("2020", "in 2020"), date=PartialDate.of("by 2020"), phrase="by the end of 2020")
    figure = accepted("figure", editor, figures=(replace(SALES, period=period),))
    assert (figure.period, figure.is_stock) == (PartialDate("2020"), True)


def test_a_figure_of_a_country_is_known_under_its_code(editor):
    standing = add_figure("NEV sales", region="CN", period=PartialDate("2020"), value=SALES.value)
    assert accepted("figure", editor, figures=(SALES,)) == standing


def test_one_office_in_other_words_is_the_same_appointment(editor):
    told = Findings(COMPANIES, appointments=(replace(CHAIRMAN, title="board chairman"),))
    accept_all(make_import(told), above=0, by=editor)
    again = replace(CHAIRMAN, title="Chairman of the board")
    accept_all(make_import(Findings(COMPANIES, appointments=(again,)), text=TEXT + " "), above=0, by=editor)
    assert [one.title for one in Person.objects.get().appointments.all()] == ["board chairman"]


def test_accepting_the_same_finding_of_a_second_article_changes_no_vehicle_or_figure(editor):
    accept_all(make_import(), above=0, by=editor)
    batch = accept_all(make_import(FINDINGS, text=TEXT + " "), above=0, by=editor)
    assert (len(batch.accepted), Vehicle.objects.count(), Milestone.objects.count()) == (10, 1, 2)
