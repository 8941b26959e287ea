"""Rules as a second voter: where they read the same agreement, they tell its clause and who gives and who takes."""

from __future__ import annotations

from collections import defaultdict

from partnerships.extraction.article import Article
from partnerships.extraction.components.agreements.learned import Draft
from partnerships.extraction.components.agreements.rules import Entry, rule_entries

_DIRECTED = 3  # strength of a reading whose verb gives each company its role


def vote(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with the reading of the rules that fits it."""
    by_parties: dict[frozenset[str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_parties[frozenset(draft.roles)].append(draft)
    for entry in rule_entries(article):
        alike = by_parties[frozenset(entry.lead.parties)]
        fitting = [draft for draft in alike if draft.reading is None and _fits(article, draft, entry)]
        if fitting:
            _heed(max(fitting, key=lambda d: (d.type == entry.lead.type, d.certainty)), entry)
    return drafts


def _fits(article: Article, draft: Draft, entry: Entry) -> bool:
    """A trigger stands in the sentence that the rules read."""
    sentences = {article.sentence_of(article.tagged[n].start).index for n in draft.triggers}
    return any(r.sentence in sentences for r in entry.readings)


def _heed(draft: Draft, entry: Entry) -> None:
    draft.reading = entry.lead
    if entry.lead.strength == _DIRECTED and entry.lead.type == draft.type:
        draft.roles = dict(entry.lead.parties)
