"""Where companies are named: known names, entities of the model, legal forms, descriptions before a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from partnerships.extraction.article import Article
from partnerships.extraction.cues import cues, phrases, words
from partnerships.extraction.findings import KnownName
from partnerships.extraction.matching import KnownNames
from partnerships.vocabulary import CompanyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EVENTS = words("companies", "event_words")
_GENERIC = words("companies", "generic_words")
_SHORTEST = 4  # letters of a name that may stand alone for the full one
_NOT = frozenset(name.lower() for table in ("media", "not_companies") for name in phrases("companies", table))
_FORMS = "|".join(re.escape(form) for form in phrases("companies", "legal_forms"))
_WORD = r"(?:[A-ZÀ-ÝĀ-ŽΑ-Ω][\w&.+'’-]*|&|of|de|und)"
_LEGAL = re.compile(
    rf"(?<![\w&])[A-ZÀ-ÝŠŽŞÖ][\w&.+'-]*(?: {_WORD}){{0,6}}?(?: \([A-Z][\w ]+\))?,? (?:{_FORMS})(?![\w])"
)
_BODY = re.compile(
    r"(?<!\w)(?:[A-Z][\w.-]+ ){0,4}(?:Ministry|Association|Federation|Bureau|Commission|Administration|Agency"
    r"|University"
    r"|Institute|Society)(?: (?:of|for|and|the|de|[A-Z][\w-]+))*(?: [A-Z][\w-]+)(?!\w)"
)
_SHORT_BODY = re.compile(
    r"(?<!\w)(?:[A-Z][\w.-]+ ){1,4}(?:Ministry|Association|Federation|Commission|University|Institute)(?!\w)"
)
_DESCRIPTORS = frozenset(word for line in cues("companies")["descriptors"].values() for word in line.split())


_BEFORE_NAMES = {"DET", "ADP", "CCONJ", "SCONJ", "ADV", "PRON"}
_LEADS = {"the", "a", "an", "and", "of", "both", "meanwhile", "newcomer", "rival", "partner", "supplier"} | _DESCRIPTORS
_TAILS = {"'s", "'", "and", "of", "the"}


@cache
def well_known() -> KnownNames:
    """Names of the industry that need no context, with their kind; no records stand behind them."""
    names = cues("companies")["names"]
    return KnownNames(KnownName(name, "", CompanyKind(kind)) for kind in names for name in phrases_of(names[kind]))


def phrases_of(lines: str) -> Iterator[str]:
    return filter(None, (line.strip() for line in lines.splitlines()))


def company_spans(article: Article) -> list[tuple[int, int]]:
    """Start and end of every company name; where two overlap the surer source wins, then the longer."""
    doc = article.doc
    sources: tuple[Iterable[tuple[int, int]], ...] = (
        _matched(doc, _LEGAL),
        _with_legal_form(doc, [*article.known.spans(doc), *well_known().spans(doc)]),
        [*_matched(doc, _BODY), *_matched(doc, _SHORT_BODY)],
        _entities(doc),
        _described(doc),
    )
    taken: dict[int, tuple[int, int]] = {}
    for number, source in enumerate(sources):
        for start, end in sorted(source, key=lambda span: span[0] - span[1]):
            span = _trimmed(doc, start, end) if number else (start, end)
            if span and not any(i in taken for i in range(*span)) and _is_company(doc, *span):
                taken.update(dict.fromkeys(range(*span), span))
    return sorted(_repeated(doc, set(taken.values()), taken))


def _matched(doc: Doc, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is not None and not any(token.is_sent_start and token.i > span.start for token in span[1:-1]):
            yield span.start, span.end


def _with_legal_form(doc: Doc, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A known name with what continues it: "Ford" in "Ford Otomotiv" is another company and not taken."""
    for start, end in spans:
        after = doc[end] if end < len(doc) else None
        before = doc[start - 1] if start else None
        if after is not None and after.ent_type_ == "ORG" and after.ent_iob_ == "I" and after.text[:1].isupper():
            continue
        if (
            before is not None
            and before.pos_ == "PROPN"
            and doc[start].ent_iob_ == "I"
            and doc[start].ent_type_ in {"ORG", "PERSON"}
        ):
            continue
        yield start, end


def _entities(doc: Doc) -> Iterator[tuple[int, int]]:
    for entity in doc.ents:
        if entity.label_ == "ORG":
            yield entity.start, entity.end


def _described(doc: Doc) -> Iterator[tuple[int, int]]:
    """The proper name after "carmaker", "tech giant", "subsidiary": the model may have missed it."""
    for token in doc[:-1]:
        if (
            token.lower_ in _DESCRIPTORS
            and _is_proper(doc[token.i + 1])
            and doc[token.i + 1].ent_type_ not in {"PERSON", "GPE"}
        ):
            end = token.i + 1
            while end < len(doc) and _is_proper(doc[end]) and not doc[end].is_sent_start:
                end += 1
            yield token.i + 1, end


def _is_proper(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" and token.text[0].isupper())


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Without articles, descriptions and punctuation round the name."""
    while start < end and (
        (end - start > 1 and doc[start].pos_ in _BEFORE_NAMES) or doc[start].lower_ in _LEADS or doc[start].is_punct
    ):
        start += 1
    while end > start and (doc[end - 1].lower_ in _TAILS or (doc[end - 1].is_punct and doc[end - 1].text != ")")):
        end -= 1
    return (start, end) if start < end else None


def _is_company(doc: Doc, start: int, end: int) -> bool:
    text = str(doc[start:end].text)
    if text.lower() in _NOT or doc[end - 1].text in _EVENTS or not any(c.isupper() for c in text):
        return False
    return not (
        doc[end - 1].text in {"Plant", "Factory", "Stock", "Exchange"}
        or text.replace(" ", "").isdigit()
        or len(text) < 2
    )


def _repeated(doc: Doc, spans: set[tuple[int, int]], taken: dict[int, tuple[int, int]]) -> set[tuple[int, int]]:
    """Every other place where a name found once stands again, whole or short; a longer name wins over a part of it."""
    by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    full_names: set[tuple[str, ...]] = set()
    for start, end in spans:
        name = tuple(token.text for token in doc[start:end])
        for form in {name, _short_form(name)} - {()}:
            by_first[form[0]].add(form)
            full_names |= {form} if form == name else set()
    for token in doc:
        for name in sorted(by_first.get(token.text, ()), key=len, reverse=True):
            span = (token.i, token.i + len(name))
            inside = {taken[i] for i in range(*span) if i in taken}
            fits = all(span[0] <= a and b <= span[1] and (a, b) != span for a, b in inside)
            if (
                fits
                and tuple(t.text for t in doc[span[0] : span[1]]) == name
                and _stands_alone(doc, *span, is_short=name not in full_names)
            ):
                spans = (spans - inside) | {span}
                taken.update(dict.fromkeys(range(*span), span))
                break
    return spans


def _short_form(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell a company apart: "BAIC BluePark" of "BAIC BluePark New Energy Technology Co., Ltd"."""
    size = next((n for n, word in enumerate(name) if n and word in _GENERIC), len(name))
    short = name[:size]
    plain = all(word not in _GENERIC for word in short) and (len(short) > 1 or len(short[0]) > _SHORTEST)
    return short if size < len(name) and plain and short[0][0].isupper() else ()


def _stands_alone(doc: Doc, start: int, end: int, *, is_short: bool) -> bool:
    """Not a part of a longer name that the model saw as a person or place; a short form is no place either."""
    return not (is_short and doc[start].ent_type_ in {"PERSON", "GPE"}) and not (
        doc[start].ent_type_ in {"PERSON", "GPE"} and doc[start].ent_iob_ == "I"
    )
