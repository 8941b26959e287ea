"""Taking an article in, following it, and deciding on its proposals, by plain forms."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from partnerships.curation.importing import fail, take_in
from partnerships.curation.reviewing import accept, accept_all
from partnerships.dates import PartialDate
from partnerships.extraction.findings import Findings
from partnerships.models import Agreement, Company, Import, Source
from tests.curation.told import COMPANIES, COOPERATION, FINDINGS, TEXT, make_import, proposal_of, seen
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db
ADD = reverse("admin:partnerships_import_add")
ARTICLE = {
    "text": TEXT,
    "title": "A report",
    "publisher": "Wire",
    "published": "13 May 2021",
    "url": "https://example.org/a",
    "language": "en",
}


def page_of(article: Import) -> str:
    return reverse("admin:partnerships_import_change", args=[article.pk])


def text_of(response) -> str:
    """What a reader of the page sees, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def press(desk, article: Import, proposal=None, *, form: bool = True, **buttons: str):
    """Send the form of a card as the page drew it, with one button pressed."""
    given = {"proposal": proposal.pk} if proposal else {}
    if proposal and form:
        drawn = desk.get(page_of(article), {"card": proposal.pk}).context["cards"]
        card = next(card for card in drawn if card.proposal == proposal)
        given |= fields_of(card)
    return desk.post(page_of(article), {**given, **buttons}, follow=True)


def fields_of(card) -> dict[str, str]:
    if card.form is None:
        return {}
    rows = [row for rows in card.form.lists for row in (rows.management_form, *rows)]
    drawn = {field.html_name: field.value() for form in (card.form, *rows) for field in form}
    means = {f"means-{asked.number}": asked.chosen for asked in card.mentions}
    mentions = {f"mention-{asked.number}": asked.meaning.mention for asked in card.mentions}
    return {name: value for name, value in {**drawn, **means, **mentions}.items() if value is not None}


def test_an_article_is_taken_in_and_followed(desk):
    response = desk.post(ADD, ARTICLE, follow=True)
    article = Import.objects.get()
    assert response.redirect_chain == [(page_of(article), 302)]
    assert (article.source.text, article.source.published) == (TEXT, PartialDate.of("2021-05-13"))
    assert "Waiting for a worker" in text_of(response)
    assert ProcrastinateJob.objects.filter(args__import_id=article.pk).count() == 1


def test_the_text_is_kept_exactly_but_for_line_ends_and_control_characters(desk):
    desk.post(ADD, {**ARTICLE, "text": "  αS\r\n\r\nHI\x00<b>&amp;</b> \r\n"})
    assert Source.objects.get().text == "  αS\n\nHI <b>&amp;</b> \n"


@pytest.mark.parametrize(
    "field, value, message",
    [
        ("text", "", "This field is required."),
        ("text", " \n ", "The article has no text."),
        ("text", "x" * 200_001, "The text has 200,001 characters; at most 200,000 are read."),
        ("title", "", "This field is required."),
        ("title", "x" * 301, "at most 300 characters"),
        ("publisher", "", "This field is required."),
        ("published", "", "This field is required."),
        ("published", "31 Feb 2021", "February 2021 has no day 31."),
        ("url", "javascript:alert(1)", "Enter a valid URL."),
        ("language", "tlh", "Select a valid choice."),
    ],
)
def test_an_error_stands_beside_its_field_and_what_was_typed_is_kept(desk, field, value, message):
    response = desk.post(ADD, {**ARTICLE, field: value})
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert message in form.errors[field][0]
    assert {name: form[name].value() for name in ARTICLE if name != field} == {
        name: typed for name, typed in ARTICLE.items() if name != field
    }
    assert Source.objects.count() == 0


@pytest.mark.parametrize("changed", [{"url": ""}, {"text": "Something else."}])
def test_the_same_article_is_recognised_with_a_link_to_the_first(desk, changed):
    desk.post(ADD, ARTICLE)
    response = desk.post(ADD, {**ARTICLE, **changed})
    assert "This article is here already" in text_of(response)
    assert f'href="{page_of(Import.objects.get())}"' in response.content.decode()
    assert (Source.objects.count(), ProcrastinateJob.objects.count()) == (1, 1)


def test_a_failed_import_says_why_and_can_be_tried_again(desk, editor):
    article = take_in("Text.", title="A", publisher="B", published=PartialDate.of("2021"), by=editor)
    fail(article.pk, "The reader stopped: a <reason>.")
    assert "The reader stopped: a &lt;reason&gt;. The text is kept" in text_of(desk.get(page_of(article)))
    assert "Waiting for a worker" in text_of(desk.post(page_of(article), {"do": "retry"}, follow=True))


def test_the_review_page_says_how_far_the_work_is(desk, editor):
    article = make_import()
    accept(proposal_of(article, "company"), by=editor)
    assert "1 of 10 reviewed" in text_of(desk.get(page_of(article)))


def test_accepting_moves_on_to_the_next_open_proposal(desk):
    article = make_import()
    first, second = article.proposals.all()[:2]
    response = press(desk, article, first, do="accept")
    assert response.redirect_chain[0][0] == f"{page_of(article)}?card={second.pk}#card-{second.pk}"
    assert response.context["current"] == second
    assert Company.objects.get().slug == "baic-bluepark"


def test_every_proposal_is_accepted_by_one_button_each(desk):
    article = make_import()
    for proposal in article.proposals.all():
        response = press(desk, article, proposal, do="accept")
    assert "10 of 10 reviewed" in text_of(response)
    assert "All 10 proposals are reviewed" in text_of(response)
    assert set(article.proposals.values_list("decision", "is_edited")) == {("accepted", False)}


def test_a_correction_in_the_form_is_what_gets_accepted(desk):
    article = make_import()
    proposal = proposal_of(article, "agreement")
    prefix = f"p{proposal.pk}"
    typed = {f"{prefix}-date": "mid 2018", f"{prefix}-heading": "The pact", f"{prefix}-parties-1-role": "supplier"}
    press(desk, article, proposal, do="accept", **typed)
    agreement = Agreement.objects.get()
    assert (agreement.title, str(agreement.starts)) == ("The pact", "mid 2018")
    assert [party.role for party in agreement.parties.all()] == ["partner", "supplier"]


def test_a_party_can_be_added_and_another_taken_out(desk):
    article = make_import()
    proposal = proposal_of(article, "agreement")
    prefix = f"p{proposal.pk}-parties"
    typed = {f"{prefix}-1-company": "", f"{prefix}-2-company": "Magna", f"{prefix}-2-role": "partner"}
    press(desk, article, proposal, do="accept", **typed)
    assert [party.company.name for party in Agreement.objects.get().parties.all()] == ["BAIC BluePark", "Magna"]


def test_a_saved_correction_leaves_the_proposal_open(desk):
    article = make_import()
    proposal = proposal_of(article, "figure")
    response = press(desk, article, proposal, do="save", **{f"p{proposal.pk}-value": "1380000"})
    proposal.refresh_from_db()
    assert (proposal.payload["value"], proposal.decision, proposal.is_edited) == ("1380000", "pending", True)
    assert "the proposal is still open" in text_of(response)


@pytest.mark.parametrize("kind", ["company", "ownership", "agreement", "vehicle", "milestone", "appointment", "figure"])
def test_a_form_sent_back_as_it_was_drawn_corrects_nothing(desk, kind):
    article = make_import()
    proposal = proposal_of(article, kind)
    before = proposal.payload
    press(desk, article, proposal, do="save")
    proposal.refresh_from_db()
    assert proposal.payload == before


def test_a_wrong_date_is_said_beside_its_field_and_what_was_typed_is_kept(desk):
    article = make_import()
    proposal = proposal_of(article, "agreement")
    response = press(desk, article, proposal, do="accept", **{f"p{proposal.pk}-date": "31 Feb 2017"})
    form = next(card.form for card in response.context["cards"] if card.form)
    assert form.errors["date"] == ["February 2017 has no day 31."]
    assert form["date"].value() == "31 Feb 2017"
    assert Agreement.objects.count() == 0


def test_a_role_that_does_not_fit_is_said_and_the_correction_is_kept(desk):
    article = make_import()
    proposal = proposal_of(article, "agreement")
    response = press(desk, article, proposal, do="accept", **{f"p{proposal.pk}-parties-0-role": "licensor"})
    assert "“licensor” does not fit a strategic cooperation" in text_of(response)
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.payload["parties"][0]["role"]) == ("pending", "licensor")


def test_rejecting_needs_one_of_the_reasons(desk):
    article = make_import()
    proposal = proposal_of(article, "figure")
    assert "Choose one of the reasons" in text_of(press(desk, article, proposal, reason="because"))
    press(desk, article, proposal, reason="wrong_date")
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.reject_reason) == ("rejected", "wrong_date")


def test_undo_takes_back_the_last_decision_of_this_editor(desk, django_user_model):
    article = make_import()
    mine, theirs = proposal_of(article, "company"), proposal_of(article, "figure")
    press(desk, article, mine, do="accept")
    accept(theirs, by=django_user_model.objects.create_superuser("jun"))
    assert "Undone: BAIC BluePark" in text_of(press(desk, article, do="undo"))
    assert set(article.proposals.exclude(decision="pending")) == {theirs}
    assert "There is nothing to undo." in text_of(press(desk, article, do="undo"))


def test_the_second_of_two_editors_sees_who_decided_what(desk, django_user_model):
    article = make_import()
    proposal = proposal_of(article, "agreement")
    drawn = desk.get(page_of(article), {"card": proposal.pk}).context["cards"]
    fields = fields_of(next(card for card in drawn if card.form))
    accept(proposal, by=django_user_model.objects.create_superuser("jun"))
    response = desk.post(page_of(article), {**fields, "proposal": proposal.pk, "reason": "duplicate"}, follow=True)
    assert "jun accepted this proposal" in text_of(response)
    proposal.refresh_from_db()
    assert proposal.decision == "accepted"


def test_accepting_all_leaves_what_needs_a_person_and_says_why(desk):
    make_company("Huawei", slug="one")
    make_company("Huawei", slug="two")
    sure = [replace(company, confidence=0.97) for company in COMPANIES]
    article = make_import(Findings(companies=tuple(sure)))
    response = press(desk, article, do="accept_all")
    assert "2 accepted. Left open: Huawei. Say first which company “Huawei” means" in text_of(response)


def test_candidates_are_offered_and_the_chosen_one_is_taken(desk):
    first, second = make_company("Huawei", slug="one"), make_company("Huawei", slug="two")
    article = make_import()
    proposal = proposal_of(article, "company", 2)
    page = desk.get(page_of(article), {"card": proposal.pk})
    asked = next(card.mentions for card in page.context["cards"] if card.form)[0]
    assert [match.company for match in asked.meaning.matches] == [first, second]
    assert asked.chosen == ""
    press(desk, article, proposal, do="accept", **{"means-1": second.public_id})
    assert second.citations.count() == 1


@pytest.mark.parametrize(
    "on, said",
    [
        ("2017", "Already known (same value): Pact . Accepting adds this article as a source."),
        ("2018-01", "Conflicts with Pact : this article says 2017. Accepting keeps both values."),
    ],
)
def test_what_is_known_and_what_conflicts_is_said_before_the_decision(desk, on, said):
    make_agreement("Pact", make_company("BAIC BluePark"), make_company("Huawei"), on=on)
    article = make_import()
    assert said in text_of(desk.get(page_of(article), {"card": proposal_of(article, "agreement").pk}))


@pytest.mark.parametrize("kind", ["company", "ownership", "agreement", "vehicle", "milestone", "appointment", "figure"])
def test_a_second_report_of_any_fact_is_known_and_leads_to_its_record(desk, editor, kind):
    accept_all(make_import(), above=0, by=editor)
    article = make_import(text=TEXT + " ")
    cards = desk.get(page_of(article), {"card": proposal_of(article, kind).pk}).context["cards"]
    card = next(card for card in cards if card.form)
    assert card.comparison.state == "known"
    assert desk.get(card.fact_url).status_code == 200


def test_a_date_can_be_given_to_an_agreement_that_had_none(desk):
    article = make_import(replace(FINDINGS, agreements=(replace(COOPERATION, date=None),)))
    proposal = proposal_of(article, "agreement")
    prefix = f"p{proposal.pk}"
    press(desk, article, proposal, do="accept", **{f"{prefix}-date": "2017", f"{prefix}-date_kind": "actual"})
    assert str(Agreement.objects.get().starts) == "2017"


def test_the_words_of_an_article_are_never_markup(desk):
    text = TEXT + ' <script>alert("x")</script> <img src=x onerror=alert(1)>'
    response = desk.get(page_of(make_import(text=text)))
    assert "<script>alert" not in response.content.decode()
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in response.content.decode()


def test_nested_and_overlapping_evidence_leaves_the_text_whole(desk):
    response = desk.get(page_of(make_import()))
    drawn = "".join(stretch.text for paragraph in response.context["paragraphs"] for stretch in paragraph)
    assert drawn == TEXT


@pytest.mark.parametrize("count", [1, 3])
def test_a_review_costs_the_same_however_many_proposals_there_are(desk, editor, count, django_assert_num_queries):
    quotes = ["BAIC BluePark signed", "in 2017", "Huawei in 2017"]
    deals = tuple(replace(COOPERATION, **seen(quote)) for quote in quotes[:count])
    accept_all(make_import(), above=0, by=editor)
    article = make_import(replace(FINDINGS, agreements=deals), text=TEXT + " ")
    with django_assert_num_queries(18):
        desk.get(page_of(article), {"card": proposal_of(article, "agreement").pk})


@pytest.mark.parametrize("count", [1, 3])
def test_listing_imports_costs_the_same_however_many(desk, count, django_assert_num_queries):
    for number in range(count):
        make_import(text=TEXT + " " * number)
    with django_assert_num_queries(5):
        assert len(desk.get(reverse("admin:partnerships_import_changelist")).context["cl"].result_list) == count


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999"])
def test_an_import_that_is_not_there_is_not_found(desk, key):
    assert desk.get(reverse("admin:partnerships_import_change", args=[key])).status_code == 404


def test_a_proposal_of_another_import_is_refused(desk):
    article, other = make_import(), make_import(text=TEXT + " ")
    response = press(desk, article, proposal_of(other, "figure"), form=False, do="accept")
    assert "This import has no such proposal." in text_of(response)


def test_only_those_who_may_change_imports_decide(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    article = make_import()
    assert [client.get(ADD).status_code, client.get(page_of(article)).status_code] == [403, 403]
    assert client.post(page_of(article), {"do": "accept_all"}).status_code == 403
    assert Agreement.objects.count() == 0
