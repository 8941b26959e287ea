"""Lists are paged, filtered and ordered, and say in words what they did not understand."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.curation.sources import cite
from partnerships.curation.vehicles import add_milestone, add_technology, add_vehicle, add_vehicle_partner, equip
from partnerships.dates import PartialDate
from partnerships.vocabulary import AgreementType, CompanyKind, MilestoneKind, Role
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import words

pytestmark = pytest.mark.django_db
LISTS = ["/companies/", "/agreements/", "/vehicles/", "/sources/"]


def titles(response):
    return re.findall(r'class="title" href="[^"]*">([^<]*)<', response.content.decode())


def test_agreements_stand_in_the_one_order_and_undated_ones_last(client):
    for title, on in (("Undated", None), ("Year", "2017"), ("Early", "early 2017"), ("Day", "2016-12-31")):
        make_agreement(title, on=on)
    assert titles(client.get("/agreements/")) == ["Day", "Early", "Year", "Undated"]
    assert titles(client.get("/agreements/?order=newest")) == ["Year", "Early", "Day", "Undated"]


def test_companies_stand_by_name_with_their_kind_and_number_of_agreements(client):
    beta = make_company("Beta", country="DE", kind=CompanyKind.SUPPLIER)
    make_company("Alpha")
    make_agreement("Deal", beta)
    page = client.get("/companies/")
    assert titles(page) == ["Alpha", "Beta"]
    assert "Beta 1 agreement Supplier, Germany" in words(page)


def test_a_merged_company_is_not_listed(client):
    make_company("Old", merged_into=make_company("New"))
    assert titles(client.get("/companies/")) == ["New"]


def test_sources_stand_by_publication_latest_first(client):
    for title, published in (("Undated", None), ("Old", "2019"), ("New", "2021-05")):
        make_source(title, published=published and PartialDate.of(published))
    assert titles(client.get("/sources/")) == ["New", "Old", "Undated"]


def test_filters_narrow_and_each_can_be_taken_off_again(client):
    make_agreement("Deal", type=AgreementType.MOU)
    make_agreement("Venture", type=AgreementType.JOINT_VENTURE)
    page = client.get("/agreements/?family=jv&q=venture")
    assert titles(page) == ["Venture"]
    assert "1 agreement match" in words(page)
    assert 'class="chip on" href="?q=venture"' in page.content.decode()
    assert 'class="chip on" href="?family=jv"' in page.content.decode()


def test_companies_are_asked_for_by_name_or_address(client):
    one, other = make_company("Blue Works"), make_company("Lumen")
    make_agreement("Both", one, other)
    make_agreement("Only one", one)
    assert titles(client.get("/agreements/?company=Blue+Works&company=lumen&match=all")) == ["Both"]
    assert titles(client.get(f"/agreements/?company={one.public_id}")) == ["Both", "Only one"]


def test_an_invalid_filter_is_explained_beside_its_field_and_the_others_hold(client):
    make_agreement("Deal")
    make_agreement("Other")
    page = client.get("/agreements/?from=2017-13&q=deal")
    assert titles(page) == ["Deal"]
    assert '<p class="error-text" id="f-from-error">2017-13 has no month 13.' in page.content.decode()


def test_an_unknown_parameter_and_order_are_named(client):
    page = words(client.get("/agreements/?colour=red&order=sideways"))
    assert "There is no parameter “colour” here" in page
    assert "“order” is one of: oldest, newest." in page


def test_when_nothing_matches_the_most_helpful_filter_is_offered_with_its_count(client):
    make_agreement("Deal", type=AgreementType.MOU)
    page = client.get("/agreements/?family=jv&q=deal")
    assert "No agreements match these filters" in words(page)
    assert "without “Joint venture” 1" in words(page)


def test_empty_fields_of_a_form_leave_the_address(client):
    answer = client.get("/agreements/?q=&company=Blue+Works&family=jv&to=")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/agreements/?company=Blue+Works&family=jv")


def test_fifty_stand_on_a_page_and_the_next_page_keeps_the_filters(client):
    for number in range(51):
        make_agreement(f"Deal {number:02}")
    first, second = client.get("/agreements/?q=deal"), client.get("/agreements/?q=deal&page=2")
    assert len(titles(first)) == 50
    assert 'rel="next" href="?q=deal&amp;page=2"' in first.content.decode()
    assert titles(second) == ["Deal 50"]
    assert "51 to 51 of 51" in words(second)


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "1e9", "99999999999999999999", "None"])
@pytest.mark.parametrize("address", LISTS)
def test_a_page_that_does_not_exist_is_not_found(client, address, page):
    assert client.get(f"{address}?page={page}").status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_only_reading_is_allowed(client, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def fill(count):
    for number in range(count):
        company, source = make_company(f"Company {number}"), make_source(f"Source {number}")
        agreement = make_agreement(f"Deal {number}", company, make_company(f"Other {number}"))
        cite(agreement, source)
        vehicle = add_vehicle(f"Vehicle {number}", maker=company, marque=company)
        add_vehicle_partner(vehicle, company, Role.SUPPLIER)
        equip(vehicle, add_technology(f"Technology {number}"), supplier=company)
        add_milestone(vehicle, MilestoneKind.UNVEILED, PartialDate.of("2021"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "address, queries", [("/", 11), ("/companies/", 5), ("/agreements/", 4), ("/vehicles/", 9), ("/sources/", 4)]
)
def test_a_list_costs_the_same_however_long(client, address, queries, count, django_assert_num_queries):
    fill(count)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


NAMES = st.sampled_from(["q", "kind", "country", "company", "match", "type", "from", "to", "page", "order", "sourced"])
WORDS = st.one_of(
    st.text(max_size=30), st.sampled_from(["2017", "\x00", "a\x00b", "' OR 1=1 --", "<b>", "%", "9" * 400, "²", "٣"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    address=st.sampled_from([*LISTS, "/search/", "/"]), asked=st.lists(st.tuples(NAMES | st.text(max_size=8), WORDS))
)
def test_no_question_whatever_breaks_a_page(client, address, asked):
    data: dict[str, list[str]] = {}
    for name, word in asked:
        data.setdefault(name.encode(errors="replace").decode(), []).append(word.encode(errors="replace").decode())
    assert client.get(address, data).status_code in {200, 302, 404}
