"""Agreements as findings: drafts of the networks, told once each, with the clause that says it."""

from __future__ import annotations

from collections import defaultdict

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components.agreements.learned import Draft, drafts
from partnerships.extraction.components.agreements.states import state_of
from partnerships.extraction.components.agreements.voting import vote
from partnerships.extraction.components.dates.stated import stated
from partnerships.extraction.findings import Amount, Evidence, FoundAgreement, FoundParty
from partnerships.extraction.values.amounts import money
from partnerships.vocabulary import AgreementType, Bound, EventKind, Status

_EVENTS = {
    "signed": EventKind.SIGNED, "announced": EventKind.ANNOUNCED, "effective": EventKind.EFFECTIVE,
    "planned": EventKind.ANNOUNCED,
}  # fmt: skip
_LATEST = {
    Status.REPORTED: EventKind.TALKS_REPORTED, Status.ANNOUNCED: EventKind.ANNOUNCED, Status.SIGNED: EventKind.SIGNED,
    Status.IN_FORCE: EventKind.CONFIRMED, Status.COMPLETED: EventKind.COMPLETED, Status.ENDED: EventKind.ENDED,
    Status.DENIED: EventKind.DENIED,
}  # fmt: skip
UNSURE = 0.3  # certainty below which a second deal of the same parties needs a date
LIKELY = 0.1  # certainty below which a draft is more trouble to an editor than help


def find_agreements(article: Article) -> None:
    entries: list[Draft] = []
    alike: dict[tuple[AgreementType, frozenset[str]], list[Draft]] = defaultdict(list)
    owners = _owners(article)
    for draft in drafts(article):
        family = alike[draft.type, frozenset(owners.get(name, name) for name in draft.roles)]
        twin = next((entry for entry in family if _same(entry, draft)), None)
        if twin:
            _join(twin, draft)
        else:
            entries.append(draft)
            family.append(draft)
    likely = [entry for entry in entries if entry.certainty >= LIKELY and not _retold(entry, entries)]
    article.agreements += [_finding(article, entry) for entry in vote(article, likely)]


def _retold(draft: Draft, drafts: list[Draft]) -> bool:
    """An unsure one without a date, of the same parties as a surer one: more likely the same deal in passing."""
    if draft.date or draft.certainty >= UNSURE:
        return False
    return any(d.roles.keys() == draft.roles.keys() and d.certainty > draft.certainty for d in drafts)


def _in_order(draft: Draft) -> list[FoundParty]:
    """Leading roles first, names of one role by the alphabet: the same deal is titled alike wherever it is told."""
    ranks = {role: rank for rank, role in enumerate(draft.type.roles)}
    names = sorted(draft.roles, key=lambda name: (ranks.get(draft.roles[name], len(ranks)), name))
    return [FoundParty(name, draft.roles[name]) for name in names]


def _same(one: Draft, other: Draft) -> bool:
    """Of two with one purpose and one family of parties: no two different years.

    A parent in the place of its subsidiary makes no other set where only one of the two has a date.
    """
    years = {t.date.value[:4] for t in (one.date, other.date) if t and t.date}
    return len(years) <= 1 and (set(one.roles) == set(other.roles) or not (one.date and other.date))


def _owners(article: Article) -> dict[str, str]:
    """The owner of each company that the text says one other holds alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    for holding in article.ownerships:
        owners[holding.owned].add(holding.owner)
    return {owned: min(names) for owned, names in owners.items() if len(names) == 1}


def _join(one: Draft, other: Draft) -> None:
    """What the other tells besides; its parties too where it is the one with a date."""
    if one.date is None:
        one.date, one.date_kind = other.date, other.date_kind
        if other.date:
            one.roles, one.party_shares = other.roles, other.party_shares
    one.triggers += other.triggers
    one.value = other.value if one.value is None else one.value
    if other.status_share > one.status_share:
        one.status, one.status_share = other.status, other.status_share


def _finding(article: Article, draft: Draft) -> FoundAgreement:
    status, mood_words = state_of(article, draft.triggers, draft.status)
    date = stated(article, draft.date, ahead=draft.date_kind == "planned") if draft.date else None
    parties = _in_order(draft)
    return FoundAgreement(
        evidence=_evidence(article, draft),
        rule="agreements.learned",
        confidence=round(draft.certainty, 2),
        reasons=_reasons(article, draft, mood_words),
        type=draft.type,
        parties=tuple(parties),
        event=_EVENTS.get(draft.date_kind, _LATEST[status])
        if date and status not in {Status.REPORTED, Status.DENIED}
        else _LATEST[status],
        status=status,
        date=date,
        value=_value(article, draft.value),
        summary=f"{draft.type.label}: {', '.join(party.company for party in parties)}",
    )


def _value(article: Article, number: int | None) -> Amount | None:
    if number is None:
        return None
    words = article.words(number)
    sum_ = money(words)
    return Amount(sum_.amount, sum_.currency, Bound.EXACT, words) if sum_ else None


def _reasons(article: Article, draft: Draft, mood_words: str) -> tuple[str, ...]:
    words = ", ".join(f"“{w}”" for w in dict.fromkeys(article.words(n) for n in draft.triggers))
    least = min(draft.party_shares, key=lambda name: draft.party_shares[name])
    reasons = [
        f"{words} evokes it",
        f"{draft.type_share:.0%} sure of its type",
        f"least sure of {least} as a party ({draft.party_shares[least]:.0%})",
    ]
    return (*reasons, f"“{mood_words}” makes it unsure") if mood_words else tuple(reasons)


def _evidence(article: Article, draft: Draft) -> tuple[Evidence, ...]:
    """From the first to the last of trigger, party and date in each sentence that tells it."""
    sentences: dict[int, Sentence] = {}
    for number in draft.triggers:
        sentence = article.sentence_of(article.tagged[number].start)
        sentences[sentence.index] = sentence
    found = [_clause(article, draft, sentence) for sentence in sentences.values()]
    if draft.reading:
        found.insert(0, draft.reading.evidence)
    return tuple(dict.fromkeys(found))


def _clause(article: Article, draft: Draft, sentence: Sentence) -> Evidence:
    spans = [(m.start, m.end) for m in (article.tagged[n] for n in draft.triggers) if m.start in sentence]
    spans += [
        (m.start, m.end)
        for m in article.mentions_in(sentence.start, sentence.end)
        if set(m.companies) & set(draft.roles)
    ]
    if draft.date and draft.date.start in sentence:
        spans.append((draft.date.start, draft.date.end))
    return article.evidence(min(s for s, _ in spans), max(e for _, e in spans))
