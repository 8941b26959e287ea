"""What a figure counts: "BYD sales" of "BYD sold 340,799 cars", "share of new registrations"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components.figures.places import is_compounded
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.cues import cues, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = words("figures", "metrics")
_PLAIN = words("figures", "not_in_metrics")
_VERBS: dict[str, str] = cues("figures")["counted_by"]
_QUALIFYING = frozenset({"NOUN", "PROPN", "ADJ"})
_NAMES = (Label.ORG, Label.VEH, Label.REF, Label.GPE, Label.DATE, Label.NUM)
_OWNERS = frozenset({Label.ORG, Label.VEH, Label.REF})
_ANCESTORS = 3  # verbs from which one takes its subject: "designed and built"
_MEANT = 60  # tokens in which "it" finds its name
_MOST = 6  # tokens of a phrase on either side of its noun
_BY = frozenset({"by", "of", "at", "for"})


@dataclass(frozen=True)
class Metric:
    """Words at tokens start to before end for what is counted; `owner` is the number of the mention whose it is."""

    start: int
    end: int
    words: str
    owner: int | None = None
    is_verb: bool = False


class Metrics:
    """Finds what the sentences of an article say is counted."""

    def __init__(self, article: Article) -> None:
        self.article, self.doc = article, article.doc
        self.known: dict[int, list[Metric]] = {}  # by sentence
        tagged = article.tagged
        self.names = {i: n for n in article.numbers(*_NAMES) for i in range(tagged[n].start, tagged[n].end)}

    def within(self, sentence: Sentence) -> list[Metric]:
        """In order."""
        if sentence.index not in self.known:
            self.known[sentence.index] = list(self._found(sentence))
        return self.known[sentence.index]

    def owner_at(self, place: int) -> int | None:
        """The number of the mention of a company, vehicle or reference that covers a token."""
        number = self.names.get(place)
        return number if number is not None and self.article.tagged[number].label in _OWNERS else None

    def _found(self, sentence: Sentence) -> Iterator[Metric]:
        for place in range(sentence.start, sentence.end):
            token = self.doc[place]
            if place in self.names:
                continue
            if token.lower_ in _NOUNS and token.pos_ not in {"VERB", "AUX"}:
                yield self._noun(place, sentence)
            elif token.lower_ == "registered" and place + 1 < sentence.end and self._qualifies(place + 1):
                yield self._registered(place, sentence)
            elif (noun := self._verb(token)) is not None:
                yield Metric(place, place + 1, noun, self._subject(token), is_verb=True)

    def _verb(self, token: Token) -> str | None:
        """What a verb counts; shares that "make up" a whole are not made."""
        is_phrasal = token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "up"
        return _VERBS.get(token.lemma_.lower()) if token.pos_ == "VERB" and not is_phrasal else None

    def _noun(self, place: int, sentence: Sentence) -> Metric:
        start, end = place, place + 1
        while start > max(sentence.start, place - _MOST) and self._qualifies(start - 1):
            start -= 1
        while start < place and self.doc[start].lower_ in {"-", "and"}:
            start += 1
        owner = self._possessor(start - 1) if start > sentence.start else None
        if end < sentence.end and self.doc[end].lower_ in _BY:
            after = end + 1 + (end + 1 < sentence.end and self.doc[end + 1].pos_ == "DET")
            owner = owner if owner is not None else self.owner_at(after)
            if self.doc[end].lower_ == "of":
                end = self._complement(end, sentence)
        return Metric(start, end, self._text(start, end), owner)

    def _registered(self, place: int, sentence: Sentence) -> Metric:
        """ "Registered NEVs" are a fleet."""
        end = place + 1
        while end < min(sentence.end, place + _MOST) and self._qualifies(end):
            end += 1
        return Metric(place, end, str(self.doc[place:end].text))

    def _qualifies(self, place: int) -> bool:
        token = self.doc[place]
        if place in self.names or token.lower_ in _PLAIN:
            return False
        if is_compounded(self.article, place) or (len(token) > 1 and token.text.isupper()):  # plug-in, NEV
            return True
        return token.pos_ in _QUALIFYING or token.tag_ == "VBG" or token.lower_ == "and"

    def _possessor(self, place: int) -> int | None:
        """The owner that stands before: "Chery sales", "Hummer's US sales"."""
        while place > 0 and (self.doc[place].tag_ == "POS" or self._is_place_or_date(place)):
            place -= 1
        return self.owner_at(place)

    def _is_place_or_date(self, place: int) -> bool:
        return place in self.names and self.article.tagged[self.names[place]].label in {Label.GPE, Label.DATE}

    def _complement(self, end: int, sentence: Sentence) -> int:
        """The end of "of plug-in hybrids"; the end as it is where a name or a number follows."""
        last = place = end + 1
        while place < min(sentence.end, end + _MOST) and self._qualifies(place):
            place += 1
            last = place if self.doc[place - 1].pos_ in _QUALIFYING else last
        return last if last > end + 1 else end

    def _subject(self, verb: Token) -> int | None:
        """Who sells or builds, by grammar."""
        for token in (verb, *islice(verb.ancestors, _ANCESTORS)):
            for child in token.children:
                owner = self._of_child(child)
                if owner is not None:
                    return owner
            if token.dep_ not in {"conj", "relcl"} or any(c.dep_ == "nsubjpass" for c in token.children):
                break
        return None

    def _of_child(self, child: Token) -> int | None:
        if child.dep_ == "agent":
            return self._agent(child)
        if child.dep_ != "nsubj":
            return None
        owner = self.owner_at(child.i)
        return self._meant(child.i) if owner is None and child.lower_ == "it" else owner

    def _meant(self, place: int) -> int | None:
        """Whom "it" means: who was named last in the sentence, else first in the one before."""
        sentence = self.article.sentence_of(place)
        before = self.article.sentences[sentence.index - 1] if sentence.index else sentence
        places = (*range(place - 1, sentence.start - 1, -1), *range(before.start, before.end))
        return next((owner for i in places[:_MEANT] if (owner := self.owner_at(i)) is not None), None)

    def _agent(self, by: Token) -> int | None:
        return next((o for child in by.children if (o := self.owner_at(child.i)) is not None), None)

    def _text(self, start: int, end: int) -> str:
        text = " ".join(str(self.doc[start:end].text).split())
        first = self.doc[start]
        return text[0].lower() + text[1:] if first.is_sent_start and first.is_title and first.pos_ != "PROPN" else text
