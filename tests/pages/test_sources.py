"""The page of a source: cited sentences in order, how much is left out, and never the rest of the text."""

from __future__ import annotations

import pytest

from partnerships.curation.sources import cite
from tests.factories import make_agreement, make_company, make_source
from tests.pages.reading import section, words
from tests.pages.world import SENTENCES, TEXT, UNCITED

pytestmark = pytest.mark.django_db


def test_cited_sentences_stand_in_the_order_of_the_text_with_what_is_left_out(client, world):
    shown = section(client.get(f"/sources/{world.article.slug}/"), "Cited passages")
    left_out = f" {len(UNCITED) + 2} characters left out "
    cited = [
        f"{SENTENCES['owner']} 1",
        f"{SENTENCES['signed']} 2 3",
        f"{SENTENCES['lab']} 4 5",
        f"{SENTENCES['unveiled']} 6 7",
        f"{SENTENCES['deliveries']} 8",
        f"{SENTENCES['lidar']} 9",
        f"{SENTENCES['chair']} 10",
    ]
    assert shown == (
        "7 of the text, in its order " + left_out.join(cited) + " Only the cited sentences are shown here. "
        "Read the whole text at its publisher."
    )


def test_nothing_else_of_the_text_is_on_any_page(client, world):
    pages = ["/", "/sources/", f"/sources/{world.article.slug}/", "/companies/blueworks/", "/vehicles/aurora/"]
    pages += [f"/agreements/{world.lab.slug}/", "/search/?q=nobody cites", "/search/?q=maker seeks", "/nothing/"]
    assert [page for page in pages if UNCITED in client.get(page).content.decode()] == []


def test_each_fact_leads_to_its_record_and_back_to_its_sentence(client, world):
    html = client.get(f"/sources/{world.article.slug}/").content.decode()
    citation = world.frame.events.get().citations.get()
    assert f'<span id="c{citation.pk}"></span>' in html
    assert f'href="#c{citation.pk}"' in html
    assert f"/agreements/{world.frame.slug}/" in html


def test_a_marker_elsewhere_leads_to_the_sentence_here(client, world):
    citation = world.frame.events.get().citations.get()
    page = client.get(f"/agreements/{world.frame.slug}/").content.decode()
    assert f"/sources/{world.article.slug}/#c{citation.pk}" in page


def test_a_source_without_kept_sentences_lists_what_it_supports(client, world):
    page = client.get(f"/sources/{world.rival.slug}/")
    assert section(page, "Facts from this source") == (
        "1 Number Fact 1 Creative lab : effective, 2019 this source says 2017-09"
    )
    assert "No sentence of this source is kept yet." in words(page)


def test_a_source_that_supports_nothing_says_so(client):
    make_source("Unread", text=TEXT)
    page = client.get("/sources/wire-unread/")
    assert "No fact rests on this source yet" in words(page)
    assert UNCITED not in page.content.decode()


def test_the_head_says_what_kind_of_copy_and_title_this_is(client):
    make_source(
        "Our words", title_is_description=True, is_mirror=True, url="https://example.org/a?b=1&c=2", language="de"
    )
    page = client.get("/sources/wire-our-words/")
    assert "date of publication not recorded German title is our description copy on another site" in words(page)
    link = '<a class="btn" href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener external">Read the copy</a>'
    assert link in page.content.decode()


def test_overlapping_sentences_are_joined_and_each_keeps_its_number(client):
    source = make_source(text="Alpha beta gamma delta.")
    agreement = make_agreement("Deal")
    cite(agreement, source, start=0, end=16)
    cite(agreement.events.get(), source, start=6, end=23)
    shown = section(client.get(f"/sources/{source.slug}/"), "Cited passages")
    assert shown.startswith("1 of the text, in its order Alpha beta gamma 1 delta. 2 Only")


@pytest.mark.parametrize("count", [1, 3])
def test_a_source_costs_the_same_however_much_it_supports(client, count, django_assert_num_queries):
    source = make_source(text=TEXT)
    for number in range(count):
        company = make_company(f"Company {number}")
        agreement = make_agreement(f"Deal {number}", company)
        for start, fact in enumerate((company, agreement, agreement.events.get(), agreement.parties.get())):
            cite(fact, source, start=number * 10 + start, end=number * 10 + start + 5)
    with django_assert_num_queries(11):
        assert client.get(f"/sources/{source.slug}/").status_code == 200
