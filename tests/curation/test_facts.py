"""Each kind of fact, written through curation: what is kept, what is derived, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from partnerships.curation.agreements import add_agreement, add_event, add_party, refresh
from partnerships.curation.companies import add_company, add_name, add_ownership
from partnerships.curation.figures import add_figure
from partnerships.curation.people import add_person, appoint
from partnerships.curation.sources import add_source, cite
from partnerships.curation.vehicles import add_milestone, add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.dates import PartialDate
from partnerships.models import FACTS, Citation
from partnerships.vocabulary import AgreementType, CompanyKind, DateKind, EventKind, MilestoneKind, NameKind, Role
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db
D = PartialDate.of
TEXT = "The ARCFOX αS HI was shown. Deliveries of the αS HI begin in December. Alder met Birch."


def test_a_company_has_its_name_among_its_names():
    company = add_company("Alder Motor", kind=CompanyKind.AUTOMAKER, country="CN", founded=D("early 2009"))
    assert [company.slug, company.kind, str(company.founded)] == ["alder-motor", "automaker", "early 2009"]
    assert list(company.names.values_list("text", "kind", "key")) == [("Alder Motor", "short", "alder motor")]


def test_the_same_name_of_the_same_kind_stands_once():
    company = make_company("Alder")
    first = add_name(company, "桤木", kind=NameKind.TRANSLATION, language="zh-Hans")
    assert add_name(company, "桤木", kind=NameKind.TRANSLATION) == first
    assert add_name(company, "桤木", kind=NameKind.LEGAL) != first
    assert list(company.names.values_list("text", flat=True)) == ["Alder", "桤木", "桤木"]


@pytest.mark.parametrize(
    "shares, kept",
    [
        ({}, ("unknown", None, None)),
        ({"share": Decimal(50)}, ("exact", Decimal(50), Decimal(50))),
        ({"share": Decimal(20), "share_max": Decimal(25)}, ("range", Decimal(20), Decimal(25))),
        ({"share": Decimal(0)}, ("exact", Decimal(0), Decimal(0))),
        ({"share_kind": "majority"}, ("majority", None, None)),
    ],
)
def test_a_holding_is_exact_a_range_or_unknown(shares, kept):
    holding = add_ownership(make_company("Alder"), make_company("Birch"), **shares)
    assert (holding.share_kind, holding.share_min, holding.share_max) == kept


def test_a_holding_beyond_100_percent_is_refused():
    with pytest.raises(ValidationError) as refused:
        add_ownership(make_company("Alder"), make_company("Birch"), share=Decimal(101))
    assert sorted(refused.value.message_dict) == ["share_max", "share_min"]


def test_an_agreement_without_events_is_only_reported():
    agreement = add_agreement("Lab of two", type=AgreementType.JOINT_DEVELOPMENT)
    assert [agreement.slug, agreement.status, agreement.starts] == ["lab-of-two", "reported", None]


def test_a_party_is_a_company_or_words_for_it():
    agreement = add_agreement("Supply", type=AgreementType.SUPPLY)
    named = add_party(agreement, make_company("Alder"), Role.CUSTOMER)
    unnamed = add_party(agreement, "a European supplier", Role.SUPPLIER, note="not named")
    assert [str(named), str(unnamed)] == ["Alder (customer)", "a European supplier (supplier)"]


def test_the_state_is_derived_from_events_and_sources():
    agreement = make_agreement("Lab", make_company("Alder"), make_company("Birch"), on="2017")
    add_event(agreement, EventKind.EFFECTIVE, D("2018"))
    add_event(agreement, EventKind.STARTED_PRODUCTION, D("2030"), date_kind=DateKind.EXPECTED)
    party = agreement.parties.first()
    cite(party, make_source(published=D("2021-05-13")))
    refresh(agreement)
    state = [agreement.status, agreement.status_as_of, agreement.starts, agreement.ends, agreement.last_reported]
    assert [value and str(value) for value in state] == ["in_force", "2018", "2017", None, "2021-05-13"]


def test_refreshing_again_changes_nothing():
    agreement = make_agreement("Lab", make_company("Alder"), make_company("Birch"))
    fields = ["status", "status_as_of", "starts", "ends", "last_reported"]
    before = [getattr(agreement, field) for field in fields]
    assert [getattr(refresh(agreement), field) for field in fields] == before


def test_an_event_that_goes_takes_its_state_along():
    agreement = make_agreement("Lab", make_company("Alder"), make_company("Birch"), on="2017")
    ended = add_event(agreement, EventKind.ENDED, D("2020"))
    assert refresh(agreement).status == "ended"
    ended.delete()
    assert [refresh(agreement).status, agreement.ends] == ["signed", None]


def test_a_vehicle_keeps_partners_equipment_and_milestones():
    alder, birch = make_company("Alder"), make_company("Birch")
    vehicle = add_vehicle("ARCFOX αS HI", maker=alder)
    add_vehicle_partner(vehicle, birch, Role.SUPPLIER)
    equip(vehicle, add_technology("Laser radar"), quantity=3)
    add_milestone(
        vehicle, MilestoneKind.DELIVERIES_START, D("2021-12"), date_kind=DateKind.EXPECTED, said_on=D("2021-05")
    )
    assert vehicle.slug == "arcfox-alpha-s-hi"
    told = [*vehicle.partners.all(), *vehicle.technologies.all(), *vehicle.milestones.all()]
    assert [str(each) for each in told] == ["Birch (supplier)", "3 × Laser radar", "Deliveries December 2021"]


@pytest.mark.parametrize("quantity", [-1, "three"])
def test_a_quantity_is_a_whole_number(quantity):
    with pytest.raises(ValidationError) as refused:
        equip(add_vehicle("One"), add_technology("OS"), quantity=quantity)
    assert list(refused.value.message_dict) == ["quantity"]


def test_a_position_may_be_known_without_its_start():
    held = appoint(add_person("Liu Yu", name_zh="刘宇"), make_company("Alder"), "Chairman", known_on=D("2021-05-12"))
    assert [str(held), held.since, str(held.known_on)] == ["Liu Yu, Chairman of Alder", None, "2021-05-12"]


def test_a_figure_is_named_by_what_it_measures():
    figure = add_figure("NEV sales", region="CN", period=D("2020"), value=Decimal(1_370_000), unit="vehicles")
    assert [figure.slug, str(figure)] == ["nev-sales-cn-2020", "NEV sales CN 2020"]


def test_a_source_is_known_by_its_text():
    source = add_source("A report", publisher="Wire", text=TEXT)
    assert [source.slug, len(source.text_sha256)] == ["wire-a-report", 64]
    with pytest.raises(ValidationError, match=r"Another source has this text\."):
        add_source("Again", publisher="Wire", text=TEXT)


def test_sources_without_text_do_not_count_as_the_same():
    assert [add_source(title, publisher="Wire").text_sha256 for title in ("One", "Two")] == ["", ""]


def test_a_quotation_is_cut_out_by_code_points():
    source = make_source(text=TEXT)
    start = TEXT.index("αS HI begin")
    citation = cite(make_company("Alder"), source, start=start, end=start + 5)
    assert citation.quote == "αS HI" == source.text[citation.start : citation.end]
    assert [citation.prefix, citation.suffix] == [TEXT[start - 32 : start], TEXT[start + 5 : start + 37]]
    assert len(TEXT[:start].encode()) == start + 1  # bytes would point elsewhere


def test_a_quotation_at_either_end_has_less_around_it():
    source = make_source(text="Alder met Birch")
    whole = cite(make_company("Alder"), source, start=0, end=15)
    assert [whole.prefix, whole.quote, whole.suffix] == ["", "Alder met Birch", ""]


def test_the_same_citation_stands_once_and_a_different_one_beside_it():
    company, source = make_company("Alder"), make_source(text=TEXT)
    first = cite(company, source, start=0, end=3, note="kind")
    assert cite(company, source, start=0, end=3, note="kind") == first
    for differs in (
        {"start": 4, "end": 10},
        {"start": 0, "end": 3, "value": "2018", "field": "founded"},
        {"note": "name"},
    ):
        assert cite(company, source, **differs) != first
    assert Citation.objects.count() == 4


@pytest.mark.parametrize("name", FACTS)
def test_every_kind_of_fact_can_be_cited(name):
    assert f"{name}_id" in {field.attname for field in Citation._meta.concrete_fields}
    assert FACTS[name].citations.rel.related_model is Citation


def test_a_citation_knows_its_fact_and_whether_it_conflicts():
    event = make_agreement("Lab", make_company("Alder"), make_company("Birch")).events.get()
    shown = cite(event, make_source("One"), field="date", value="2017", rank="preferred", rank_reason="newer")
    other = cite(event, make_source("Two"), field="date", value="January 2018")
    assert [shown.fact_name, shown.is_conflicting, other.is_conflicting] == ["event", False, True]


@pytest.mark.parametrize("start, end", [(5, 5), (5, 2), (-1, 3), (3, 50), (50, 60), (3, None), (None, 3)])
def test_a_quotation_lies_within_its_text(start, end):
    with pytest.raises(ValidationError) as refused:
        cite(make_company("Alder"), make_source(text="Alder met Birch"), start=start, end=end)
    words = f"{start} to {end} is no place in a text of 15 characters."
    assert refused.value.message_dict == {"start": [words]}
