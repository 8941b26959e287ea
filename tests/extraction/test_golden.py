"""Every fact an editor would draw from the article, in the real wording and in our own: at least these, and right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.vocabulary import AgreementType, Bound, DateKind, EventKind, MilestoneKind, Role, Status
from tests.extraction.helpers import findings_in

BLUEPARK, BAIC = "BAIC BluePark", "BAIC Group"
GIVERS, TAKERS = {Role.LICENSOR, Role.SUPPLIER, Role.MANUFACTURER}, {Role.LICENSEE, Role.CUSTOMER, Role.CLIENT}


@pytest.fixture(params=["seed", "synthetic"])
def findings(request):
    return findings_in(request.getfixturevalue(request.param))


@pytest.fixture
def name(findings):
    """Short name of a company, whichever form the text makes the full one."""
    short = {"Magna Steyr Group": "Magna Steyr"}
    forms = {
        c.name: next((f for f in (*c.aliases, c.name) if f in {BLUEPARK, BAIC}), c.name) for c in findings.companies
    }
    return lambda full: short.get(forms[full], forms[full])


@pytest.fixture
def dated(findings, name):
    """The agreements that have a date, in short words."""
    return [
        (a.type, a.date.date.display, a.event, a.status, {(name(p.company), p.role) for p in a.parties})
        for a in findings.agreements
        if a.date
    ]


def test_the_cooperation_of_2017(dated):
    partners = {(BLUEPARK, Role.PARTNER), ("Huawei", Role.PARTNER)}
    assert dated[0] == (AgreementType.STRATEGIC_COOPERATION, "2017", EventKind.SIGNED, Status.SIGNED, partners)


def test_the_laboratory_of_2019(dated):
    partners = {(BLUEPARK, Role.PARTNER), ("Huawei", Role.PARTNER)}
    assert dated[1] == (AgreementType.JOINT_DEVELOPMENT, "2019", EventKind.EFFECTIVE, Status.IN_FORCE, partners)


def test_the_licence_of_early_2021(dated):
    roles = {(BLUEPARK, Role.LICENSOR), ("Steyr USA LLC", Role.LICENSEE)}
    assert dated[2:] == [(AgreementType.TECHNOLOGY_LICENCE, "early 2021", EventKind.SIGNED, Status.SIGNED, roles)]


def test_nobody_gives_what_he_takes(findings, name):
    told = {(name(p.company), p.role) for a in findings.agreements for p in a.parties}
    assert {(company, role) for company, role in told if role in GIVERS} == {(BLUEPARK, Role.LICENSOR)}
    assert {(company, role) for company, role in told if role in TAKERS} == {("Steyr USA LLC", Role.LICENSEE)}


def test_what_is_only_sought_is_not_concluded(findings):
    assert [a.summary for a in findings.agreements if a.date is None and a.status is not Status.REPORTED] == []


def test_two_holdings(findings, name):
    assert {(name(o.owner), name(o.owned)) for o in findings.ownerships} == {
        (BAIC, BLUEPARK),
        ("Magna Steyr", "Steyr USA LLC"),
    }


def test_one_vehicle_and_who_is_behind_it(findings, name):
    (vehicle,) = findings.vehicles
    assert vehicle.name == "ARCFOX αS HI"
    assert {(name(p.company), p.role) for p in vehicle.partners} == {
        (BLUEPARK, Role.MANUFACTURER),
        ("Huawei", Role.SUPPLIER),
    }


def test_three_technologies_and_whose_they_are(findings):
    wanted = {"HarmonyOS", "ADS", "laser radars"}
    found = [(t.name, t.supplier, t.quantity) for t in findings.vehicles[0].technologies if t.name in wanted]
    assert found == [("HarmonyOS", "Huawei", None), ("ADS", "Huawei", None), ("laser radars", None, 3)]


def test_two_milestones_one_of_them_expected(findings):
    assert [(m.vehicle, m.kind, str(m.date.date), m.date.kind) for m in findings.milestones] == [
        ("ARCFOX αS HI", MilestoneKind.UNVEILED, "2021-04", DateKind.ACTUAL),
        ("ARCFOX αS HI", MilestoneKind.DELIVERIES_START, "2021-12", DateKind.EXPECTED),
    ]
    assert findings.milestones[0].occasion == "Shanghai International Automobile Industry Exhibition"
    assert findings.milestones[1].date.phrase == "in December this year"


def test_one_person_with_an_office_and_no_photographer_or_editor(findings, name):
    assert [(p.person, p.title, name(p.company)) for p in findings.appointments] == [
        ("Liu Yu", "board chairman", BLUEPARK)
    ]


@pytest.mark.parametrize("dateline, known_on", [("BEIJING, May 12 (Xinhua) -- ", "2021-05-12"), ("", "2021-05-13")])
def test_an_office_is_known_at_the_date_of_the_dateline(dateline, known_on):
    told = findings_in(f"{dateline}Liu Yu, chairman of BAIC BluePark, spoke about its cars.")
    assert [(p.person, str(p.known_on)) for p in told.appointments] == [("Liu Yu", known_on)]


def test_the_sales_of_2020(findings):
    sales = findings.figures[0]
    assert (sales.metric, sales.region, sales.value) == ("NEV sales", "China", Decimal(1370000))
    assert (sales.change_percent, sales.change_bound) == (Decimal("10.9"), Bound.EXACT)
    assert sales.period.date.display == "2020"


def test_the_fleet_at_the_end_of_2020(findings):
    fleet = findings.figures[1]
    assert (fleet.metric, fleet.region, fleet.value) == ("Registered NEVs", "China", Decimal(4920000))
    assert (fleet.change_percent, fleet.change_bound) == (Decimal(30), Bound.NEARLY)
    assert (fleet.period.phrase, fleet.stated_by) == ("by the end of 2020", "Ministry of Public Security")


def test_there_is_no_third_figure(findings):
    assert len(findings.figures) == 2


def test_the_newswire_is_no_company(findings):
    assert "Xinhua" not in {form for c in findings.companies for form in (c.name, *c.aliases)}


@pytest.mark.parametrize(
    "pick, start, end",
    [
        (lambda f: f.agreements[0], 1477, 1551),
        (lambda f: f.agreements[1], 1567, 1603),
        (lambda f: f.agreements[2], 1836, 1899),
        (lambda f: f.milestones[1], 1154, 1175),
        (lambda f: f.figures[0], 2168, 2231),
        (lambda f: f.figures[1], 2408, 2439),
    ],
    ids=["cooperation", "laboratory", "licence", "deliveries", "sales", "fleet"],
)
def test_the_first_evidence_is_the_clause(seed, pick, start, end):
    evidence = pick(findings_in(seed)).evidence[0]
    assert (evidence.start, evidence.end) == (start, end)
