"""Aliases in the pipeline: mentions of companies gathered into companies, and found wherever their names stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from partnerships.extraction.components.aliases.companies import companies_named
from partnerships.extraction.components.aliases.forms import Place
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.mentions.tags import Mention
from partnerships.extraction.matching import KnownNames

NAME = "company_namer"
_KNOWN = 0.97  # certainty of a name that the knowledge base has
_WAVERING = 0.2  # share of a token for companies' names from which a known name may tip the balance
_PHRASES = {Label.AGR, Label.REF}  # may hold the names of companies


@Language.component(NAME)
def company_namer(doc: Doc) -> Doc:
    """Sets `doc._.companies` and makes their places the mentions of organisations."""
    mentions: list[Mention] = doc._.mentions or []
    known: KnownNames | None = doc._.known
    others = [m for m in mentions if m.label is not Label.ORG]
    places = _with_known(doc, [m for m in mentions if m.label is Label.ORG], known, others)
    taken = [_stretch(doc, m) for m in others if m.label in {Label.VEH, Label.PER, Label.EVT, Label.TECH, Label.GPE}]
    doc._.companies = companies_named(doc.text, places, known, taken)
    found = [_mention(doc, place) for company in doc._.companies for place in company.places]
    named = _taken(found)
    kept = [m for m in others if m.label in _PHRASES or not _overlaps(m, named)]
    doc._.mentions = sorted([*found, *kept], key=lambda m: (m.start, m.end))
    return doc


def _with_known(doc: Doc, tagged: list[Mention], known: KnownNames | None, others: Sequence[Mention]) -> list[Place]:
    """What the tagger saw, unless the knowledge base has a name there that goes beyond it."""
    spans = [Mention(start, end, Label.ORG, _KNOWN) for start, end in known.spans(doc)] if known else []
    whole = {token: m for m in others if m.label not in _PHRASES for token in range(m.start, m.end)}
    spans = [s for s in spans if not _within(s, tagged) and not _cuts(s, whole) and _may_be_company(doc, s)]
    goes_beyond = _taken(spans)
    ours = [m for m in tagged if not _overlaps(m, goes_beyond)]
    return [Place(*_stretch(doc, m), m.certainty) for m in sorted([*ours, *spans], key=lambda m: m.start)]


def _cuts(span: Mention, mentions: Mapping[int, Mention]) -> bool:
    """Whether it takes a part of one of the mentions, which are given by token, as a maker's name does of a model's."""
    touched = [mentions[token] for token in range(span.start, span.end) if token in mentions]
    return any(m.start < span.start or m.end > span.end for m in touched)


def _may_be_company(doc: Doc, span: Mention) -> bool:
    """Names are also those of persons, places and models: the tagger must at least have wavered at both ends."""
    shares = doc._.company_shares
    return bool(min(shares[span.start], shares[span.end - 1]) >= _WAVERING)


def _stretch(doc: Doc, mention: Mention) -> tuple[int, int]:
    last = doc[mention.end - 1]
    return doc[mention.start].idx, last.idx + len(last.text)


def tokens_of(doc: Doc, place: Place) -> tuple[int, int]:
    """First token and the one after the last of a place; its ends lie within tokens at most."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{place} is no place in this document")
    return span.start, span.end


def _mention(doc: Doc, place: Place) -> Mention:
    return Mention(*tokens_of(doc, place), Label.ORG, place.certainty)


def _within(inner: Mention, tagged: Sequence[Mention]) -> bool:
    """Whether one of the tagged, which are in order and do not overlap, holds it whole."""
    place = bisect_right(tagged, inner.start, key=lambda m: m.start) - 1
    return place >= 0 and inner.end <= tagged[place].end


def _taken(mentions: Iterable[Mention]) -> frozenset[int]:
    """The tokens of all of them."""
    return frozenset(token for m in mentions for token in range(m.start, m.end))


def _overlaps(mention: Mention, taken: frozenset[int]) -> bool:
    return not taken.isdisjoint(range(mention.start, mention.end))
