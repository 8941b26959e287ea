"""Who stands where round a verb or noun: subject, object, or after which preposition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.groups import Group

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAKS = {";", ":"}
_TURNS = {
    *("but", "while", "whereas", "although", "though", "as", "because", "after"),
    *("which", "who", "whose", "where", "when"),
}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_NEAR, _REACH = 4, 14  # tokens between a noun and the companies tied to it


@dataclass
class Slots:
    """The groups of companies by place; the same place may hold several."""

    start: int
    end: int
    is_passive: bool = False
    groups: dict[str, list[Group]] = field(default_factory=dict)

    def put(self, place: str, group: Group) -> None:
        if group not in self.groups.setdefault(place, []):
            self.groups[place].append(group)


def clause_end(article: Article, sentence: Sentence, trigger: int) -> int:
    """Where the words that still belong to the trigger stop."""
    for place in range(trigger + 1, sentence.end):
        token = article.doc[place]
        turns = token.lower_ in _TURNS and article.doc[place - 1].text == ","
        if token.text in _BREAKS or turns:
            return place
    return sentence.end


def around_verb(article: Article, sentence: Sentence, groups: list[Group], verb: int) -> Slots:
    token = article.doc[verb]
    slots = Slots(verb, clause_end(article, sentence, verb), is_passive=_is_passive(token))
    subject = _subject(article, groups, token)
    if subject:
        slots.put("possessive" if subject.is_possessive else "subject", subject)
    for group in groups:
        if verb < group.start < slots.end:
            _place_right(slots, group, subject)
        elif group.end <= verb and group.marker == "with" and _shares_subject(article, sentence, group, subject, verb):
            slots.put("with", group)
    return slots


def _place_right(slots: Slots, group: Group, subject: Group | None) -> None:
    if group.is_apposition or (subject and set(group.companies) <= set(subject.companies)):
        return
    if group.marker:
        slots.put(group.marker, group)
    if group.is_possessive:
        slots.put("possessive", group)


def _shares_subject(article: Article, sentence: Sentence, group: Group, subject: Group | None, verb: int) -> bool:
    """ "Together with X, Y founds" and "Y, together with X, founds"."""
    opens = article.lower(sentence.start, group.start).startswith(("together with", "jointly with", "with "))
    between = subject is not None and subject.end <= group.start
    return (opens and group.start - sentence.start < 8) or (between and not _has_verb(article, subject, group, verb))


def _has_verb(article: Article, subject: Group | None, group: Group, verb: int) -> bool:
    first = subject.end if subject else group.start
    return any(article.doc[i].pos_ == "VERB" for i in range(first, verb))


def _is_passive(token: Token) -> bool:
    """ "was signed", and "signed by" without an auxiliary."""
    if token.tag_ not in {"VBN", "VBD"}:
        return False
    helped = any(child.dep_ == "auxpass" or (child.lemma_ == "be" and child.i < token.i) for child in token.children)
    followed = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "by"
    return helped or (followed and token.tag_ == "VBN")


def _subject(article: Article, groups: list[Group], verb: Token) -> Group | None:
    """By the parse where it knows one, else the nearest free-standing group on the left."""
    token = verb
    for _ in range(4):
        for child in token.children:
            if child.dep_ in _SUBJECTS and child.i < verb.i and (found := _group_at(groups, child)):
                return found
        if (
            token.dep_ not in {"conj", "xcomp", "advcl", "aux", "pcomp", "prep", "acl", "dep"}
            or token.head.i == token.i
        ):
            break
        token = token.head
    free = [g for g in groups if g.end <= verb.i and g.marker in {"", "object"} and not g.is_apposition]
    standing = [g for g in free if not g.is_possessive]
    return next(reversed(standing or free), None)


def _group_at(groups: list[Group], subject: Token) -> Group | None:
    inside = [g for g in groups if g.start <= subject.i < g.end]
    if inside:
        return inside[0]
    left, right = subject.left_edge.i, subject.right_edge.i
    near = [g for g in groups if left <= g.start and g.end <= right + 1 and g.marker == "" and not g.is_apposition]
    return near[0] if near else None


def around_noun(article: Article, sentence: Sentence, groups: list[Group], noun: int) -> Slots:
    slots = Slots(noun, clause_end(article, sentence, noun))
    for group in groups:
        near = 0 < group.start - noun <= (_NEAR if group.marker == "of" else _REACH)
        if near and group.start < slots.end and group.marker in {"with", "between", "among", "of", "by"}:
            slots.put(group.marker, group)
        elif group.end <= noun and noun - group.end <= _NEAR and (group.is_possessive or noun - group.end <= 1):
            slots.put("possessive", group)
    if not slots.groups.get("between") and not slots.groups.get("possessive"):
        left = [g for g in groups if g.end <= noun and g.marker == "" and not g.is_apposition and not g.is_possessive]
        if left:
            slots.put("subject", left[-1])
    return slots


def verb_phrase_start(article: Article, sentence: Sentence, verb: int) -> int:
    """The first auxiliary or adverb of the verb's group."""
    start = verb
    while (
        start > sentence.start
        and article.doc[start - 1].pos_ in {"AUX", "ADV", "PART"}
        and not article.mention_at(start - 1)
    ):
        start -= 1
    return start
