"""The page of an agreement: what followed, who took part, what is known and where sources disagree."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from partnerships.curation.agreements import add_event, add_party, refresh
from partnerships.curation.signing import signed
from partnerships.curation.sources import cite
from partnerships.dates import PartialDate
from partnerships.vocabulary import AgreementType, DateKind, EventKind, Rank, Role
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import has_heading, section, words
from tests.pages.world import SENTENCES

pytestmark = pytest.mark.django_db


def facts(client, slug):
    return section(client.get(f"/agreements/{slug}/"), "Facts")


def test_the_head_gives_type_status_and_date_no_surer_than_the_source(client, world):
    page = client.get(f"/agreements/{world.frame.slug}/")
    assert "Strategic cooperation Signed 2017 year only" in words(page)


def test_the_chain_shows_the_frame_and_what_followed(client, world):
    assert section(client.get(f"/agreements/{world.lab.slug}/"), "What followed") == (
        "2 records in this chain "
        "2017 year only BlueWorks and Lumen strategic cooperation Strategic cooperation "
        "2019 year only Creative lab Joint development"
    )


def test_parties_and_events_carry_their_markers_and_the_sentence_is_on_the_page(client, world):
    page = client.get(f"/agreements/{world.frame.slug}/")
    assert section(page, "Facts") == (
        "Select a number to read the sentence behind a fact "
        "Type Strategic cooperation 1 Signed 2017 year only 2 "
        "Ended No end recorded. Last reported 13 May 2021. "
        "Parties Company Role Evidence BlueWorks China, automaker partner Lumen China, technology company partner "
        "Technologies not reported Vehicles Aurora Value not reported"
    )
    assert SENTENCES["signed"] in page.content.decode()


def test_a_rival_date_stands_beside_the_one_shown(client, world):
    page = client.get(f"/agreements/{world.lab.slug}/")
    assert "Effective 2019 year only 2 (also reported: September 2017 3 )" in section(page, "Facts")
    assert section(page, "Where sources disagree") == (
        "Effective: the sources disagree Value Says so Published Evidence "
        "2019 shown Harbour Wire 13 May 2021 2 September 2017 Evening Post Mar 2021 3 "
        "2019 is shown because it was recorded first; no editor has weighed the sources yet."
    )
    assert "1 conflict" in words(page)


def test_the_reason_of_an_editor_is_given(client):
    agreement = make_agreement("Deal", on="2017")
    event = agreement.events.get()
    cite(event, make_source("First"), value="2017", rank=Rank.PREFERRED, rank_reason="the parties say so themselves")
    cite(event, make_source("Second"), value="January 2018")
    page = client.get("/agreements/deal/")
    assert "Why 2017 is shown: the parties say so themselves." in section(page, "Where sources disagree")
    assert "Signed 2017 year only 1 (also reported: January 2018 2 )" in section(page, "Facts")


def test_a_value_set_aside_is_struck_out_and_is_no_conflict(client):
    agreement = make_agreement("Deal", on="2017")
    cite(agreement.events.get(), make_source(), value="2016", rank=Rank.DEPRECATED, rank_reason="a slip")
    page = client.get("/agreements/deal/")
    assert "<s>2016</s>" in page.content.decode()
    assert "1 conflict" not in words(page)
    assert section(page, "Where sources disagree").startswith("Signed: another value was set aside")


def test_a_fact_without_a_source_says_so_until_the_whole_agreement_has_one(client):
    agreement = make_agreement("Deal", make_company("One"), make_company("Other"))
    assert facts(client, "deal").count("unsourced") == 4  # type, event, both parties
    cite(agreement, make_source(), note="all of it")
    assert facts(client, "deal").count("unsourced") == 0


def test_an_agreement_unheard_of_for_years_is_marked_with_its_last_report(client, world):
    assert "last reported 13 May 2021" in words(client.get(f"/agreements/{world.frame.slug}/"))


def test_an_agreement_that_ended_is_not_called_stale(client):
    agreement = make_agreement("Deal", on="2001")
    add_event(agreement, EventKind.ENDED, PartialDate.of("2007"))
    refresh(agreement)
    page = words(client.get("/agreements/deal/"))
    assert "last reported" not in page
    assert "Ended 2007 year only" in page


def test_what_is_expected_is_called_so(client):
    agreement = make_agreement("Deal", on="2021")
    add_event(agreement, EventKind.STARTED_PRODUCTION, PartialDate.of("2023"), date_kind=DateKind.EXPECTED)
    refresh(agreement)
    assert "Production started 2023 year only, expected unsourced" in facts(client, "deal")


def test_shares_values_and_unnamed_parties_are_shown_as_stated(client):
    agreement = make_agreement(
        "Venture",
        type=AgreementType.JOINT_VENTURE,
        value_text="more than EUR 7 billion planned",
        value_amount=7_000_000_000,
        value_currency="EUR",
        value_bound="more_than",
    )
    add_party(agreement, make_company("North"), Role.PARTNER, share=Decimal(50))
    add_party(agreement, "a European supplier", Role.OTHER)
    shown = facts(client, "venture")
    assert "North automaker partner, 50% unsourced a European supplier not named other unsourced" in shown
    assert "Value more than EUR 7 billion stated as “more than EUR 7 billion planned” unsourced" in shown


def test_neighbours_are_those_between_the_same_companies_and_others_of_each(client, world):
    third = make_company("Third")
    make_agreement("Lumen and Third", world.lumen, third, on="2020")
    page = client.get(f"/agreements/{world.frame.slug}/")
    assert section(page, "Between the same companies") == "Creative lab 2019, joint development"
    assert section(page, "Others with Lumen") == "All with Lumen Lumen and Third 2020, strategic cooperation"
    assert has_heading(page, "Others with BlueWorks") is False


@pytest.mark.django_db(transaction=True)
def test_history_says_who_changed_it_when_and_why(client, editor):
    with signed(editor, "From the annual report"):
        agreement = make_agreement("Deal", make_company("One"))
    with signed(editor, "Second party found"):
        add_party(agreement, make_company("Other"), Role.PARTNER)
    history = section(client.get("/agreements/deal/"), "History of this record")
    today = re.escape(date.today().strftime("%-d %b %Y"))
    assert re.fullmatch(f"{today} Second party found editor marta {today} From the annual report editor marta", history)


def test_an_undated_agreement_without_parties_still_has_a_page(client):
    make_agreement("Talks", on=None, event=EventKind.TALKS_REPORTED)
    shown = facts(client, "talks")
    assert "Talks reported not recorded unsourced" in shown
    assert "Parties Company Role Evidence not recorded" in shown


@pytest.mark.parametrize("count", [1, 3])
def test_an_agreement_costs_the_same_however_much_is_known(client, count, django_assert_num_queries):
    source, agreement = make_source(), make_agreement("Centre")
    for number in range(count):
        company = make_company(f"Company {number}")
        cite(add_party(agreement, company, Role.PARTNER), source)
        add_event(agreement, EventKind.MILESTONE, PartialDate.of("2018"))
        make_agreement(f"Part {number}", company, part_of=agreement)
        make_agreement(f"Other {number}", company)
    with django_assert_num_queries(14):
        assert client.get("/agreements/centre/").status_code == 200
