"""Phrases that name an office: "former head of powertrain purchasing", "Chief Executive Officer"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.cues import words

_NAMES = (Label.ORG, Label.PER, Label.REF, Label.DATE)
_QUALIFYING = frozenset({"NOUN", "PROPN", "ADJ"})
_MOST_BEFORE = 6  # tokens that qualify an office: "deputy general sales manager"
_MOST_BETWEEN = 3  # tokens within which a head goes on: "chief financial officer"
_MOST_AFTER = 10  # tokens that say what it is in charge of
_HEADS = words("people", "heads")
_ONLY_QUALIFIED = words("people", "qualified")
_AFTER = words("people", "after_heads")
_PLAIN = words("people", "not_in_titles")
_PARTICIPLES = words("people", "participles")
_FIRMS = words("people", "firms")
_WEAK = words("people", "weak")
_WITH_FIELD = words("people", "with_field")


@dataclass(frozen=True)
class Title:
    """An office at tokens start to before end, and its words without the names of companies."""

    start: int
    end: int
    words: str
    of_several: bool = False  # "co-founders Anna Berg and Lars Holm"

    @property
    def vagueness(self) -> float:
        """How much nearer than others it has to stand: a mere "partner" is seldom somebody's office."""
        return 2.0 * (self.words.lower() in _ONLY_QUALIFIED) + 0.7 * (self.words.split()[-1].lower() in _WEAK)


def names_at(article: Article) -> dict[int, int]:
    """Number of the tagged name or date that covers a token."""
    return {i: n for n in article.numbers(*_NAMES) for i in range(article.tagged[n].start, article.tagged[n].end)}


def _singular(word: str) -> str:
    """The office that several hold; any other word as it is."""
    one = word[:-3] + "man" if word.endswith("men") else word.removesuffix("s")
    return one if one != word and one.lower() in _HEADS and word.lower() not in _HEADS else word


class Titles:
    """Finds the offices that the sentences of an article name; `names` are the tokens that belong to names."""

    def __init__(self, article: Article, names: Mapping[int, int]) -> None:
        self.article, self.doc, self.names = article, article.doc, names

    def within(self, sentence: Sentence) -> list[Title]:
        """In order, none inside another."""
        found: list[Title] = []
        for place in range(sentence.start, sentence.end):
            if (not found or place >= found[-1].end) and self._is_head(place, sentence.end):
                start = self._beginning(place, max(sentence.start, found[-1].end if found else 0))
                found.append(self._title(start, place, sentence))
        return found

    def _is_head(self, place: int, limit: int) -> bool:
        """The last word of an office: "officer" of "chief executive officer"."""
        token = self.doc[place]
        is_head = place not in self.names and _singular(token.lower_) in _HEADS
        return is_head and token.pos_ not in {"VERB", "AUX"} and not self._goes_on(place, limit)

    def _goes_on(self, place: int, limit: int) -> bool:
        """Whether the office ends further on ("chief executive"), or the word is part of another ("head office")."""
        following = place + 1
        if following >= limit or following in self.names:
            return False
        for further in range(following, min(limit, following + _MOST_BETWEEN)):
            if _singular(self.doc[further].lower_) in _HEADS and further not in self.names:
                return True
            if not self._qualifies(further):
                break
        token = self.doc[following]
        if token.tag_ == "POS":  # the governor's rival
            return True
        is_part = token.pos_ == "NOUN" and token.lower_ not in _AFTER and self.doc[place].lower_ not in _WITH_FIELD
        return is_part or (token.text == "-" and not self.doc[place].whitespace_ and not token.whitespace_)

    def _beginning(self, head: int, limit: int) -> int:
        start = head
        while start > max(limit, head - _MOST_BEFORE) and self._qualifies(start - 1):
            start -= 1
        while self.doc[start].text == "-":
            start += 1
        return start

    def _qualifies(self, place: int) -> bool:
        token = self.doc[place]
        if place in self.names or token.lower_ in _PLAIN:
            return False
        is_hyphen = token.text == "-" and not token.whitespace_
        return is_hyphen or token.pos_ in _QUALIFYING or token.lower_ in _PARTICIPLES

    def _title(self, start: int, head: int, sentence: Sentence) -> Title:
        end = head + 1
        if end < sentence.end and self.doc[end].lower_ in _AFTER:
            end += 1
        end = self._with_field(self._coordinated(end, sentence.end), sentence.end)
        several = _singular(self.doc[head].lower_) != self.doc[head].lower_
        return Title(start, end, self._words(start, end, sentence), several)

    def _coordinated(self, end: int, limit: int) -> int:
        """The end of further offices: "founder and chief executive"."""
        limit = min(limit, end + _MOST_AFTER)
        while end < limit and self.doc[end].lower_ in {"and", "&", "/"}:
            further = self._head_after(end + 1, limit)
            if further is None:
                break
            end = further + 1
        return end

    def _head_after(self, place: int, limit: int) -> int | None:
        """The head of the office that begins there."""
        for head in range(place, min(place + _MOST_BEFORE, limit)):
            if self._is_head(head, limit):
                return head
            if not self._qualifies(head):
                break
        return None

    def _with_field(self, end: int, limit: int) -> int:
        """The end of what the office is in charge of, without a company."""
        first = self._field_begins(end, limit)
        last = self._field(first, limit) if first else None
        return end if last is None else last

    def _field_begins(self, end: int, limit: int) -> int | None:
        following = [token.lower_ for token in self.doc[end : min(limit, end + 3)]]
        if following[:1] in (["of"], ["for"]):
            return end + 1
        if tuple(following[:3]) == ("in", "charge", "of"):
            return end + 3
        if tuple(following[:2]) == ("responsible", "for"):
            return end + 2
        is_bare = bool(following) and self.doc[end - 1].lower_ in _WITH_FIELD and self._ends_clause(end, limit)
        return end if is_bare else None

    def _ends_clause(self, place: int, limit: int) -> bool:
        """Whether a field without preposition begins there: "executive director industrial operations, ..."."""
        while place < limit and self._qualifies(place):
            place += 1
        return place >= limit or self.doc[place].pos_ in {"PUNCT", "ADP"}

    def _field(self, first: int, limit: int) -> int | None:
        """The end of the field that begins there; None where it is a company or no field at all."""
        place, last = first, None
        while place < min(limit, first + _MOST_AFTER):
            if place in self.names:
                after = self._after_possessive(place, limit)
                if after is None:
                    break
                place = after
                continue
            if self.doc[place].pos_ in _QUALIFYING or self.doc[place].tag_ == "VBG":
                last = place + 1
            elif not self._joins(place):
                break
            place += 1
        return None if last is None or self.doc[last - 1].lower_ in _FIRMS else last

    def _joins(self, place: int) -> bool:
        """Whether a field may go on after this token: "sales and marketing", "the board of management"."""
        token = self.doc[place]
        return token.pos_ in {"DET", "CCONJ"} or token.lower_ in {"of", "for", "-", "&"}

    def _after_possessive(self, place: int, limit: int) -> int | None:
        """The token after "'s" where the name that covers this token is a possessor."""
        end = self.article.tagged[self.names[place]].end
        return end + 1 if end < limit and self.doc[end].tag_ == "POS" else None

    def _words(self, start: int, end: int, sentence: Sentence) -> str:
        kept = [
            i for i in range(start, end)
            if i not in self.names and not (self.doc[i].tag_ == "POS" and i - 1 in self.names)
        ]  # fmt: skip
        text = "".join(_singular(self.doc[i].text) + self.doc[i].whitespace_ for i in kept).strip()
        first = self.doc[start]
        is_raised = start == sentence.start and first.is_title and not (len(kept) > 1 and self.doc[kept[1]].is_title)
        return " ".join((text[0].lower() + text[1:] if is_raised else text).split())
