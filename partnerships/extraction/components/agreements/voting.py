"""Rules as a second voter: where they read the same agreement, they tell its clause and who gives and who takes."""

from __future__ import annotations

from collections import defaultdict

from partnerships.extraction.article import Article
from partnerships.extraction.components.agreements.learned import Draft
from partnerships.extraction.components.agreements.rules import Entry, rule_entries
from partnerships.extraction.modality import Mood
from partnerships.vocabulary import Status

_DIRECTED = 3  # strength of a reading whose verb gives each company its role


def vote(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with the reading of the rules that fits it."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for sentence in {article.sentence_of(article.tagged[n].start).index for n in draft.triggers}:
            by_sentence[sentence].append(draft)
    for entry in rule_entries(article):
        near = [draft for reading in entry.readings for draft in by_sentence[reading.sentence]]
        fitting = [draft for draft in near if draft.reading is None and _fits(draft, entry)]
        if fitting:
            best = max(fitting, key=lambda d: (d.type == entry.lead.type, d.certainty))
            _heed(best, entry)
            _leave_out_owners(article, best, entry)
    return drafts


def _fits(draft: Draft, entry: Entry) -> bool:
    """The same parties; or, where the verb tells of the same purpose who gives and who takes, two of them."""
    mine, theirs = set(draft.roles), set(entry.lead.parties)
    return mine == theirs or (theirs < mine and _tells_roles(draft, entry))


def _tells_roles(draft: Draft, entry: Entry) -> bool:
    return entry.lead.strength == _DIRECTED and entry.lead.type == draft.type


def _heed(draft: Draft, entry: Entry) -> None:
    """What was signed or bought has the date of its sentence; what only runs is dated too loosely to tell."""
    draft.reading = entry.lead
    is_done = entry.lead.mood is Mood.DONE
    if draft.date is None and is_done and entry.lead.act in {"sign", "buy"}:
        draft.date, draft.date_kind = entry.lead.timex, "signed"
    if _tells_roles(draft, entry):
        draft.roles |= entry.lead.parties
        if is_done and entry.lead.act == "sign" and draft.status is Status.IN_FORCE:
            draft.status = Status.SIGNED


def _leave_out_owners(article: Article, draft: Draft, entry: Entry) -> None:
    """In "licensed it to Steyr, a unit of Magna" the rules see no party in Magna, which only tells whose Steyr is."""
    for holding in article.ownerships:
        if holding.owned in entry.lead.parties and holding.owner not in entry.lead.parties:
            draft.roles.pop(holding.owner, None)
            draft.party_shares.pop(holding.owner, None)
