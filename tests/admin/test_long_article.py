"""A long article with many proposals is still one quick page."""

from __future__ import annotations

import time

import pytest
from django.urls import reverse

from partnerships.curation.reviewing import accept
from partnerships.extraction.findings import Evidence, Findings, FoundAgreement, FoundCompany, FoundParty
from partnerships.vocabulary import AgreementType, CompanyKind, EventKind, Role, Status
from tests.curation.told import make_import, proposal_of


def long_article() -> tuple[str, Findings]:
    """50 kB, 75 companies mentioned ten times each and 75 agreements between neighbours."""
    text, companies, agreements = "", [], []
    names = [f"Motor Works {number}" for number in range(75)]
    for number, name in enumerate(names):
        spans = []
        for _mention in range(10):
            spans.append(Evidence(len(text), len(text) + len(name), name))
            text += f"{name} and others build electric cars near the sea, they say. "
        seen = {"rule": "by_hand", "confidence": 0.9, "reasons": ("written by hand",)}
        companies.append(FoundCompany(evidence=tuple(spans), name=name, kind=CompanyKind.AUTOMAKER, **seen))
        parties = (FoundParty(name, Role.PARTNER), FoundParty(names[number - 1], Role.PARTNER))
        clause = Evidence(spans[0].start, len(text) - 1, text[spans[0].start : -1])
        told = {"event": EventKind.SIGNED, "status": Status.SIGNED, "type": AgreementType.MOU}
        agreements.append(FoundAgreement(evidence=(clause,), parties=parties, **told, **seen))
        text += "\n\n"
    return text, Findings(companies=tuple(companies), agreements=tuple(agreements))


@pytest.mark.django_db
def test_fifty_kilobytes_and_150_proposals_are_one_second_and_thirty_queries(
    desk, editor, django_assert_max_num_queries
):
    text, findings = long_article()
    article = make_import(findings, text=text)
    accept(proposal_of(article, "agreement"), by=editor)
    address = reverse("admin:partnerships_import_change", args=[article.pk])
    assert (len(text) > 50_000, article.proposals.count()) == (True, 150)
    with django_assert_max_num_queries(30):
        desk.get(address)
    start = time.perf_counter()
    response = desk.get(address, {"card": proposal_of(article, "agreement", 5).pk})
    assert time.perf_counter() - start < 1
    assert response.context["progress"].total == 150
