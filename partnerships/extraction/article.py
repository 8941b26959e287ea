"""An article on its way through the stages: the parsed text and what each stage has seen so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from partnerships.dates import PartialDate
from partnerships.extraction.findings import (
    Evidence,
    FoundAgreement,
    FoundAppointment,
    FoundCompany,
    FoundFigure,
    FoundMilestone,
    FoundOwnership,
    FoundVehicle,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from partnerships.extraction.matching import KnownNames


@dataclass(frozen=True)
class Mention:
    """Tokens that name or mean companies; a reference such as "the two sides" means several."""

    start: int
    end: int
    companies: tuple[str, ...]
    is_reference: bool = False


@dataclass(frozen=True)
class Timex:
    """A date expression: its tokens with the preposition, and the date, None if it cannot be resolved."""

    start: int
    end: int
    date: PartialDate | None


_Item = TypeVar("_Item", Mention, Timex)


@dataclass(frozen=True)
class Sentence:
    """A sentence as its punctuation shows it; the parser sometimes cuts one in two."""

    index: int
    start: int
    end: int
    is_caption: bool = False

    def __contains__(self, token: int) -> bool:
        return self.start <= token < self.end


@dataclass
class Article:
    """Text, tokens and findings; offsets always lead back to the text as it was handed in."""

    text: str
    published: PartialDate
    today: PartialDate  # the dateline's date where there is one
    doc: Doc
    places: list[int]  # for every character of doc.text, its place in text
    sentences: list[Sentence]
    known: KnownNames
    mentions: list[Mention] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    companies: list[FoundCompany] = field(default_factory=list)
    ownerships: list[FoundOwnership] = field(default_factory=list)
    agreements: list[FoundAgreement] = field(default_factory=list)
    vehicles: list[FoundVehicle] = field(default_factory=list)
    milestones: list[FoundMilestone] = field(default_factory=list)
    appointments: list[FoundAppointment] = field(default_factory=list)
    figures: list[FoundFigure] = field(default_factory=list)
    vehicle_mentions: list[tuple[int, int, str]] = field(default_factory=list)

    def evidence(self, start: int, end: int) -> Evidence:
        """The characters of the tokens from start to before end, as they stand in the text."""
        first, last = self.doc[start], self.doc[end - 1]
        begin = self.places[first.idx]
        stop = self.places[last.idx + len(last.text) - 1] + 1
        return Evidence(begin, stop, self.text[begin:stop])

    def sentence_of(self, token: int) -> Sentence:
        return self.sentences[bisect_right(self.sentences, token, key=lambda s: s.start) - 1]

    def span(self, sentence: Sentence) -> Span:
        return self.doc[sentence.start : sentence.end]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in _from(self.mentions, start, end) if m.end <= end]

    def timexes_in(self, start: int, end: int) -> list[Timex]:
        return [t for t in _from(self.timexes, start, end) if t.end <= end]

    def mention_at(self, token: int) -> Mention | None:
        place = bisect_right(self.mentions, token, key=lambda m: m.start) - 1
        return self.mentions[place] if place >= 0 and token < self.mentions[place].end else None

    def lower(self, start: int, end: int) -> str:
        return str(self.doc[start:end].text).lower() if start < end else ""

    def company(self, name: str) -> FoundCompany | None:
        return next((c for c in self.companies if c.name == name), None)


def _from(items: list[_Item], start: int, end: int) -> list[_Item]:
    """The items that begin from start to before end; they are kept in order."""
    return items[bisect_left(items, start, key=_start) : bisect_left(items, end, key=_start)]


def _start(item: Mention | Timex) -> int:
    return item.start


def is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")
