"""Equipment of a vehicle: named or counted technology, its supplier and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.cues import phrases, words
from partnerships.extraction.findings import FoundTechnology

if TYPE_CHECKING:
    from spacy.tokens import Token

_TECHNOLOGIES = words("vehicles", "technologies")
_CARRIERS = words("vehicles", "carriers")
_EQUIPPED = re.compile(rf"\b(?:{'|'.join(phrases('vehicles', 'equipped'))})\b", re.IGNORECASE)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {w: n for n, w in enumerate(_NUMBERS.split(), 1)} | {
    "twin": 2, "dual": 2, "a dozen": 12,
}  # fmt: skip
_PHRASE = {"ADJ", "NOUN", "PROPN", "NUM", "X"}
_NOT_NAMES = {"EV", "NEV", "SUV", "CEO", "HI"}


def equipment_in(article: Article, sentence: Sentence) -> list[FoundTechnology]:
    text = article.span(sentence).text
    start = _EQUIPPED.search(text)
    if not start:
        return []
    span = article.doc.char_span(
        article.doc[sentence.start].idx + start.start(),
        article.doc[sentence.start].idx + start.end(),
        alignment_mode="expand",
    )
    first = span.end if span is not None else sentence.start
    return [t for t in _items(article, sentence, first) if t.name]


def _items(article: Article, sentence: Sentence, first: int) -> Iterator[FoundTechnology]:
    """Noun phrases that end in a word for equipment, and names joined to one of these."""
    supplier: str | None = None
    taken, last = -1, -10
    for place in range(first, sentence.end):
        token = article.doc[place]
        mention = article.mention_at(place)
        if mention and place + 1 < sentence.end and article.doc[mention.end : mention.end + 1].text == "'s":
            supplier = mention.companies[0]
        if place <= taken or mention:
            continue
        if token.lower_ in _TECHNOLOGIES and not _heads_on(article, sentence, place):
            start = _phrase_start(article, first, place)
            yield _technology(article, start, place + 1, supplier or _from(article, sentence, place + 1))
            taken = last = place
        elif (
            _is_bare_name(article, token)
            and place - last <= 3
            and article.doc[place - 1].lower_ in {"and", ",", "its", "the"}
        ):
            yield _technology(article, place, place + 1, supplier or _from(article, sentence, place + 1))
            taken = last = place


def _heads_on(article: Article, sentence: Sentence, place: int) -> bool:
    """Whether the phrase goes on: "battery" in "battery pack"."""
    return place + 1 < sentence.end and article.doc[place + 1].lower_ in _TECHNOLOGIES | _CARRIERS


def _phrase_start(article: Article, first: int, place: int) -> int:
    start = place
    while start > first and _belongs(article, start - 1):
        start -= 1
    return start


def _belongs(article: Article, place: int) -> bool:
    token = article.doc[place]
    return (
        (token.pos_ in _PHRASE or token.text == "-") and not article.mention_at(place) and token.text not in {",", "'s"}
    )


def _is_bare_name(article: Article, token: Token) -> bool:
    capitals = sum(character.isupper() for character in token.text)
    named = token.pos_ in {"PROPN", "NOUN"} and capitals >= 2 and token.text not in _NOT_NAMES
    in_vehicle = any(start <= token.i < end for start, end, _ in article.vehicle_mentions)
    return named and not in_vehicle and token.ent_type_ not in {"PERSON", "GPE"}


def _technology(article: Article, start: int, end: int, supplier: str | None) -> FoundTechnology:
    doc = article.doc
    count = _COUNTS.get(doc[start].lower_) or (
        int(doc[start].text) if doc[start].text.isdecimal() and len(doc[start].text) < 3 else None
    )
    if count and end - start > 1:
        start += 1
    else:
        count = None
    name = _name(article, start, end)
    return FoundTechnology(name, supplier, count, article.evidence(start - bool(count), end))


def _name(article: Article, start: int, end: int) -> str:
    """The proper name alone where the rest only says what it is."""
    proper = [i for i in range(start, end) if article.doc[i].text[:1].isupper()]
    rest = {article.doc[i].lower_ for i in range(start, end) if i not in proper}
    if proper and rest and rest <= _CARRIERS:
        return str(article.doc[proper[0] : proper[-1] + 1].text)
    return str(article.doc[start:end].text)


def _from(article: Article, sentence: Sentence, place: int) -> str | None:
    """The company after "from", "supplied by" or "made by"."""
    window = article.doc[place : min(place + 5, sentence.end)]
    for token in window:
        if token.lower_ in {"from", "by"} and (mention := article.mention_at(token.i + 1)):
            return mention.companies[0]
    return None
