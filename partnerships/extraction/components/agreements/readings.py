"""Readings: each place in a sentence that tells of an agreement, before the article's readings are gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerships.extraction.article import Article, Sentence, Timex, is_verb
from partnerships.extraction.components.agreements.cues import Cue, cues_of_verb, nouns, topic_of
from partnerships.extraction.components.agreements.roles import by_kind
from partnerships.extraction.components.agreements.slots import Slots, around_noun, around_verb, verb_phrase_start
from partnerships.extraction.components.dates.stated import is_ahead
from partnerships.extraction.components.money import amount_in
from partnerships.extraction.findings import Amount, Evidence
from partnerships.extraction.groups import Group, groups_in
from partnerships.extraction.modality import Mood, mood_of
from partnerships.vocabulary import AgreementType, CompanyKind, Role

_VALUED = {AgreementType.EQUITY_INVESTMENT, AgreementType.ACQUISITION, AgreementType.JOINT_VENTURE}
_ONE = 2  # companies that make an agreement


@dataclass(frozen=True)
class Reading:
    """One verb or noun with its parties."""

    sentence: int
    trigger: int
    cue: str
    type: AgreementType
    is_typed: bool  # the words tell the type; else it is the general one
    parties: dict[str, Role]
    act: str
    mood: Mood
    mood_words: str
    evidence: Evidence
    timex: Timex | None
    value: Amount | None
    strength: int  # 3: a verb with roles, 2: a verb with a noun, 1: a noun alone


def readings(article: Article) -> Iterator[Reading]:
    for sentence in article.sentences:
        if not sentence.is_caption and article.mentions_in(sentence.start, sentence.end):
            yield from _in_sentence(article, sentence)


def _in_sentence(article: Article, sentence: Sentence) -> Iterator[Reading]:
    groups = groups_in(article, sentence)
    used: list[int] = []
    for place in range(sentence.start, sentence.end):
        token = article.doc[place]
        if _acts(article, sentence, place) and (entries := cues_of_verb().get(token.lemma_.lower())):
            for cue in entries:
                if found := _by_verb(article, sentence, groups, place, cue):
                    used += range(place, found.trigger + 25)
                    yield found
                    break
        elif token.lemma_.lower() in nouns() and place not in used and token.pos_ in {"NOUN", "PROPN"}:
            yield from _by_noun(article, sentence, groups, place)


def _acts(article: Article, sentence: Sentence, place: int) -> bool:
    """A verb; or what the tagger took for a plural right after a company: "Bosch supplies brakes"."""
    token = article.doc[place]
    follows_name = place > sentence.start and article.mention_at(place - 1) is not None
    return is_verb(token) or (token.tag_ == "NNS" and follows_name)


def _by_verb(article: Article, sentence: Sentence, groups: list[Group], verb: int, cue: Cue) -> Reading | None:
    slots = around_verb(article, sentence, groups, verb)
    told = _told(article, sentence, slots, verb)
    needed = cue.needs.search(told) if cue.needs else None
    if (cue.needs and not needed) or (cue.without and cue.without.search(told)):
        return None
    if (cue.must and cue.must not in slots.groups) or (needed and _is_taken(article, slots, verb, cue, needed[0])):
        return None
    parties = _parties(article, slots, cue)
    if len(parties) < _ONE or (cue.is_directed and len(set(parties.values())) < _ONE):
        return None
    kind = cue.type or topic_of(told)
    strength = 3 if cue.is_directed else 2
    return _reading(
        article, sentence, slots, verb, cue.name, kind, parties, cue.act, strength, needed[0] if needed else ""
    )


def _by_noun(article: Article, sentence: Sentence, groups: list[Group], noun: int) -> Iterator[Reading]:
    slots = around_noun(article, sentence, groups, noun)
    places = ("possessive", "between", "with", "among", "of", "subject")
    tied = any(slots.groups.get(place) for place in places[:4])
    names = [
        n for place in places for group in slots.groups.get(place, ()) for n in group.companies if _counts(article, n)
    ]
    if not tied or len(set(names)) < _ONE:
        return
    parties = dict.fromkeys(names, Role.PARTNER)
    told = article.lower(max(sentence.start, noun - 3), min(slots.end, noun + 16))
    word = article.doc[noun].lemma_.lower()
    act = "talk" if word in {"talk", "discussion", "negotiation"} else "noun"
    yield _reading(article, sentence, slots, noun, f"noun.{word}", topic_of(told), parties, act, 1, "")


def _is_taken(article: Article, slots: Slots, verb: int, cue: Cue, needed: str) -> bool:
    """Whether another such verb stands nearer to the noun: in "has yet to sign the contract", "has" says nothing."""
    end = _end_of(article, slots, verb, needed)
    return any(is_verb(t) and t.lemma_ in cue.verbs for t in article.doc[verb + 1 : end])


def _told(article: Article, sentence: Sentence, slots: Slots, verb: int) -> str:
    """The words that may name what the verb is about: after it, and before it in the passive."""
    first = max(sentence.start, verb - 14) if slots.is_passive else verb
    kept = (t.i for t in article.doc[first : min(slots.end, verb + 26)] if t.i != verb)
    return " ".join(article.doc[i].text for i in kept if not _is_named(article, i))


def _is_named(article: Article, token: int) -> bool:
    """A word inside a company name says nothing about the agreement: "Tata Motors"."""
    mention = article.mention_at(token)
    return mention is not None and not mention.is_reference


def _counts(article: Article, name: str) -> bool:
    company = article.company(name)
    return company is not None and company.kind != CompanyKind.PUBLIC_BODY


def _parties(article: Article, slots: Slots, cue: Cue) -> dict[str, Role]:
    """The companies in the places that the cue gives a role, passive turned round."""
    found: dict[str, Role] = {}
    for place, groups in slots.groups.items():
        role = cue.roles.get(_turned(place, slots, cue))
        for name in (name for group in groups for name in group.companies):
            if role and _counts(article, name):
                found.setdefault(name, role)
    return found


def _turned(place: str, slots: Slots, cue: Cue) -> str:
    if not slots.is_passive:
        return place
    return {"by": "subject", "subject": "object" if cue.is_directed else "subject"}.get(place, place)


def _reading(
    article: Article,
    sentence: Sentence,
    slots: Slots,
    trigger: int,
    cue: str,
    kind: AgreementType | None,
    parties: dict[str, Role],
    act: str,
    strength: int,
    needed: str,
) -> Reading:
    mood, mood_words = mood_of(article, sentence, trigger)
    timex = _date(article, sentence, trigger, mood)
    kind_or_general = kind or AgreementType.STRATEGIC_COOPERATION
    return Reading(
        sentence=sentence.index,
        trigger=trigger,
        cue=cue,
        type=kind_or_general,
        is_typed=kind is not None,
        parties=by_kind(article, kind_or_general, parties),
        act="announce" if article.doc[trigger].lemma_ in {"announce", "unveil"} else act,
        mood=mood,
        mood_words=mood_words,
        evidence=_clause(article, sentence, slots, trigger, needed, timex, parties),
        timex=timex,
        value=amount_in(article, sentence, trigger) if kind in _VALUED else None,
        strength=strength,
    )


def _date(article: Article, sentence: Sentence, trigger: int, mood: Mood) -> Timex | None:
    """The nearest date of the sentence, those after the trigger first; what is done has no date ahead."""
    dated = [t for t in article.timexes_in(sentence.start, sentence.end) if t.date]
    if mood in {Mood.DONE, Mood.ENDED}:
        dated = [t for t in dated if t.date and not is_ahead(article, t.date)]
    return min(dated, key=lambda t: abs(t.start - trigger) + (8 if t.start < trigger else 0), default=None)


def _clause(
    article: Article,
    sentence: Sentence,
    slots: Slots,
    trigger: int,
    needed: str,
    timex: Timex | None,
    parties: dict[str, Role],
) -> Evidence:
    """Verb with its objects and a date that follows at once; from the subject where a name opens the sentence."""
    doc = article.doc
    start = verb_phrase_start(article, sentence, trigger) if is_verb(doc[trigger]) else trigger
    groups = [g for place in slots.groups.values() for g in place if set(g.companies) & set(parties)]
    opening = [g for g in groups if g.start == sentence.start and not g.is_reference]
    start = min([start, *(g.start for g in opening), *(g.start for g in groups if slots.is_passive and g.end <= start)])
    end = max([trigger + 1, *(g.end for g in groups if g.start > trigger), _end_of(article, slots, trigger, needed)])
    if end < sentence.end and doc[end].text == '"' and '"' in {t.text for t in doc[start:end]}:
        end += 1
    if timex and timex.start == end:
        end = timex.end
    return article.evidence(start, end)


def _end_of(article: Article, slots: Slots, trigger: int, needed: str) -> int:
    """Where the noun that the verb needs ends."""
    size = len(needed.split())
    for place in range(trigger + 1, slots.end):
        if needed and str(article.doc[place : place + size].text).lower() == needed.lower():
            return min(place + size, slots.end)
    return trigger + 1
