"""An article on its way through the stages: the parsed text and what each stage has seen so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
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

    from partnerships.extraction.components.links.pooling import Links
    from partnerships.extraction.components.links.schema import Label
    from partnerships.extraction.components.mentions.tags import Mention as Tagged
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
    links: Links  # what the networks see: mentions of all sorts, and scores for pairs of them
    companies_at: dict[int, str] = field(default_factory=dict)  # number of a tagged mention: name of its company
    vehicles_at: dict[int, str] = field(default_factory=dict)
    meant_by: dict[int, tuple[str, ...]] = field(default_factory=dict)  # number of a reference: names
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

    def mentions_of(self, name: str) -> list[Mention]:
        """Every place that names or means a company; asked for when all companies and references are found."""
        return self._mentions_by_company.get(name, [])

    @cached_property
    def _mentions_by_company(self) -> Mapping[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            for name in dict.fromkeys(mention.companies):
                found[name].append(mention)
        return found

    def timexes_in(self, start: int, end: int) -> list[Timex]:
        return [t for t in _from(self.timexes, start, end) if t.end <= end]

    def mention_at(self, token: int) -> Mention | None:
        place = bisect_right(self.mentions, token, key=lambda m: m.start) - 1
        return self.mentions[place] if place >= 0 and token < self.mentions[place].end else None

    @property
    def tagged(self) -> Sequence[Tagged]:
        return self.links.mentions

    def numbers(self, *labels: Label) -> list[int]:
        """Numbers of the tagged mentions with these labels, in order."""
        return sorted(n for label in labels for n in self._numbers_by_label.get(label, ()))

    @cached_property
    def _numbers_by_label(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, mention in enumerate(self.tagged):
            found[mention.label].append(number)
        return found

    def words(self, number: int) -> str:
        """A tagged mention as it stands in the text, on one line."""
        mention = self.tagged[number]
        return " ".join(self.evidence(mention.start, mention.end).quote.split())

    def acting(self) -> dict[int, tuple[str, ...]]:
        """Companies by tagged mention: names, and references that mean companies."""
        named = {number: (name,) for number, name in self.companies_at.items()}
        return named | {number: names for number, names in self.meant_by.items() if self.company(names[0])}

    def timex_at(self, number: int) -> Timex | None:
        """The date that a tagged mention of a date states."""
        mention = self.tagged[number]
        before = reversed(self.timexes[: bisect_left(self.timexes, mention.end, key=_start)])
        return min(takewhile(lambda t: mention.start < t.end, before), key=_start, default=None)

    def lower(self, start: int, end: int) -> str:
        return str(self.doc[start:end].text).lower() if start < end else ""

    def company(self, name: str) -> FoundCompany | None:
        return self._companies_by_name.get(name)

    @cached_property
    def _companies_by_name(self) -> Mapping[str, FoundCompany]:
        """Asked for only when all companies are found: they are the first findings of an article."""
        return {company.name: company for company in self.companies}


def _from(items: list[_Item], start: int, end: int) -> list[_Item]:
    """The items that begin from start to before end; they are kept in order."""
    return items[bisect_left(items, start, key=_start) : bisect_left(items, end, key=_start)]


def _start(item: Mention | Timex) -> int:
    return item.start


def is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")
