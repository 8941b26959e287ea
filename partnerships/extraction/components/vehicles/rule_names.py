"""Where vehicles are named: after a marque, by a code, beside a word for a car, or well known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from partnerships.extraction.article import Article, Mention
from partnerships.extraction.cues import cues, words
from partnerships.vocabulary import CompanyKind

_BODIES = words("vehicles", "bodies")
_NOT_MODELS = words("vehicles", "not_models")
_MODEL_WORD = re.compile(r"[A-ZΑ-Ωα-ωÀ-Ý0-9][\w.+/-]*")
_CODE = re.compile(
    r"(?![QH]\d$|G\d+$|A\d{2,3}$)(?!V\d|Rmb)(?:[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Za-z]{0,2}|\d{1,3}[A-Z]{1,2}|[a-z]{1,2}\d{1,3})"
)
_CONTEXT = frozenset(str(cues("vehicles")["context"]["words"]).split())
_NAMING = {"the", "its", "whose", "'s", "old"}
_ARTICLES = {"the", "its", "a", "an", "new", "next", "of", "for", "'s"}
_GRADES = {"Pro", "Max", "Plus", "Ultra", "Sport", "GT", "HI", "Cross", "Touring", "EV", "Hybrid", "Mini", "Air", "X"}
MAKERS = {CompanyKind.AUTOMAKER, CompanyKind.MARQUE}
_LONGEST = 4


def vehicle_names(article: Article) -> list[tuple[int, int, str]]:
    """Start, end and name of each model; a later short form belongs to the longer name before."""
    spans = {
        span[0]: span
        for span in (
            *_by_article(article),
            *_well_known(article),
            *_by_code(article),
            *_after_marque(article),
            *_by_body(article),
        )
    }
    found: list[tuple[int, int, str]] = []
    for start, end in sorted(spans.values()):
        if found and start < found[-1][1]:
            continue
        found.append((start, end, article.doc[start:end].text))
    return _repeated(article, found)


def _repeated(article: Article, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    names = {name for *_, name in found}
    bare = {name.partition(" ")[2]: name for name in names if name.partition(" ")[2] in names}
    taken = {i for start, end, _ in found for i in range(start, end)}
    by_first = {name.split()[0]: tuple(name.split()) for name in names}
    for token in article.doc:
        parts = by_first.get(token.text)
        if (
            parts
            and token.i not in taken
            and article.doc[token.i : token.i + len(parts)].text == " ".join(parts)
            and not article.mention_at(token.i)
        ):
            found.append((token.i, token.i + len(parts), " ".join(parts)))
    return sorted((start, end, bare.get(name, name)) for start, end, name in found)


def _after_marque(article: Article) -> Iterator[tuple[int, int]]:
    for mention in article.mentions:
        if mention.is_reference or not _is_maker(article, mention):
            continue
        end = _model_end(article, mention.end)
        if end > mention.end and _looks_like_model(article, mention, end):
            yield mention.start, end


def _is_maker(article: Article, mention: Mention) -> bool:
    company = article.company(mention.companies[0])
    return company is not None and company.kind in MAKERS


def _model_end(article: Article, start: int) -> int:
    end, doc = start, article.doc
    while end < len(doc) and end - start < _LONGEST and _MODEL_WORD.fullmatch(doc[end].text):
        stops = doc[end].text in _NOT_MODELS or article.mention_at(end) or article.sentence_of(end).start == end
        if (
            stops
            or doc[end].ent_type_ in {"PERSON", "GPE"}
            or doc[end].text in _BODIES
            or doc[end].pos_ in {"VERB", "AUX"}
        ):
            break
        end += 1
    if any("." in doc[i].text and doc[i].text[0].isdigit() for i in range(start, end)):
        return start
    if end < len(doc) and doc[end].text in {"percent", "per", "%", "million", "billion", "units", "vehicles", "cars"}:
        return start
    return end


def _looks_like_model(article: Article, mention: Mention, end: int) -> bool:
    """A digit, a code or a body word tells a model from a surname after the marque."""
    doc = article.doc
    name = doc[mention.end : end].text
    if name.isdigit() and len(name) == 4 and name[:2] in {"19", "20"}:
        return False
    follows = end < len(doc) and doc[end].lower_ in _BODIES
    product = any(doc[i].ent_type_ == "PRODUCT" for i in range(mention.end, end))
    coded = any(c.isdigit() or c in "αβγδεζ" for c in name) or (name.isupper() and len(name) > 1)
    return follows or product or coded or _body_nearby(article, mention.start, end)


def _body_nearby(article: Article, start: int, end: int) -> bool:
    """ "the ARCFOX S, an electric sedan", "its first model, the ARCFOX S" and "the next Opel Corsa"."""
    doc = article.doc
    after = [t.lower_ for t in doc[end : min(end + 6, len(doc))]]
    before = [t.lower_ for t in doc[max(0, start - 4) : start]]
    described = after[:1] in ([","], ["("]) and bool(set(after) & _BODIES)
    named = bool(set(before) & _BODIES) and "the" in before
    return described or named or (bool(set(before[-2:]) & _ARTICLES) and _is_one_car(article, end))


def _is_one_car(article: Article, end: int) -> bool:
    """A proper name that no organisation, person or trade word continues."""
    doc = article.doc
    tail = doc[end - 1]
    goes_on = end < len(doc) and (doc[end].pos_ in {"NOUN", "PROPN"} or doc[end].text == "-")
    if tail.tag_ == "NNPS" or tail.text.endswith(("ish", "ese", "Company")):
        return False
    return tail.pos_ in {"PROPN", "NUM"} and tail.ent_type_ not in {"PERSON", "GPE"} and not goes_on


def _by_code(article: Article) -> Iterator[tuple[int, int]]:
    """ "the T600", "the EV6 Pro": letters with figures after an article."""
    doc = article.doc
    for token in doc[1:]:
        if _CODE.fullmatch(token.text) and token.nbor(-1).lower_ in _ARTICLES and not article.mention_at(token.i):
            end = token.i + 1
            while end < len(doc) and end - token.i < 3 and doc[end].text in _GRADES:
                end += 1
            yield token.i, end


def _by_article(article: Article) -> Iterator[tuple[int, int]]:
    """ "the Lykta", "Renault's Lykta", "whose Lykta" in a sentence that speaks of cars."""
    doc = article.doc
    for sentence in article.sentences:
        if not _CONTEXT & {token.lower_ for token in article.span(sentence)}:
            continue
        for place in range(sentence.start + 1, sentence.end):
            end = place
            while (
                doc[place - 1].lower_ in _NAMING and end < sentence.end and end - place < 3 and _free_name(article, end)
            ):
                end += 1
            if end > place and doc[end].text.isdecimal() and len(doc[end].text) < 3 and end + 1 < sentence.end:
                end += 1
            if end > place and _is_one_car(article, end) and doc[end - 1].ent_type_ in {"", "PRODUCT", "MISC"}:
                yield place, end


def _well_known(article: Article) -> Iterator[tuple[int, int]]:
    doc = article.doc
    for token in doc:
        for name in _known_models().get(token.text, ()):
            span = doc[token.i : token.i + len(name)]
            if tuple(t.text for t in span) == name and not article.mention_at(token.i):
                yield token.i, token.i + len(name)
                break


@cache
def _known_models() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in str(cues("vehicles")["names"]["known"]).splitlines():
        if name := tuple(re.findall(r"\w+|-", line)):
            found[name[0]].append(name)
    return {first: sorted(names, key=len, reverse=True) for first, names in found.items()}


def _by_body(article: Article) -> Iterator[tuple[int, int]]:
    """ "the Lykta electric van": a proper name before a body word, and "its first model, the Lykta"."""
    doc = article.doc
    for token in doc:
        if token.lower_ not in _BODIES or token.i == 0:
            continue
        end = token.i
        while (
            end > 0
            and doc[end - 1].pos_ in {"ADJ", "NOUN", "PUNCT"}
            and doc[end - 1].lower_
            in {"electric", "compact", "-", "hybrid", "panel", "city", "small", "mid", "size", "delivery", "light"}
        ):
            end -= 1
        start = end
        while start > 0 and end - start < 3 and _free_name(article, start - 1):
            start -= 1
        if start < end and start > 0 and (doc[start - 1].lower_ in {"the", "its", "new", "'s", "their"}):
            yield start, end
    for token in doc[:-3]:
        if token.lower_ in _BODIES and token.nbor(1).text in {",", "called", "named", "dubbed"}:
            start = token.i + (3 if token.nbor(2).lower_ in {"the", "called", "named", "dubbed"} else 2)
            end = start
            while end < len(doc) and end - start < 3 and _free_name(article, end):
                end += 1
            if end > start and doc[start - 1].text != ",":
                yield start, end


def _free_name(article: Article, place: int) -> bool:
    token = article.doc[place]
    fits = bool(_MODEL_WORD.fullmatch(token.text)) and token.text not in _NOT_MODELS and token.pos_ != "NUM"
    return (
        fits
        and token.ent_type_ not in {"PERSON", "GPE"}
        and not article.mention_at(place)
        and (token.pos_ == "PROPN" or token.ent_type_ == "PRODUCT")
    )
