"""An editor decides: what becomes a fact, with which sentence, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from partnerships.curation.reviewing import AlreadyDecided, accept, accept_all, amend, reject
from partnerships.curation.signing import CurationError
from partnerships.curation.work import NeedsChoice
from partnerships.dates import PartialDate
from partnerships.extraction.findings import Findings
from partnerships.models import (
    Agreement,
    Appointment,
    Citation,
    Company,
    CompanyName,
    Judgement,
    MarketFigure,
    Milestone,
    Ownership,
    Vehicle,
)
from partnerships.vocabulary import RejectReason, Role
from tests.curation.told import BAIC, COMPANIES, COOPERATION, FINDINGS, OWNERSHIP, SALES, TEXT, make_import, proposal_of
from tests.factories import make_agreement, make_company

pytestmark = pytest.mark.django_db


def quotes(fact) -> list[tuple[str, str]]:
    return [(citation.field, citation.quote) for citation in fact.citations.order_by("id")]


def test_an_accepted_agreement_brings_its_companies_parties_event_and_citations(editor):
    article = make_import()
    agreement = accept(proposal_of(article, "agreement"), by=editor)

    assert agreement.title == "BAIC BluePark and Huawei strategic cooperation"
    assert [(party.company.slug, party.role) for party in agreement.parties.all()] == [
        ("baic-bluepark", "partner"),
        ("huawei", "partner"),
    ]
    event = agreement.events.get()
    assert (event.kind, event.date, event.date_phrase) == ("signed", PartialDate.of("2017"), "in 2017")
    assert (agreement.status, agreement.starts) == ("signed", PartialDate.of("2017"))
    assert quotes(agreement) == [("", "BAIC BluePark signed a strategic cooperation agreement with Huawei in 2017")]
    assert quotes(event) == [("date", "in 2017")]


def test_every_citation_points_at_its_words_in_code_points(editor):
    article = make_import()
    accept_all(article, above=0, by=editor)
    citations = list(Citation.objects.all())
    assert [TEXT[citation.start : citation.end] for citation in citations] == [citation.quote for citation in citations]
    assert len(citations) == 19


def test_the_everyday_name_is_shown_and_the_full_name_is_kept(editor):
    article = make_import()
    company = accept(proposal_of(article, "company"), by=editor)
    assert (company.name, company.slug) == ("BAIC BluePark", "baic-bluepark")
    assert [(name.text, name.kind) for name in company.names.all()] == [("BAIC BluePark", "short"), (BAIC, "legal")]


def test_accepting_everything_leaves_the_facts_of_the_article(editor):
    batch = accept_all(make_import(), above=0.5, by=editor)

    assert (len(batch.accepted), batch.left) == (10, [])
    assert [str(holding) for holding in Ownership.objects.all()] == ["BAIC Group owns BAIC BluePark"]
    vehicle = Vehicle.objects.get()
    assert (vehicle.name, vehicle.marque.name, vehicle.maker.name) == ("ARCFOX αS HI", "ARCFOX", "BAIC BluePark")
    assert [str(use) for use in vehicle.technologies.all()] == ["3 × laser radar"]
    assert [str(partner) for partner in vehicle.partners.all()] == ["Huawei (technology_provider)"]
    assert [(str(one), one.date_kind, str(one.said_on)) for one in Milestone.objects.all()] == [
        ("Unveiled April 2021", "actual", "None"),
        ("Deliveries December 2021", "expected", "2021-05-13"),
    ]
    assert str(Appointment.objects.get()) == "Liu Yu, chairman of BAIC BluePark"
    figure = MarketFigure.objects.get()
    assert (figure.value, figure.change_percent, str(figure.period)) == (1_370_000, Decimal("10.9"), "2020")


def test_accepting_all_above_a_threshold_leaves_the_rest_open(editor):
    unsure = replace(SALES, confidence=0.4)
    article = make_import(replace(FINDINGS, figures=(unsure,)))
    batch = accept_all(article, above=0.9, by=editor)
    assert len(batch.accepted) == 9
    assert [one.kind for one in article.proposals.filter(decision="pending")] == ["figure"]


def test_a_second_decision_is_refused_and_says_who_made_the_first(editor, django_user_model):
    other = django_user_model.objects.create_superuser("jun")
    proposal = proposal_of(make_import(), "agreement")
    accept(proposal, by=editor)
    with pytest.raises(AlreadyDecided, match=r"marta accepted this proposal on .*\. Your decision was not kept\."):
        reject(proposal, by=other, reason=RejectReason.DUPLICATE)
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.decided_by, Agreement.objects.count()) == ("accepted", editor, 1)


def test_a_rejected_proposal_writes_nothing_and_keeps_the_reason(editor):
    article = make_import()
    proposal = reject(proposal_of(article, "agreement"), by=editor, reason=RejectReason.WRONG_PARTY)
    assert (proposal.decision, proposal.reject_reason, proposal.decided_by) == ("rejected", "wrong_party", editor)
    assert (Agreement.objects.count(), Company.objects.count(), Citation.objects.count()) == (0, 0, 0)


def test_a_corrected_proposal_is_accepted_as_corrected(editor):
    article = make_import()
    proposal = proposal_of(article, "agreement")
    date = {**proposal.payload["date"], "date": "early 2018"}
    amend(proposal, {"heading": "A pact", "type": "mou", "date": date}, by=editor)
    agreement = accept(proposal, by=editor)
    assert (agreement.title, agreement.type, str(agreement.starts)) == ("A pact", "mou", "early 2018")
    proposal.refresh_from_db()
    assert proposal.is_edited


@pytest.mark.parametrize(
    "payload",
    [{"type": "treaty"}, {"parties": [{"company": "X"}]}, {"parties": 3}, {"date": {"date": "2021-13"}}],
)
def test_a_correction_that_cannot_be_read_is_refused(editor, payload):
    proposal = proposal_of(make_import(), "agreement")
    with pytest.raises(CurationError, match="The proposal cannot be read"):
        amend(proposal, payload, by=editor)
    proposal.refresh_from_db()
    assert not proposal.is_edited


def test_a_role_that_does_not_fit_the_type_is_refused_in_words(editor):
    proposal = proposal_of(make_import(), "agreement")
    amend(proposal, {"type": "acquisition"}, by=editor)
    amend(
        proposal,
        {"parties": [{"company": BAIC, "role": "licensor"}, {"company": "Huawei", "role": "partner"}]},
        by=editor,
    )
    with pytest.raises(CurationError, match="“licensor” does not fit a acquisition"):
        accept(proposal, by=editor)
    assert (Agreement.objects.count(), Company.objects.count()) == (0, 0)


def test_a_name_that_is_known_means_its_company(editor):
    baic, huawei = make_company("BAIC BluePark"), make_company("Huawei")
    agreement = accept(proposal_of(make_import(), "agreement"), by=editor)
    assert [party.company for party in agreement.parties.all()] == [baic, huawei]
    assert Company.objects.count() == 2


def test_a_name_that_two_companies_share_needs_a_choice(editor):
    make_company("Huawei", slug="huawei-one")
    two = make_company("Huawei", slug="huawei-two")
    proposal = proposal_of(make_import(), "agreement")
    with pytest.raises(NeedsChoice, match=r"Say first which company “Huawei” means: Huawei or Huawei\?"):
        accept(proposal, by=editor)
    assert Company.objects.count() == 2
    agreement = accept(proposal, by=editor, choices={"Huawei": two.public_id})
    assert two in [party.company for party in agreement.parties.all()]


def test_a_choice_against_the_name_is_remembered_and_wins_the_next_time(editor):
    device = make_company("Huawei Device")
    article = make_import()
    candidate = {"ref": device.public_id, "name": "Huawei Device", "score": 0.75, "reasons": ["co-mention"]}
    sibling = proposal_of(article, "company", 2)
    amend(sibling, {"candidates": [candidate]}, by=editor)

    accept(proposal_of(article, "agreement"), by=editor, choices={"Huawei": device.public_id})

    assert [str(judgement) for judgement in Judgement.objects.all()] == ["“Huawei” and Huawei Device: same"]
    later = make_import(text=TEXT + " ")
    assert accept(proposal_of(later, "company", 2), by=editor) == device


def test_a_new_company_chosen_in_spite_of_a_candidate_rules_the_candidate_out(editor):
    first = make_company("Huawei")
    article = make_import()
    second = accept(proposal_of(article, "company", 2), by=editor, choices={"Huawei": "new"})
    assert (second != first, second.slug) == (True, "huawei-2")
    assert [str(judgement) for judgement in Judgement.objects.all()] == ["“Huawei” and Huawei: different"]
    agreement = accept(proposal_of(article, "agreement"), by=editor)
    assert second in [party.company for party in agreement.parties.all()]


def test_a_choice_that_names_no_company_is_refused(editor):
    proposal = proposal_of(make_import(), "company")
    with pytest.raises(NeedsChoice, match="the knowledge base has no company co_nothing"):
        accept(proposal, by=editor, choices={BAIC: "co_nothing"})


def test_the_same_facts_from_a_second_article_add_citations_and_nothing_else(editor):
    accept_all(make_import(), above=0, by=editor)
    before = {
        model: model.objects.count() for model in (Agreement, Company, CompanyName, Ownership, Vehicle, Milestone)
    }
    before_citations = Citation.objects.count()

    accept_all(make_import(text=TEXT + " ", publisher="Other wire"), above=0, by=editor)

    assert {model: model.objects.count() for model in before} == before
    assert Citation.objects.count() == 2 * before_citations
    assert [citation for citation in Citation.objects.all() if citation.is_conflicting] == []


def test_another_year_for_the_same_agreement_stands_beside_the_first(editor):
    baic, huawei = make_company("BAIC BluePark"), make_company("Huawei")
    standing = make_agreement("Pact", baic, huawei, on="2018-01")
    agreement = accept(proposal_of(make_import(), "agreement"), by=editor)
    assert agreement == standing
    assert str(agreement.starts) == "2018-01"
    conflict = agreement.events.get().citations.get()
    assert (conflict.field, conflict.value, conflict.quote, conflict.is_conflicting) == (
        "date",
        "2017",
        "in 2017",
        True,
    )


def test_an_agreement_long_before_is_another_agreement(editor):
    baic, huawei = make_company("BAIC BluePark"), make_company("Huawei")
    make_agreement("Pact", baic, huawei, on="2009")
    accept(proposal_of(make_import(), "agreement"), by=editor)
    assert [str(one.starts) for one in Agreement.objects.all()] == ["2009", "2017"]


def test_an_editor_may_insist_on_another_record(editor):
    baic, huawei = make_company("BAIC BluePark"), make_company("Huawei")
    make_agreement("Pact", baic, huawei, on="2017")
    accept(proposal_of(make_import(), "agreement"), by=editor, choices={"record": "new"})
    assert Agreement.objects.count() == 2


def test_a_share_that_differs_is_kept_beside_the_shown_one(editor):
    accept_all(
        make_import(replace(FINDINGS, ownerships=(replace(OWNERSHIP, share_percent=Decimal(55)),))), above=0, by=editor
    )
    told = Findings(companies=COMPANIES, ownerships=(replace(OWNERSHIP, share_percent=Decimal(60)),))
    holding = accept(proposal_of(make_import(told, text=TEXT + " "), "ownership"), by=editor)
    assert holding.share_min == 55
    assert [(one.field, one.value) for one in holding.citations.all()] == [("", ""), ("share", "60%")]


def test_a_figure_that_differs_is_kept_beside_the_shown_one(editor):
    accept(proposal_of(make_import(), "figure"), by=editor)
    told = Findings(figures=(replace(SALES, value=Decimal(1_400_000)),))
    figure = accept(proposal_of(make_import(told, text=TEXT + " "), "figure"), by=editor)
    assert figure.value == 1_370_000
    assert [one.value for one in figure.citations.all()] == ["", "1,400,000 units"]


def test_a_licence_keeps_its_direction(editor):
    from partnerships.extraction.findings import FoundParty
    from partnerships.vocabulary import AgreementType

    parties = (FoundParty(BAIC, Role.LICENSOR), FoundParty("Huawei", Role.LICENSEE))
    licence = replace(COOPERATION, type=AgreementType.TECHNOLOGY_LICENCE, parties=parties)
    agreement = accept(proposal_of(make_import(Findings(COMPANIES, (), (licence,))), "agreement"), by=editor)
    assert [(party.company.name, party.role) for party in agreement.parties.all()] == [
        ("BAIC BluePark", "licensor"),
        ("Huawei", "licensee"),
    ]


def test_every_write_is_signed_with_editor_and_reason(editor):
    agreement = accept(proposal_of(make_import(), "agreement"), by=editor)
    metadata = agreement.history.order_by("pgh_id").first().pgh_context.metadata
    assert (metadata["user"], metadata["reason"]) == (editor.pk, "proposal accepted")
