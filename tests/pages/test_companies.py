"""The page of a company says what is known of it and what stands behind each fact."""

from __future__ import annotations

import pytest

from partnerships.curation.companies import add_name, add_ownership
from partnerships.curation.people import add_person, appoint
from partnerships.curation.signing import saved
from partnerships.curation.sources import cite
from partnerships.dates import PartialDate
from partnerships.models import Identifier
from partnerships.vocabulary import CompanyKind, NameKind
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import has_heading, section, words
from tests.pages.world import SENTENCES

pytestmark = pytest.mark.django_db


def test_the_head_names_the_company_in_both_scripts_and_its_only_owner(client, world):
    page = client.get("/companies/blueworks/")
    assert page.status_code == 200
    assert '<h1>BlueWorks <span lang="zh">蓝谷</span></h1>' in page.content.decode()
    assert "Automaker China owned by Harbour Group , share not reported" in words(page)


def test_agreements_stand_newest_first_with_their_parties(client, world):
    listed = section(client.get("/companies/blueworks/"), "Agreements")
    assert listed == (
        "newest first "
        "2019 Creative lab In force Joint development BlueWorks, Lumen "
        "2017 BlueWorks and Lumen strategic cooperation Signed Strategic cooperation BlueWorks, Lumen"
    )


def test_vehicles_show_partners_technologies_and_plans(client, world):
    assert section(client.get("/companies/blueworks/"), "Vehicles").endswith(
        "Aurora BlueWorks Lumen 3 × Lidar Unveiled Apr 2021; Deliveries planned Dec 2021"
    )


def test_a_partner_is_ranked_by_agreements_in_common_and_leads_to_them(client, world):
    page = client.get("/companies/blueworks/")
    assert section(page, "Partners") == "by agreements Lumen 2 agreements"
    assert "/agreements/?company=blueworks&amp;company=lumen&amp;match=all" in page.content.decode()


def test_the_owner_stands_above_and_the_marker_opens_the_sentence(client, world):
    page = client.get("/companies/blueworks/")
    assert section(page, "Ownership") == "Harbour Group BlueWorks share not reported 1"
    assert SENTENCES["owner"] in page.content.decode()


def test_a_position_whose_start_nobody_states_says_when_it_was_known(client, world):
    people = section(client.get("/companies/blueworks/"), "People")
    assert people == "Liu Yu Chairman 2 known on 12 May 2021; start not recorded"


def test_sources_count_the_facts_that_rest_on_them_and_the_conflict_is_counted(client, world):
    page = client.get("/companies/blueworks/")
    assert section(page, "Sources") == (
        "2 documents, 10 facts on this page "
        "10 Maker seeks partners Harbour Wire, 13 May 2021. "
        "1 Another report differs Evening Post, Mar 2021. "
        "The figure is the number of facts that rest on the source."
    )
    assert "1 conflict" in words(page)


def test_names_are_grouped_by_kind_with_the_time_of_their_use(client):
    company = make_company("Daimler")
    add_name(company, "Daimler Aktiengesellschaft", kind=NameKind.LEGAL)
    add_name(company, "DaimlerChrysler", kind=NameKind.FORMER, until=PartialDate.of("2007-10"))
    identity = section(client.get("/companies/daimler/"), "Identity")
    assert identity == (
        "Full name Daimler Aktiengesellschaft unsourced "
        "Former name DaimlerChrysler , until Oct 2007 unsourced "
        "Wikidata not linked yet"
    )


def test_a_source_of_the_whole_company_covers_its_names(client):
    company = make_company("Daimler")
    add_name(company, "Daimler Aktiengesellschaft", kind=NameKind.LEGAL)
    cite(company, make_source(), note="the name")
    assert "unsourced" not in words(client.get("/companies/daimler/"))


def test_founding_and_identifiers_are_shown_and_a_linked_company_is_not_called_unlinked(client):
    company = make_company("Tesla", founded=PartialDate.of("2003"))
    saved(Identifier(company=company, scheme="wikidata", value="Q478214"))
    saved(Identifier(company=company, scheme="ticker", value="XNAS:TSLA"))
    page = client.get("/companies/tesla/")
    assert section(page, "Identity") == (
        "Founded 2003 year only unsourced Ticker XNAS:TSLA unsourced Wikidata Q478214 unsourced"
    )
    assert "Automaker XNAS:TSLA" in words(page)


def test_several_owners_share_the_company_with_what_each_holds(client):
    venture = make_company("Venture", kind=CompanyKind.JOINT_VENTURE)
    add_ownership(make_company("North"), venture, share=50)
    add_ownership(make_company("South"), venture, share=50, since=PartialDate.of("2018"))
    assert section(client.get("/companies/venture/"), "Ownership") == (
        "Owners of Venture South 50%, since 2018 unsourced North 50% unsourced Venture"
    )


def test_a_company_alone_says_what_is_missing_in_each_place(client):
    make_company("Alone")
    page = client.get("/companies/alone/")
    assert section(page, "Agreements") == "newest first No agreement with Alone is recorded yet. All agreements"
    assert section(page, "Ownership") == "Neither owners nor holdings are recorded yet."
    assert section(page, "Sources").endswith("No source is recorded for this company yet.")
    assert [has_heading(page, heading) for heading in ("Vehicles", "Partners", "People")] == [False, False, False]


def test_a_long_list_of_agreements_is_cut_and_leads_on(client):
    one, other = make_company("One"), make_company("Other")
    for number in range(51):
        make_agreement(f"Deal {number}", one, other)
    assert section(client.get("/companies/one/"), "Agreements").endswith("50 of 51 All agreements")


@pytest.mark.parametrize("count", [1, 3])
def test_a_company_costs_the_same_however_much_is_known(client, count, django_assert_num_queries):
    company, source = make_company("Centre"), make_source()
    for number in range(count):
        other = make_company(f"Other {number}")
        cite(make_agreement(f"Deal {number}", company, other), source)
        cite(add_ownership(other, company), source)
        cite(add_ownership(company, make_company(f"Held {number}")), source)
        appoint(add_person(f"Person {number}"), company, "Chair")
        add_name(company, f"Name {number}", kind=NameKind.ALIAS)
    with django_assert_num_queries(QUERIES):
        assert client.get("/companies/centre/").status_code == 200


QUERIES = 20
"""Of the page of a company, its timeline included."""
