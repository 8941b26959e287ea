"""The timeline page and its downloads: the same entries in every shape, and an answer to whatever is asked."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerships.curation.agreements import add_event, refresh
from partnerships.curation.vehicles import add_milestone, add_vehicle, add_vehicle_partner
from partnerships.dates import PartialDate
from partnerships.models import Company
from partnerships.pages.timeline.page import company_timeline
from partnerships.templatetags.timeline_tags import when
from partnerships.vocabulary import AgreementType, CompanyKind, DateKind, EventKind, MilestoneKind, Role
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db
TITLES = [
    "Strategic cooperation",
    "Creative lab",
    "Two core technologies",
    "ARCFOX αS HI: unveiled",
    "ARCFOX αS HI: deliveries",
]


@pytest.fixture
def article():
    """What the seed article says, and nothing else."""
    bluepark, huawei = make_company("BAIC BluePark"), make_company("Huawei", kind=CompanyKind.TECHNOLOGY)
    steyr = make_company("Steyr USA", kind=CompanyKind.SUPPLIER)
    make_agreement("Strategic cooperation", bluepark, huawei, on="2017")
    make_agreement("Creative lab", bluepark, huawei, on="2019", type=AgreementType.JOINT_DEVELOPMENT)
    parties = (bluepark, Role.LICENSOR), (steyr, Role.LICENSEE)
    make_agreement("Two core technologies", *parties, on="early 2021", type=AgreementType.TECHNOLOGY_LICENCE)
    car = add_vehicle("ARCFOX αS HI", maker=bluepark)
    add_vehicle_partner(car, huawei, Role.SUPPLIER)
    add_milestone(car, MilestoneKind.UNVEILED, PartialDate("2021-04"))
    add_milestone(car, MilestoneKind.DELIVERIES_START, PartialDate("2021-12"), date_kind=DateKind.EXPECTED)
    return bluepark


def page(client, query=""):
    response = client.get(urljoin("/timeline/", query))
    assert response.status_code == 200
    return response.content.decode()


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def in_list(html):
    """Titles in the table, in order."""
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', html)


def in_chart(html):
    """The names of the marks, in the order of the page."""
    marks = re.findall(r'<a class="(?:tl-block )?tl-mark[^>]*>(.*?)</a>', html, re.DOTALL)
    return [text_of(mark).strip() for mark in marks]


def downloaded(client, query):
    return b"".join(client.get(f"/timeline/{query}").streaming_content).decode()


def rows_of(client, query):
    return list(csv.DictReader(io.StringIO(downloaded(client, query))))


def problems(html):
    return re.findall(r'<p class="note warn">.*?<span>(.*?)</span></p>', html, re.DOTALL)


def test_list_csv_and_json_hold_the_same_entries_in_the_same_order(client, article):
    assert in_list(page(client, "?view=list")) == TITLES
    assert [row["title"] for row in rows_of(client, "?format=csv")] == TITLES
    document = json.loads(downloaded(client, "?format=json"))
    assert [record["title"] for record in document["results"]] == TITLES
    assert document["count"] == 5


def test_a_mark_is_a_link_whose_name_says_everything(client, article):
    html = page(client, "?view=chart&lanes=none")
    assert in_chart(html) == [
        "Strategic cooperation. Strategic cooperation. Signed. 2017, year only. BAIC BluePark, Huawei.",
        "Creative lab. Joint development. Signed. 2019, year only. BAIC BluePark, Huawei.",
        "Two core technologies. Technology licence. Signed. early 2021, approximate. "
        "BAIC BluePark (licensor), Steyr USA (licensee).",
        "ARCFOX αS HI: unveiled. Vehicle milestone. April 2021, month only. BAIC BluePark (maker), Huawei (supplier).",
        "ARCFOX αS HI: deliveries. Vehicle milestone. December 2021, month only, expected. "
        "BAIC BluePark (maker), Huawei (supplier).",
    ]
    assert re.findall(r'<a class="tl-[^"]*" href="([^"]+)"', html) == [
        "/agreements/strategic-cooperation/", "/agreements/creative-lab/", "/agreements/two-core-technologies/",
        "/vehicles/arcfox-alpha-s-hi/", "/vehicles/arcfox-alpha-s-hi/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "ends, reported, words",
    [
        ("2021-05", None, "2017, year only, to May 2021, month only"),
        (None, "2020-03-04", "2017, year only; no end recorded, last reported 4 March 2020"),
    ],
)
def test_the_name_of_a_mark_tells_its_end_or_the_last_report(client, article, ends, reported, words):
    agreement = article.parties.first().agreement
    if ends:
        add_event(agreement, EventKind.ENDED, PartialDate(ends))
    if reported:
        add_event(agreement, EventKind.CONFIRMED, PartialDate(reported))
    refresh(agreement)
    assert words in in_chart(page(client, "?view=chart"))[0]


def test_without_script_the_page_opens_with_the_list_and_the_chart_comes_after_it(client, article):
    html = page(client)
    assert 'data-view="auto"' in html
    assert html.index('id="as-list"') < html.index('id="as-chart"')
    assert in_list(html) == TITLES
    assert len(in_chart(html)) == 5


@pytest.mark.parametrize("view, has_list, has_chart", [("list", True, False), ("chart", False, True)])
def test_each_view_has_an_address(client, article, view, has_list, has_chart):
    html = page(client, f"?view={view}")
    assert (bool(in_list(html)), bool(in_chart(html))) == (has_list, has_chart)


def test_fewer_than_four_entries_are_a_list_only(client, article):
    html = page(client, "?company=steyr-usa&view=chart")
    assert in_list(html) == ["Two core technologies"]
    assert in_chart(html) == []


def test_too_many_to_draw_are_a_list_that_says_so(client, article, monkeypatch):
    monkeypatch.setattr("partnerships.pages.timeline.page.MOST_DRAWN", 4)
    html = page(client)
    assert "5 entries are too many to draw." in html
    assert (len(in_list(html)), in_chart(html)) == (5, [])


def test_a_long_list_has_pages(client, article, monkeypatch):
    monkeypatch.setattr("partnerships.pages.timeline.page.PER_PAGE", 2)
    assert in_list(page(client, "?view=list&page=2")) == TITLES[2:4]
    assert in_list(page(client, "?view=list&page=3")) == TITLES[4:]
    assert re.findall(r'<a class="btn small" href="([^"]+)">(\w+)', page(client, "?view=list&page=2")) == [
        ("/timeline/?page=1&amp;view=list", "Previous"), ("/timeline/?page=3&amp;view=list", "Next"),
    ]  # fmt: skip


def test_the_chart_holds_all_entries_though_the_list_has_pages(client, article, monkeypatch):
    monkeypatch.setattr("partnerships.pages.timeline.page.PER_PAGE", 2)
    html = page(client, "?page=2")
    assert (in_list(html), len(in_chart(html))) == (TITLES[2:4], 5)


def test_undated_entries_are_last_and_counted(client, article):
    make_agreement("Undated deal", article, on=None)
    html = page(client, "?from=2019&to=2019")
    assert in_list(html) == ["Creative lab", "Undated deal"]
    assert "Undated (1)" in html
    assert "Undated (1)" in page(client, "?view=chart")


def test_the_count_says_how_many_of_which(client, article):
    assert "3 agreements, 2 vehicle milestones." in text_of(page(client, "?view=list"))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("query", ["", "?view=list", "?lanes=company&view=chart", "?company=one"])
def test_a_page_costs_the_same_however_many_entries_it_shows(client, count, query, django_assert_max_num_queries):
    one, other = make_company("One"), make_company("Other")
    for number in range(4 * count):
        make_agreement(f"Deal {number}", one, other)
        add_milestone(add_vehicle(f"Car {number}", maker=one), MilestoneKind.LAUNCHED, PartialDate("2020"))
    with django_assert_max_num_queries(9) as counted:
        page(client, query)
    assert len(counted) == (9 if "company=one" in query else 8)


def test_filters_in_use_are_chips_that_take_themselves_away(client, article):
    html = page(client, "?company=huawei&family=tech&view=list&from=2018")
    chips = re.findall(r'<a class="chip on" href="([^"]+)" aria-label="Remove filter: ([^"]+)"', html)
    assert chips == [
        ("/timeline/?family=tech&amp;from=2018&amp;view=list", "Huawei"),
        ("/timeline/?company=huawei&amp;from=2018&amp;view=list", "Technology"),
        ("/timeline/?company=huawei&amp;family=tech&amp;view=list", "2018 to any"),
    ]


def test_the_zoom_is_a_row_of_addresses(client, article):
    html = page(client, "?from=2012&to=2021&view=chart")
    zooms = dict(re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"[^>]* data-zoom', html))
    assert {name: url for url, name in zooms.items()} == {
        "Last 5 years": "/timeline/?from=2017&amp;to=2021&amp;view=chart",
        "Last 10 years": "/timeline/?from=2012&amp;to=2021&amp;view=chart",
        "Last 20 years": "/timeline/?from=2002&amp;to=2021&amp;view=chart",
        "All years": "/timeline/?view=chart&amp;years=all",
        "Zoom in": "/timeline/?from=2014&amp;to=2019&amp;view=chart",
        "Zoom out": "/timeline/?from=2008&amp;to=2024&amp;view=chart",
    }


def test_empty_fields_of_the_form_leave_the_address(client, article):
    response = client.get("/timeline/?view=list&from=&to=2020&company=")
    assert (response.status_code, response["Location"]) == (302, "/timeline/?to=2020&view=list")


def test_an_empty_result_says_what_to_do(client, article):
    html = page(client, "?company=huawei&company=steyr-usa&match=all")
    assert "Nothing in this view" in html
    assert 'href="/timeline/">Clear all filters' in html


@pytest.mark.parametrize(
    "query, problem",
    [
        ("?company=nobody", "There is no company “nobody”. The rest of the filters is kept."),
        ("?view=film", "“view” is one of these: auto, list, chart. “film” was left out."),
        ("?lanes=9", "“lanes” is one of these: type, company, none. “9” was left out."),
        ("?page=-1", "“-1” is no page. This is the first one."),
        ("?page=%C2%B2", "“²” is no page. This is the first one."),
        ("?page=77", "There is no page 77. This is the first one."),
        ("?format=xls", "“format” is one of these: html, csv, json. “xls” was left out."),
    ],
)
def test_unknown_values_are_said_and_the_rest_is_shown(client, article, query, problem):
    html = page(client, f"{query}&kind=agreement")
    assert problems(html) == [problem]
    assert in_list(html) == TITLES[:3]


def test_hostile_words_stay_words(client, article):
    make_agreement("<script>alert(1)</script> & “co”", article, on="2020")
    html = page(client, "?q=%3Cscript%3E&company=%27%3B+DROP+TABLE")
    assert "<script>alert" not in html
    assert "<script>alert" not in page(client)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “co”" in page(client)


NAMES = ["company", "from", "to", "view", "lanes", "page", "status", "match", "certain", "years", "q", "country", "odd"]
words = st.text(max_size=12) | st.sampled_from(
    ["2019", "2199", "1700", "9999-99", "huawei", "chart", "CN", "\x00", "%00"]
)


@given(pairs=st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=5), words), max_size=5))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_breaks_the_page(client, article, pairs):
    response = client.get("/timeline/", [(name, value) for name, value in pairs], follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize(
    "edge", ["?from=1700&to=2199&view=chart", "?from=2199&view=chart", "?to=1700", "?years=all&from=1701"]
)
def test_the_edges_of_time_can_be_drawn(client, article, edge):
    make_agreement("Ancient", article, on="before 1750")
    make_agreement("Far", article, on="after 2150")
    page(client, edge)


def test_dates_in_a_csv_have_columns_of_their_own(client, article):
    licence = rows_of(client, "?format=csv")[2]
    assert {name: licence[name] for name in licence if name.startswith("start")} == {
        "start_value": "2021", "start_qualifier": "early", "start_precision": "year", "start_kind": "actual",
        "start_edtf": "2021-37", "start_earliest": "2021-01-01", "start_latest": "2021-04-30",
        "start_display": "early 2021",
    }  # fmt: skip
    assert licence["parties"] == "BAIC BluePark (licensor); Steyr USA (licensee)"
    assert (licence["end_display"], licence["vehicle"]) == ("", "")


def test_dates_in_json_are_objects_and_unknown_ones_null(client, article):
    deliveries = json.loads(downloaded(client, "?format=json"))["results"][4]
    assert deliveries["start"] == {
        "value": "2021-12", "qualifier": None, "precision": "month", "kind": "expected", "edtf": "2021-12",
        "earliest": "2021-12-01", "latest": "2021-12-31", "display": "December 2021",
    }  # fmt: skip
    assert (deliveries["end"], deliveries["status"], deliveries["url"]) == (None, None, "/vehicles/arcfox-alpha-s-hi/")


@pytest.mark.parametrize(
    "query, count", [("", 5), ("&kind=agreement", 3), ("&company=steyr-usa", 1), ("&q=nothing", 0)]
)
def test_a_download_answers_the_same_filters(client, article, query, count):
    assert len(rows_of(client, f"?format=csv{query}")) == count
    assert json.loads(downloaded(client, f"?format=json{query}"))["count"] == count


def test_no_cell_of_a_csv_is_a_formula(client):
    maker = make_company("=cmd|' /C calc'!A0")
    for title in ('=HYPERLINK("x")', "+1", "-1", "@sum", "fine"):
        make_agreement(title, maker, on="2020")
    rows = rows_of(client, "?format=csv")
    assert [row["title"] for row in rows] == ['\'=HYPERLINK("x")', "'+1", "'-1", "'@sum", "fine"]
    assert {row["parties"][0] for row in rows} == {"'"}


def test_excel_can_be_told_that_a_csv_is_utf_8(client, article):
    assert downloaded(client, "?format=csv&bom=1").startswith("\ufeffid,")
    assert downloaded(client, "?format=csv").startswith("id,")


def test_a_year_never_becomes_a_day(client, article):
    """2017-01-01 is what no source said; it may stand as the earliest day and nowhere else."""
    for query in ("", "?view=list", "?view=chart", "?lanes=company&years=all"):
        assert "2017-01-01" not in page(client, query)
    first = rows_of(client, "?format=csv")[0]
    assert [name for name, cell in first.items() if "2017-01-01" in cell] == [
        "start_earliest", "last_reported_earliest",
    ]  # fmt: skip
    record = json.loads(downloaded(client, "?format=json"))["results"][0]
    for date in ("start", "last_reported"):
        assert record[date].pop("earliest") == "2017-01-01"
    assert "2017-01-01" not in json.dumps(record)


def test_a_crowded_year_folds_into_a_link_to_its_list(client, article):
    for number in range(42):
        make_agreement(f"Deal {number}", article, on="2020")
    html = page(client, "?view=chart&kind=agreement")
    folds = re.findall(r'<a class="tl-fold" href="([^"]+)">([^<]+)</a>', html)
    url = "/timeline/?family=coop&amp;from=2020&amp;kind=agreement&amp;to=2020&amp;view=list"
    assert folds == [(url, "+2 in 2020")]
    assert len(in_chart(html)) + 2 == 45
    assert len(in_list(page(client, url.removeprefix("/timeline/").replace("&amp;", "&")))) == 42


def test_a_fold_in_the_lane_of_a_partner_leads_to_what_both_did(client, article):
    huawei = Company.objects.get(slug="huawei")
    make_agreement("Of Huawei alone", huawei, on="2020")
    for number in range(41):
        make_agreement(f"Deal {number}", article, huawei, on="2020")
    html = page(client, "?company=baic-bluepark&lanes=company&view=chart&kind=agreement")
    ((url, words),) = re.findall(r'<a class="tl-fold" href="([^"]+)">([^<]+)</a>', html)
    assert words == "+1 in 2020"
    assert len(in_list(page(client, url.replace("&amp;", "&")))) == 41


def test_the_page_of_a_company_draws_a_lane_for_each_company_it_deals_with(client, article):
    html = page(client, "../companies/baic-bluepark/")
    assert re.findall(r'class="tl-lane" role="group" aria-label="([^"]+)"', html) == ["Huawei", "Steyr USA"]
    assert len(in_chart(html)) == 5


def test_a_company_with_few_entries_has_no_drawing(article):
    assert company_timeline(Company.objects.get(slug="steyr-usa")).drawing is None
    assert len(company_timeline(article).drawing.lanes) == 2


def test_the_words_of_an_undated_entry_say_so(article):
    make_agreement("Undated deal", article, on=None)
    assert [when(item) for item in company_timeline(article).rows][-1] == "date not recorded"


def test_only_reading_is_allowed(client):
    assert client.post("/timeline/").status_code == 405


def test_a_company_with_too_many_entries_to_draw_says_so_and_leads_on(client, monkeypatch, article):
    monkeypatch.setattr("partnerships.pages.timeline.page.MOST_ON_A_RECORD", 4)
    page = client.get(f"/companies/{article.slug}/").content.decode()
    assert "5 entries are too many to draw here" in page
    assert "data-timeline" not in page
