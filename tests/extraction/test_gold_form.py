"""Findings in the schema of the evaluation articles."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.dates import PartialDate
from partnerships.extraction.findings import (
    Amount,
    Evidence,
    Findings,
    FoundAgreement,
    FoundAppointment,
    FoundCompany,
    FoundFigure,
    FoundMilestone,
    FoundOwnership,
    FoundParty,
    FoundTechnology,
    FoundVehicle,
    StatedDate,
)
from partnerships.extraction.gold_form import as_gold, calendar_value, sentence_spans, with_a_place
from partnerships.vocabulary import (
    AgreementType,
    Bound,
    CompanyKind,
    DateKind,
    EventKind,
    MilestoneKind,
    OwnershipState,
    Role,
    Status,
)

TEXT = "Alder signed. Birch supplies it."
SEEN = {"evidence": (Evidence(0, 5, "Alder"),), "rule": "test", "confidence": 0.5, "reasons": ("by hand",)}


def dated(date: str, kind: DateKind = DateKind.ACTUAL) -> StatedDate:
    return StatedDate(PartialDate.of(date), kind, date, Evidence(0, 5, "Alder"))


def deal(event: EventKind = EventKind.SIGNED, date: StatedDate | None = None, **fields) -> FoundAgreement:
    parties = (FoundParty("Birch", Role.TECHNOLOGY_PROVIDER), FoundParty("Alder", Role.CUSTOMER))
    given = {"type": AgreementType.SUPPLY, "status": Status.SIGNED, "parties": parties, **SEEN, **fields}
    return FoundAgreement(event=event, date=date, **given)


def shapes(findings: Findings) -> dict[str, Findings]:
    return {"whole": findings, "with a place": with_a_place(findings)}


def agreement_in_gold(agreement: FoundAgreement) -> dict:
    (only,) = as_gold(TEXT, Findings(agreements=(agreement,)))["agreements"]
    return only


def test_sentences_of_the_file_are_used_where_it_has_some():
    found = Findings(agreements=(deal(evidence=(Evidence(14, 19, "Birch"),)),))
    whole, given = as_gold(TEXT, found), as_gold(TEXT, found, [[0, len(TEXT)]])
    assert [whole["sentences"], whole["agreements"][0]["evidence"]] == [[[0, 13], [14, 32]], [1]]
    assert [given["sentences"], given["agreements"][0]["evidence"]] == [[[0, 32]], [0]]


@pytest.mark.parametrize(
    "date, value",
    [("2021-04-19", "2021-04-19"), ("early 2021", "2021"), ("2021-33", "2021"), ("2021-04/2021-05", "2021")],
)
def test_dates_are_as_long_as_they_are_sure(date, value):
    assert calendar_value(PartialDate.of(date)) == value


def test_an_abbreviation_ends_no_sentence():
    text = "BAIC Co. Ltd. grows. On Oct. 31 Mr. Wen left Ford Motor Corp. in No. 3.\n\nA heading\n\nDisco. Fin."
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        *("BAIC Co. Ltd. grows.", "On Oct. 31 Mr. Wen left Ford Motor Corp. in No. 3.", "A heading", "Disco.", "Fin.")
    ]


def test_an_empty_article_has_every_list_and_nothing_in_it():
    lists = ("companies", "ownership", "agreements", "vehicles", "people", "market_figures")
    assert as_gold("", Findings()) == {"text": "", "sentences": [], **{name: [] for name in lists}}


def test_a_company_has_its_aliases_and_kind():
    alder = FoundCompany(name="Alder Motor", kind=CompanyKind.MARQUE, aliases=("Alder",), **SEEN)
    assert as_gold(TEXT, Findings(companies=(alder,)))["companies"] == [
        {"name": "Alder Motor", "aliases": ["Alder"], "kind": "marque"}
    ]


def test_a_holding_that_is_over_has_no_place():
    states = (OwnershipState.CURRENT, OwnershipState.ENDED, OwnershipState.AGREED)
    holdings = tuple(FoundOwnership(owner="A", owned=state.value, state=state, **SEEN) for state in states)
    found = Findings(ownerships=holdings)
    states_of = {name: [o["state"] for o in as_gold(TEXT, f)["ownership"]] for name, f in shapes(found).items()}
    assert states_of == {"whole": ["current", "ended", "agreed"], "with a place": ["current", "agreed"]}


@pytest.mark.parametrize("share, number", [(None, None), ("50", 50), ("33.4", 33.4)])
def test_shares_are_numbers_as_short_as_they_can_be(share, number):
    holding = FoundOwnership(owner="A", owned="B", share_percent=share and Decimal(share), **SEEN)
    assert as_gold(TEXT, Findings(ownerships=(holding,)))["ownership"][0]["share_percent"] == number


def test_an_agreement_in_full():
    price = Amount(Decimal("2.5e9"), "USD", Bound.ABOUT, "some $2.5 billion")
    evidence = (Evidence(0, 5, "Alder"), Evidence(14, 19, "Birch"))
    found = deal(date=dated("about 2021"), value=price, summary="Supply", evidence=evidence)
    assert agreement_in_gold(found) == {
        "id": "a1",
        "type": "supply",
        "parties": [{"company": "Birch", "role": "supplier"}, {"company": "Alder", "role": "customer"}],
        "date": {"value": "2021", "kind": "signed", "approximate": True},
        "status": "signed",
        "value": {"amount": 2_500_000_000, "currency": "USD"},
        "evidence": [0, 1],
        "summary": "Supply",
    }


def test_what_is_unknown_of_an_agreement_is_null():
    bare = agreement_in_gold(deal(value=Amount(None, None, Bound.EXACT, "an undisclosed sum")))
    assert (bare["date"], bare["value"], bare["summary"]) == (None, None, None)


@pytest.mark.parametrize(
    "event, kind, word",
    [
        (EventKind.SIGNED, DateKind.ACTUAL, "signed"),
        (EventKind.ANNOUNCED, DateKind.ACTUAL, "announced"),
        (EventKind.TALKS_REPORTED, DateKind.ACTUAL, "announced"),
        (EventKind.EFFECTIVE, DateKind.ACTUAL, "effective"),
        (EventKind.STARTED_PRODUCTION, DateKind.FIRST_REPORTED, "effective"),
        (EventKind.COMPLETED, DateKind.ACTUAL, "effective"),
        (EventKind.SIGNED, DateKind.EXPECTED, "planned"),
    ],
)
def test_what_happened_names_the_kind_of_date(event, kind, word):
    assert agreement_in_gold(deal(event, dated("2021", kind)))["date"]["kind"] == word


@pytest.mark.parametrize(
    "date, approximate", [("2021-05-13", False), ("late 2021", True), ("2021-01/2021-04", True), ("2021-33", False)]
)
def test_a_date_of_loose_words_is_approximate(date, approximate):
    assert agreement_in_gold(deal(date=dated(date)))["date"]["approximate"] is approximate


def test_a_person_is_listed_once_with_the_office_that_names_a_company():
    offices = [("Wen", "engineer", None), ("Wen", "chairman", "Alder"), ("Wen", "director", "Birch"), ("Ida", "", None)]
    found = tuple(
        FoundAppointment(person=person, title=title, company=company, known_on=PartialDate.of("2021"), **SEEN)
        for person, title, company in offices
    )
    assert as_gold(TEXT, with_a_place(Findings(appointments=found)))["people"] == [
        {"name": "Wen", "role": "chairman", "company": "Alder"},
        {"name": "Ida", "role": None, "company": None},
    ]


def test_a_vehicle_in_full():
    lidar = FoundTechnology("lidar", "Birch", 3, Evidence(0, 5, "Alder"))
    one = FoundVehicle(
        name="One", marque="Alder", partners=(FoundParty("Birch", Role.OTHER),), technologies=(lidar,), **SEEN
    )
    steps = [
        (MilestoneKind.SALES_START, dated("2021-05")),
        (MilestoneKind.TYPE_APPROVAL, dated("2022", DateKind.EXPECTED)),
    ]
    milestones = tuple(FoundMilestone(vehicle="One", kind=kind, date=date, **SEEN) for kind, date in steps)
    assert as_gold(TEXT, Findings(vehicles=(one,), milestones=milestones))["vehicles"] == [
        {
            "name": "One",
            "marque": "Alder",
            "partners": [{"company": "Birch", "role": "partner"}],
            "technologies": [{"name": "lidar", "supplier": "Birch", "quantity": 3}],
            "milestones": [
                {"kind": "launched", "date": "2021-05", "planned": False},
                {"kind": "other", "date": "2022", "planned": True},
            ],
        }
    ]


@pytest.mark.parametrize(
    "date, period",
    [
        ("2021", "2021"),
        ("2021-05", "2021-05"),
        ("by 2021", "2021"),
        ("2021-34", "2021-04/2021-06"),
        ("2021-41", "2021-07/2021-12"),
        ("2019/2021", "2019/2021"),
    ],
)
def test_the_period_of_a_figure_keeps_both_ends(date, period):
    sales = FoundFigure(
        metric="sales", region="", period=dated(date), value=Decimal(5), unit="", change_percent=Decimal("-1.5"), **SEEN
    )
    assert as_gold(TEXT, Findings(figures=(sales,)))["market_figures"] == [
        {
            "metric": "sales",
            "region": None,
            "period": period,
            "value": 5,
            "unit": None,
            "change_percent": -1.5,
            "publisher": None,
        }
    ]
