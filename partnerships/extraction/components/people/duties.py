"""Offices that are told as something somebody does: "runs purchasing", "headed the venture until 2007", "(sales)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.people.titles import Title
from partnerships.extraction.cues import cues, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUNCTIONS, _DEPARTMENTS, _FIRMS = (words("people", table) for table in ("functions", "departments", "firms"))
_DOING: dict[str, str] = cues("people")["doing"]
_WHOLE = frozenset({"founder", "owner"})
_SOMEBODY = frozenset({"who", "he", "she"})
_AGENT = 8  # tokens after a verb within which "by" may stand
_QUALIFYING = frozenset({"NOUN", "PROPN", "ADJ"})


def find_duties(article: Article, sentence: Sentence, names: Mapping[int, int]) -> Iterator[Title]:
    """What the verbs of a sentence, and functions set off by punctuation, tell of offices."""
    for place in range(sentence.start, sentence.end):
        if place not in names:
            title = _done(article, place, sentence, names) or _function(article, place, sentence, names)
            if title:
                yield title


def _done(article: Article, place: int, sentence: Sentence, names: Mapping[int, int]) -> Title | None:
    token = article.doc[place]
    office = _DOING.get(token.lemma_.lower()) if token.pos_ == "VERB" and token.tag_ != "VBG" else None
    if office is None or not _is_done_by_somebody(article, place, sentence, names):
        return None
    if office in _WHOLE:
        return Title(place, place + 1, office)
    first = place + 1
    while first < sentence.end and article.doc[first].pos_ in {"DET", "PRON"} and first not in names:
        first += 1
    end = max(first, _run(article, first, sentence.end, names))
    former = "former " if token.tag_ == "VBD" else ""
    if field := _field_of(article, token, first, end):
        return Title(place, end, f"{former}{office} of {field}")
    is_whole = (end > first and article.doc[end - 1].lower_ in _FIRMS) or (first < sentence.end and first in names)
    return Title(place, end, f"{former}{office}") if is_whole or office == "chair" else None


def _is_done_by_somebody(article: Article, place: int, sentence: Sentence, names: Mapping[int, int]) -> bool:
    """Whether a person is the subject, or the agent: "founded in 1992 by Yin Mingtao"."""
    doc, before = article.doc, place - 1
    while before > sentence.start and doc[before].pos_ in {"AUX", "ADV", "PART"}:
        before -= 1
    if before >= sentence.start and (doc[before].lower_ in _SOMEBODY or _is_person(article, before, names)):
        return True
    reach = range(place + 1, min(place + _AGENT, sentence.end - 1))
    return any(doc[i].lower_ == "by" and _is_person(article, i + 1, names) for i in reach)


def _is_person(article: Article, place: int, names: Mapping[int, int]) -> bool:
    return place in names and article.tagged[names[place]].label == Label.PER


def _field_of(article: Article, verb: Token, first: int, end: int) -> str:
    """What the words after the verb say somebody is head of; empty where that is the whole company or nothing."""
    last = article.doc[end - 1].lower_ if end > first else ""
    if last in _DEPARTMENTS:
        return f"the {article.doc[first:end].text}"
    is_field = last in _FUNCTIONS or (verb.lemma_ == "head" and last not in _FIRMS)
    return str(article.doc[first:end].text) if last and is_field else ""


def _run(article: Article, first: int, limit: int, names: Mapping[int, int]) -> int:
    """The end of the nouns and their qualifiers that begin there."""
    end = first
    while (
        end < limit
        and end not in names
        and (article.doc[end].pos_ in _QUALIFYING or article.doc[end].lower_ in _FUNCTIONS)
    ):
        end += 1
    return end


def _function(article: Article, place: int, sentence: Sentence, names: Mapping[int, int]) -> Title | None:
    """A function alone between punctuation after a name: "Obi Maduka (engineering)"."""
    before = place - 1
    if before - 1 < sentence.start or before - 1 not in names or article.doc[before].text not in {",", "(", "-", "–"}:
        return None
    end = _run(article, place, sentence.end, names)
    is_alone = end >= sentence.end or article.doc[end].text in {",", ")", ".", ";", ":"}
    if end > place and is_alone and article.doc[end - 1].lower_ in _FUNCTIONS:
        return Title(place, end, article.doc[place:end].text)
    return None
