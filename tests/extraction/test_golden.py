"""Every fact an editor would draw from the article, in the real wording and in our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from partnerships.vocabulary import AgreementType, Bound, DateKind, EventKind, MilestoneKind, Role, Status
from tests.extraction.helpers import findings_in

BLUEPARK, BAIC = "BAIC BluePark", "BAIC Group"
PARTNER, LICENSOR, LICENSEE = Role.PARTNER, Role.LICENSOR, Role.LICENSEE


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


def test_three_agreements_with_roles_and_dates_and_no_fourth(findings, name):
    assert [
        (a.type, {(name(p.company), p.role) for p in a.parties}, a.date.date.display, a.event, a.status)
        for a in findings.agreements
    ] == [
        (
            AgreementType.STRATEGIC_COOPERATION,
            {(BLUEPARK, PARTNER), ("Huawei", PARTNER)},
            "2017",
            EventKind.SIGNED,
            Status.SIGNED,
        ),
        (
            AgreementType.JOINT_DEVELOPMENT,
            {(BLUEPARK, PARTNER), ("Huawei", PARTNER)},
            "2019",
            EventKind.EFFECTIVE,
            Status.IN_FORCE,
        ),
        (
            AgreementType.TECHNOLOGY_LICENCE,
            {(BLUEPARK, LICENSOR), ("Steyr USA LLC", LICENSEE)},
            "early 2021",
            EventKind.SIGNED,
            Status.SIGNED,
        ),
    ]


def test_two_holdings(findings, name):
    assert {(name(o.owner), name(o.owned)) for o in findings.ownerships} == {
        (BAIC, BLUEPARK),
        ("Magna Steyr", "Steyr USA LLC"),
    }


def test_one_vehicle_with_three_technologies(findings, name):
    (vehicle,) = findings.vehicles
    assert (vehicle.name, vehicle.marque) == ("ARCFOX αS HI", "ARCFOX")
    assert [(t.name, t.supplier, t.quantity) for t in vehicle.technologies] == [
        ("HarmonyOS", "Huawei", None),
        ("ADS", "Huawei", None),
        ("laser radars", None, 3),
    ]
    assert {(name(p.company), p.role) for p in vehicle.partners} == {
        (BLUEPARK, Role.MANUFACTURER),
        ("Huawei", Role.TECHNOLOGY_PROVIDER),
    }


def test_two_milestones_one_of_them_expected(findings):
    assert [(m.vehicle, m.kind, str(m.date.date), m.date.kind) for m in findings.milestones] == [
        ("ARCFOX αS HI", MilestoneKind.UNVEILED, "2021-04", DateKind.ACTUAL),
        ("ARCFOX αS HI", MilestoneKind.DELIVERIES_START, "2021-12", DateKind.EXPECTED),
    ]
    assert "Shanghai International Automobile Industry Exhibition" in findings.milestones[0].occasion
    assert findings.milestones[1].date.phrase == "in December this year"


def test_one_person_with_an_office_and_no_photographer_or_editor(findings, name):
    assert [(p.person, p.title, name(p.company)) for p in findings.appointments] == [
        ("Liu Yu", "board chairman", BLUEPARK)
    ]


@pytest.mark.parametrize("dateline, known_on", [("BEIJING, May 12 (Xinhua) -- ", "2021-05-12"), ("", "2021-05-13")])
def test_an_office_is_known_at_the_date_of_the_dateline(dateline, known_on):
    told = findings_in(f"{dateline}Liu Yu, chairman of BAIC BluePark, spoke about its cars.")
    assert [(p.person, str(p.known_on)) for p in told.appointments] == [("Liu Yu", known_on)]


def test_two_market_figures(findings):
    sales, fleet = findings.figures
    assert (sales.metric, sales.region, sales.value, sales.change_percent) == (
        "NEV sales",
        "China",
        Decimal(1370000),
        Decimal("10.9"),
    )
    assert (sales.period.date.display, sales.stated_by) == ("2020", "China Association of Automobile Manufacturers")
    assert (fleet.metric, fleet.region, fleet.value) == ("Registered NEVs", "China", Decimal(4920000))
    assert (fleet.change_percent, fleet.change_bound) == (Decimal(30), Bound.NEARLY)
    assert (fleet.period.phrase, fleet.stated_by) == ("by the end of 2020", "Ministry of Public Security")


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
)
def test_the_first_evidence_is_the_clause(seed, pick, start, end):
    evidence = pick(findings_in(seed)).evidence[0]
    assert (evidence.start, evidence.end) == (start, end)
