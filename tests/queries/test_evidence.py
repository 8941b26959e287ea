"""Citations as a page shows them: numbered, by fact, rivals apart."""

from __future__ import annotations

import pytest

from partnerships.curation.sources import cite
from partnerships.queries.documents import behind, disputed, documents_of
from partnerships.queries.evidence import Evidence
from partnerships.vocabulary import CitationState, Rank
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(db):
    return make_agreement("Deal", make_company("One"), make_company("Other"))


def test_citations_are_numbered_in_the_order_of_the_facts(deal):
    event, source = deal.events.get(), make_source()
    first, second = cite(event, source, note="the year"), cite(deal, source, note="the deal")
    assert [(one.number, one.citation) for one in Evidence([deal, event])] == [(1, second), (2, first)]


def test_a_fact_is_unsourced_unless_it_or_the_whole_record_is_cited(deal):
    event = deal.events.get()
    assert Evidence([deal, event]).of(event, within=deal).is_unsourced is True
    cite(deal, make_source(), note="the deal")
    assert Evidence([deal, event]).of(event, within=deal).is_unsourced is False
    assert Evidence([event]).of(event).is_unsourced is True


def test_a_citation_of_one_field_does_not_cover_the_rest(deal):
    cite(deal, make_source(), field="value_text")
    evidence = Evidence([deal])
    assert evidence.of(deal, "value_text").is_unsourced is False
    assert evidence.of(deal, "", "type").is_unsourced is True
    assert evidence.of(deal.parties.first(), within=deal).is_unsourced is True


def test_values_that_differ_stand_apart_each_with_all_who_state_it(deal):
    event = deal.events.get()
    for title, value in (("A", ""), ("B", "2018-01"), ("C", "January 2018"), ("D", "about 10 billion")):
        cite(event, make_source(title), value=value)
    support = Evidence([event]).of(event)
    assert [one.source.title for one in support.agreeing] == ["A"]
    assert [(rival.words, len(rival.cited)) for rival in support.rivals] == [
        ("January 2018", 2), ("about 10 billion", 1),
    ]  # fmt: skip
    assert support.is_disputed is True


def test_a_value_set_aside_is_kept_but_disputes_nothing(deal):
    event = deal.events.get()
    cite(event, make_source(), value="2016", rank=Rank.DEPRECATED, rank_reason="a slip")
    support = Evidence([event]).of(event)
    assert ([rival.is_set_aside for rival in support.rivals], support.is_disputed) == ([True], False)
    assert disputed(Evidence([event]).citations) == 0


def test_a_retracted_sentence_supports_nothing(deal):
    cite(deal, make_source(), state=CitationState.RETRACTED)
    assert list(Evidence([deal])) == []


def test_no_text_is_fetched(deal):
    cite(deal, make_source(text="Some words."), start=0, end=4)
    (one,) = Evidence([deal])
    assert one.source.get_deferred_fields() == {"text"}


def test_documents_count_facts_not_sentences_and_join_their_notes(deal):
    source = make_source(text="One. Two.")
    cite(deal, source, start=0, end=4, note="parties")
    cite(deal, source, start=5, end=9, note="type")
    cite(deal.events.get(), source, note="type")
    (document,) = documents_of(Evidence([deal, deal.events.get()]).citations)
    assert (document.facts, document.supports, document.differs) == (2, "parties, type", False)


def test_what_is_behind_agreements_is_cited_for_them_and_all_their_parts(deal):
    source = make_source()
    cited = {cite(fact, source) for fact in (deal, deal.events.get(), *deal.parties.all())}
    cite(make_agreement("Another"), source)
    assert set(behind([deal.pk], [])) == cited


def test_evidence_costs_one_query(deal, django_assert_num_queries):
    facts = [deal, *deal.events.all(), *deal.parties.all()]
    for fact in facts:
        cite(fact, make_source(str(fact)))
    with django_assert_num_queries(1):
        assert len([one.source.title for one in Evidence(facts)]) == 4
