"""What a citation supports, in words, for every type of fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.curation.companies import add_name, add_ownership
from partnerships.curation.figures import add_figure
from partnerships.curation.people import add_person, appoint
from partnerships.curation.signing import saved
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_milestone, add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.dates import PartialDate
from partnerships.models import FACTS, Citation, Identifier, Succession
from partnerships.queries.sources.facts import fact_of, with_facts
from partnerships.vocabulary import DateKind, MilestoneKind, NameKind, Role
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


def everything():
    one, other = make_company("One"), make_company("Other")
    deal, car, person = make_agreement("Deal", one), add_vehicle("Car"), add_person("Liu Yu")
    system = add_technology("System")
    return {
        "company": (one, "One", "the record as a whole"),
        "company_name": (add_name(one, "Uno", kind=NameKind.ALIAS), "One", "called Uno"),
        "identifier": (saved(Identifier(company=one, scheme="wikidata", value="Q1")), "One", "Wikidata Q1"),
        "ownership": (add_ownership(one, other, share=Decimal(40)), "Other", "owned by One, 40%"),
        "succession": (
            saved(Succession(kind="merger", predecessor=one, successor=other, date=PartialDate.of("2020"))),
            "One",
            "merger, other, 2020",
        ),
        "agreement": (deal, "Deal", "the record as a whole"),
        "party": (deal.parties.get(), "Deal", "One as partner"),
        "event": (deal.events.get(), "Deal", "signed, 2017"),
        "vehicle": (car, "Car", "the record as a whole"),
        "vehicle_partner": (add_vehicle_partner(car, one, Role.SUPPLIER), "Car", "with One as supplier"),
        "vehicle_technology": (equip(car, system, quantity=3), "Car", "has 3 × System"),
        "milestone": (
            add_milestone(
                car, MilestoneKind.LAUNCHED, PartialDate.of("2021-12"), date_kind=DateKind.EXPECTED
            ),
            "Car",
            "launched (expected), December 2021",
        ),
        "technology": (system, "System", "technology"),
        "person": (person, "Liu Yu", "person"),
        "appointment": (appoint(person, one, "Chair"), "Liu Yu", "Chair of One"),
        "figure": (
            add_figure("NEV sales", region="CN", period=PartialDate.of("2020"), value=Decimal(1370000), unit="cars"),
            "NEV sales",
            "China, 2020, 1,370,000 cars",
        ),
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_every_type_of_fact_is_said_in_words_at_the_same_cost_for_any_number(count, django_assert_num_queries):
    facts, sources = everything(), [make_source(f"Article {number}") for number in range(count)]
    assert set(facts) == set(FACTS)
    for fact, _, _ in facts.values():
        for source in sources:
            cite(fact, source)
    with django_assert_num_queries(33):
        said = {one.fact_name: fact_of(one) for one in with_facts(Citation.objects.all())}
    assert {name: (fact.subject, fact.words) for name, fact in said.items()} == {
        name: (subject, words) for name, (_, subject, words) in facts.items()
    }


def test_a_field_is_named():
    cite(make_company("One"), make_source(), field="founded")
    assert fact_of(Citation.objects.get()).words == "founded"
