"""One source with the facts it supports."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Length

from partnerships.models import Source
from partnerships.queries.evidence import Cited
from partnerships.queries.sources.facts import Fact, fact_of, with_facts
from partnerships.queries.sources.passages import Passage, passages_of
from partnerships.vocabulary import CitationState

MOST_FACTS = 500  # of one source on one page


@dataclass(frozen=True)
class Claim(Cited):
    """A numbered citation of this source with the fact it supports."""

    fact: Fact

    @property
    def start(self) -> int | None:
        return self.citation.start

    @property
    def end(self) -> int | None:
        return self.citation.end


@dataclass(frozen=True)
class SourceDetail:
    """A source; `length` counts the code points of the text as read, 0 where none is stored."""

    source: Source
    claims: list[Claim]
    passages: list[Passage]
    left_out: int
    length: int
    total: int

    @property
    def is_quoted(self) -> bool:
        return bool(self.passages)


def detail_of(source: Source) -> SourceDetail:
    standing = source.citations.filter(state=CitationState.ACTIVE)
    in_text = standing.order_by(F("start").asc(nulls_last=True), "end", "id")
    citations = list(with_facts(in_text).defer("prefix", "suffix")[:MOST_FACTS])
    claims = [Claim(number, citation, fact_of(citation)) for number, citation in enumerate(citations, 1)]
    passages = passages_of(claims)
    length = _length(source)
    return SourceDetail(source, claims, passages, _left_out(claims, length), length, standing.count())


def _length(source: Source) -> int:
    counted = Source.objects.filter(pk=source.pk).annotate(characters=Length("text"))
    return counted.values_list("characters", flat=True).get()


def _left_out(claims: list[Claim], length: int) -> int:
    """Code points after the last quotation."""
    last = max((claim.end or 0 for claim in claims), default=0)
    return max(0, length - last) if last else 0
