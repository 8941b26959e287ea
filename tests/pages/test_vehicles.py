"""The page of a vehicle: steps and plans, who is in it and where it came from."""

from __future__ import annotations

import pytest

from partnerships.curation.sources import cite
from partnerships.curation.vehicles import (
    add_milestone,
    add_technology,
    add_vehicle,
    add_vehicle_partner,
    equip,
)
from partnerships.dates import PartialDate
from partnerships.vocabulary import DateKind, MilestoneKind, Role
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import section, words
from tests.pages.world import SENTENCES

pytestmark = pytest.mark.django_db


def test_steps_and_plans_stand_in_order_with_the_day_a_plan_was_told(client, world):
    page = client.get("/vehicles/aurora/")
    assert section(page, "Milestones") == (
        "A planned date that moved stays visible "
        "Apr 2021 month only Unveiled 1 Dec 2021 month only Deliveries planned 2 said 12 May 2021"
    )
    assert SENTENCES["deliveries"] in page.content.decode()


def test_every_plan_is_kept_when_it_moves(client):
    vehicle = add_vehicle("Aurora")
    for date, said in (("2021-12", "2021-05-12"), ("2022-02", "2022-01")):
        add_milestone(
            vehicle,
            MilestoneKind.DELIVERIES_START,
            PartialDate.of(date),
            date_kind=DateKind.EXPECTED,
            said_on=PartialDate.of(said),
        )
    assert section(client.get("/vehicles/aurora/"), "Milestones").count("Deliveries planned") == 2


def test_dated_milestones_are_drawn_and_the_drawing_says_where_its_words_are(client, world):
    html = client.get("/vehicles/aurora/").content.decode()
    assert 'aria-label="Milestones from 2021 to 2021; the list below says the same"' in html
    assert '<tspan class="kind">Deliveries planned</tspan> Dec 2021' in html


def test_a_single_milestone_is_not_drawn(client):
    add_milestone(add_vehicle("Aurora"), MilestoneKind.UNVEILED, PartialDate.of("2021-04"))
    assert 'class="steps' not in client.get("/vehicles/aurora/").content.decode()


def test_partners_have_roles_and_technologies_suppliers_and_numbers(client, world):
    shown = section(client.get("/vehicles/aurora/"), "Facts")
    assert "Maker BlueWorks unsourced Partners Lumen , supplier 3" in shown
    assert shown.endswith("Technology 3 × Lidar , from Lumen 4")


def test_it_came_out_of_an_agreement(client, world):
    assert section(client.get("/vehicles/aurora/"), "Came out of") == (
        "BlueWorks and Lumen strategic cooperation 2017 year only Aurora"
    )


def test_vehicles_that_share_most_technologies_are_called_similar(client):
    lidar, system = add_technology("Lidar"), add_technology("System")
    for name, technologies in (("Aurora", [lidar, system]), ("Near", [lidar]), ("Nearest", [lidar, system])):
        vehicle = add_vehicle(name)
        for technology in technologies:
            equip(vehicle, technology)
    shown = section(client.get("/vehicles/aurora/"), "Other vehicles with these technologies")
    assert [name for name in shown.split() if name.startswith("Near")] == ["Nearest", "Near"]


def test_sources_that_disagree_about_a_step_are_shown(client):
    vehicle = add_vehicle("Aurora")
    shown = add_milestone(vehicle, MilestoneKind.UNVEILED, PartialDate.of("2021-04-17"))
    cite(shown, make_source("First"))
    cite(shown, make_source("Second"), value="2021-04-19")
    page = client.get("/vehicles/aurora/")
    assert "(also reported: 19 April 2021 2 )" in section(page, "Milestones")
    assert "Unveiled: the sources disagree" in section(page, "Where sources disagree")


def test_a_bare_vehicle_says_what_is_missing(client):
    add_vehicle("Bare")
    page = client.get("/vehicles/bare/")
    assert section(page, "Milestones").endswith("No milestone is recorded yet.")
    assert section(page, "Facts") == (
        "Name Bare unsourced Marque not recorded Maker not recorded Partners not reported Technologies not reported"
    )
    assert "No agreement is linked to this vehicle yet." in words(page)


@pytest.mark.parametrize("count", [1, 3])
def test_a_vehicle_costs_the_same_however_much_is_known(client, count, django_assert_num_queries):
    vehicle, source = add_vehicle("Centre"), make_source()
    for number in range(count):
        technology, company = add_technology(f"Technology {number}"), make_company(f"Company {number}")
        cite(equip(vehicle, technology), source)
        equip(add_vehicle(f"Similar {number}"), technology)
        cite(add_vehicle_partner(vehicle, company, Role.SUPPLIER), source)
        cite(add_milestone(vehicle, MilestoneKind.UNVEILED, PartialDate.of("2021")), source)
        make_agreement(f"Deal {number}", company).vehicles.add(vehicle)
    with django_assert_num_queries(13):
        assert client.get("/vehicles/centre/").status_code == 200
