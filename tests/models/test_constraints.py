"""What the database itself refuses, also from code that forgets to validate; and the words for it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships.dates import PartialDate
from partnerships.models import (
    Agreement,
    Appointment,
    Citation,
    Company,
    CompanyName,
    Identifier,
    Import,
    Judgement,
    Ownership,
    Party,
    Person,
    Proposal,
    Source,
    Succession,
    Technology,
    Vehicle,
    VehiclePartner,
    VehicleTechnology,
)
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db
D = PartialDate.of


@pytest.fixture
def world():
    """One of each, for others to refer to; by the name of the kind."""
    one, other = make_company("Alder"), make_company("Birch")
    source = make_source("A report", url="https://example.org/a", text="Alder met Birch.")
    vehicle, technology = (
        Vehicle.objects.create(name="One", slug="one"),
        Technology.objects.create(name="OS", slug="os"),
    )
    return {
        "one": one,
        "other": other,
        "source": source,
        "vehicle": vehicle,
        "technology": technology,
        "agreement": make_agreement("Lab", one, other),
        "person": Person.objects.create(name="Ada", slug="ada"),
        "import": Import.objects.create(source=source),
    }


def _proposal(world, **fields):
    fixed = {"of_import": world["import"], "position": 1, "kind": "agreement", "payload": {"a": 1}, "rule": "r"}
    return Proposal(**{**fixed, "fingerprint": "f", "confidence": 0.5, **fields})


CASES = {
    "agreement_is_not_part_of_itself": (
        lambda w: _with(w["agreement"], part_of=w["agreement"]),
        "An agreement cannot be part of itself by way of others.",
    ),
    "agreement_amount_has_a_currency": (
        lambda w: _with(w["agreement"], value_amount=5),
        "An amount needs its currency.",
    ),
    "party_has_a_role_once": (
        lambda w: Party(agreement=w["agreement"], company=w["one"], role="partner"),
        "Party with this Agreement, Company and Role already exists.",
    ),
    "party_is_a_company_or_a_label": (
        lambda w: Party(agreement=w["agreement"], company=w["one"], label="somebody", role="supplier"),
        "A party is a company or a description, not both.",
    ),
    "company_is_not_merged_into_itself": (
        lambda w: _with(w["one"], merged_into=w["one"]),
        "A company cannot be merged into itself.",
    ),
    "company_is_not_dissolved_before_founded": (
        lambda w: _with(w["one"], founded=D("2020"), dissolved=D("2019")),
        "It was dissolved before it was founded.",
    ),
    "company_name_stands_once": (
        lambda w: CompanyName(company=w["one"], text="Alder", kind="short"),
        "Company name with this Company, Text and Kind already exists.",
    ),
    "company_name_does_not_end_before_it_begins": (
        lambda w: CompanyName(company=w["one"], text="Al", kind="short", since=D("2020"), until=D("2019")),
        "It ends before it begins.",
    ),
    "identifier_belongs_to_one_company": (
        lambda w: Identifier(company=w["other"], scheme="wikidata", value="Q1"),
        "Identifier with this Scheme and Value already exists.",
    ),
    "identifier_does_not_end_before_it_begins": (
        lambda w: Identifier(company=w["one"], scheme="wikidata", value="Q2", since=D("2020"), until=D("2019")),
        "It ends before it begins.",
    ),
    "ownership_is_not_of_itself": (
        lambda w: Ownership(owner=w["one"], owned=w["one"]),
        "A company cannot own itself.",
    ),
    "ownership_share_fits_its_kind": (
        lambda w: Ownership(owner=w["one"], owned=w["other"], share_kind="exact"),
        "An exact share has one figure, a range two, the others none.",
    ),
    "ownership_does_not_end_before_it_begins": (
        lambda w: Ownership(owner=w["one"], owned=w["other"], since=D("2020"), until=D("2019")),
        "It ends before it begins.",
    ),
    "succession_joins_two_companies_unless_a_rename": (
        lambda w: Succession(kind="merger", predecessor=w["one"], successor=w["one"]),
        "A rename keeps the company; any other succession joins two.",
    ),
    "appointment_does_not_end_before_it_begins": (
        lambda w: Appointment(person=w["person"], company=w["one"], title="Chair", since=D("2020"), until=D("2019")),
        "It ends before it begins.",
    ),
    "vehicle_partner_has_a_role_once": (
        lambda w: VehiclePartner(vehicle=w["vehicle"], company=w["one"], role="supplier"),
        "Vehicle partner with this Vehicle, Company and Role already exists.",
    ),
    "vehicle_technology_stands_once": (
        lambda w: VehicleTechnology(vehicle=w["vehicle"], technology=w["technology"]),
        "Vehicle technology with this Vehicle, Technology and Supplier already exists.",
    ),
    "source_url_stands_once": (
        lambda w: Source(publisher="B", title="B", slug="b", url="https://example.org/a"),
        "Another source has this address.",
    ),
    "source_text_stands_once": (
        lambda w: Source(publisher="B", title="B", slug="b", text_sha256=w["source"].text_sha256),
        "Another source has this text.",
    ),
    "citation_supports_exactly_one_fact": (
        lambda w: Citation(source=w["source"], agreement=w["agreement"], company=w["one"]),
        "A citation supports exactly one fact.",
    ),
    "citation_quote_has_a_place": (
        lambda w: Citation(source=w["source"], company=w["one"], quote="Alder", start=5, end=5),
        "A place in a text has a start, an end after it, and the words between.",
    ),
    "proposal_stands_once_in_an_import": (
        lambda w: _proposal(w),
        "Proposal with this Of import and Fingerprint already exists.",
    ),
    "proposal_confidence_is_a_probability": (
        lambda w: _proposal(w, fingerprint="g", confidence=1.5),
        "A confidence lies between 0 and 1.",
    ),
    "judgement_on_a_mention_stands_once": (
        lambda w: Judgement(mention="Alder", key="alder", company=w["one"], verdict="same"),
        "Judgement with this Key and Company already exists.",
    ),
}


def _with(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    return record


def _already_there(world):
    Identifier.objects.create(company=world["one"], scheme="wikidata", value="Q1")
    VehiclePartner.objects.create(vehicle=world["vehicle"], company=world["one"], role="supplier")
    VehicleTechnology.objects.create(vehicle=world["vehicle"], technology=world["technology"])
    _proposal(world).save()
    Judgement.objects.create(mention="Alder", key="alder", company=world["one"], verdict="same")


@pytest.mark.parametrize("name", CASES)
def test_a_broken_rule_is_refused_in_words_and_by_the_database(world, name):
    _already_there(world)
    make, message = CASES[name]
    with pytest.raises(ValidationError) as refused:
        make(world).full_clean()
    assert refused.value.messages == [message]
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make(world).save()


def test_no_constraint_is_left_untested():
    from django.apps import apps

    ours = [model for model in apps.get_app_config("partnerships").get_models() if "pgh" not in model._meta.db_table]
    assert {constraint.name for model in ours for constraint in model._meta.constraints} == set(CASES)


@pytest.mark.parametrize(
    "quote, start, end, fits",
    [
        ("", None, None, True),
        ("Alder", None, None, True),
        ("Alder", 0, 5, True),
        ("", 0, 5, False),
        ("Alder", 0, None, False),
        ("Alder", None, 5, False),
        ("Alder", 5, 0, False),
    ],
)
def test_a_quotation_has_a_whole_place_or_none(world, quote, start, end, fits):
    citation = Citation(source=world["source"], company=world["one"], quote=quote, start=start, end=end)
    try:
        citation.full_clean()
    except ValidationError:
        assert not fits
    else:
        assert fits


def test_a_citation_needs_a_fact(world):
    with pytest.raises(ValidationError) as refused:
        Citation(source=world["source"]).full_clean()
    assert refused.value.messages == ["A citation supports exactly one fact."]


def test_an_end_that_may_lie_after_the_start_is_accepted(world):
    Ownership(owner=world["one"], owned=world["other"], since=D("2017-05"), until=D("2017")).full_clean()


@pytest.mark.parametrize(
    "share_kind, low, high, fits",
    [
        ("exact", 50, 50, True),
        ("exact", 50, 60, False),
        ("exact", 50, None, False),
        ("range", 50, 60, True),
        ("range", 60, 50, False),
        ("range", 50, None, False),
        ("majority", None, None, True),
        ("majority", 60, 60, False),
        ("unknown", None, None, True),
    ],
)
def test_a_share_has_the_figures_of_its_kind(world, share_kind, low, high, fits):
    holding = Ownership(owner=world["one"], owned=world["other"], share_kind=share_kind, share_min=low, share_max=high)
    try:
        holding.full_clean()
    except ValidationError:
        assert not fits
    else:
        assert fits


@pytest.mark.parametrize("share", [Decimal("-0.001"), Decimal("100.001")])
def test_a_share_lies_between_0_and_100_percent(world, share):
    with pytest.raises(ValidationError) as refused:
        Party(agreement=world["agreement"], label="somebody", role="partner", share=share).full_clean()
    assert list(refused.value.message_dict) == ["share"]


def test_a_role_that_does_not_fit_names_those_that_do(world):
    with pytest.raises(ValidationError) as refused:
        Party(agreement=world["agreement"], label="somebody", role="licensor").full_clean()
    assert refused.value.message_dict == {
        "role": [
            "“licensor” does not fit a strategic cooperation. "
            "These do: partner, supplier, customer, technology provider, venture, other."
        ]
    }


def test_an_agreement_is_not_part_of_itself_by_way_of_others(world):
    part = make_agreement("Part", world["one"], world["other"], part_of=world["agreement"])
    with pytest.raises(ValidationError) as refused:
        _with(world["agreement"], part_of=part).full_clean()
    assert refused.value.message_dict == {"part_of": ["An agreement cannot be part of itself by way of others."]}


def test_a_wrong_check_digit_is_refused_at_its_field(world):
    with pytest.raises(ValidationError) as refused:
        Identifier(company=world["one"], scheme="isin", value="US0378331006").full_clean()
    words = "The check digits of “US0378331006” do not fit; compare it with the source."
    assert refused.value.message_dict == {"value": [words]}


def test_an_unknown_scheme_or_type_is_refused_at_its_own_field(world):
    agreement = _with(world["agreement"], type="")
    for row, message in (
        (Identifier(company=world["one"], scheme="", value="5"), {"scheme": ["This field cannot be blank."]}),
        (Party(agreement=agreement, label="somebody", role="boss"), {"role": ["Value 'boss' is not a valid choice."]}),
    ):
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert refused.value.message_dict == message


@pytest.mark.parametrize("founded", ["2021-13", "31 Feb 2021", "<b>2017</b>", "2017; DROP TABLE x"])
def test_a_date_that_is_none_is_refused_at_its_field(world, founded):
    with pytest.raises(ValidationError) as refused:
        _with(world["one"], founded=founded).full_clean()
    assert list(refused.value.message_dict) == ["founded"]


def test_the_one_order_is_earliest_then_latest_with_undated_last(world):
    Agreement.objects.all().delete()
    for on in (None, "2021", "2021-01-01", "before 2020", "early 2021", "2019"):
        make_agreement(f"Agreement of {on}", world["one"], world["other"], on=on)
    wanted = ["before 2020", "2019", "2021-01-01", "early 2021", "2021", "None"]
    assert [str(agreement.starts) for agreement in Agreement.objects.in_time()] == wanted
    assert [str(agreement.starts) for agreement in Agreement.objects.all()] == wanted


def test_agreements_are_found_by_their_companies(world):
    third = make_company("Cedar")
    make_agreement("Other", world["one"], third)
    assert [a.title for a in Agreement.objects.involving(world["one"])] == ["Lab", "Other"]
    assert [a.title for a in Agreement.objects.between(third, world["one"])] == ["Other"]
    assert list(Agreement.objects.between(third, world["other"])) == []


def test_a_merged_company_no_longer_stands(world):
    _with(world["one"], merged_into=world["other"]).save()
    assert list(Company.objects.standing()) == [world["other"]]
