"""What sort of organisation a company is, and the words that say so."""

from __future__ import annotations

import re
from functools import cache

from partnerships.extraction.article import Article
from partnerships.extraction.cues import cues
from partnerships.extraction.findings import KnownName
from partnerships.extraction.matching import KnownNames
from partnerships.vocabulary import CompanyKind

_CONTEXT: tuple[tuple[CompanyKind, str], ...] = (
    (CompanyKind.JOINT_VENTURE, r"(?:joint venture|\bJV\b|joint company)"),
    (
        CompanyKind.AUTOMAKER,
        r"(?:auto|car|truck|bus|vehicle|motorcycle|van)[ -]?(?:maker|manufacturer|builder|subsidiary|unit|arm"
        r"|company|brand)s?|EV (?:maker|start-?up)s?",
    ),
    (
        CompanyKind.SUPPLIER,
        r"(?:supplier|parts? (?:maker|manufacturer)|battery (?:maker|giant|producer|manufacturer)"
        r"|coachbuilder|contract manufacturer)s?",
    ),
    (
        CompanyKind.TECHNOLOGY,
        r"(?:tech(?:nology)?|software|internet|chip|search|hi-tech|electronics|telecom\w*|ride-hailing"
        r"|robotaxi)[ -](?:giant|company|firm|group|maker|start-?up|developer)s?|chipmaker",
    ),
    (CompanyKind.MARQUE, r"(?:\bbrand\b|\bmarque\b|\bbadge\b)"),
    (
        CompanyKind.OTHER,
        r"(?:investor|importer|dealer(?:ship)?|bank|fund|conglomerate|trading house|consultancy|consultants?"
        r"|university|research firm)",
    ),
)
_BEFORE = tuple((kind, re.compile(rf"\b(?:{words})(?: \w+)?\s*$", re.IGNORECASE)) for kind, words in _CONTEXT)
_AFTER = tuple(
    (
        kind,
        re.compile(
            rf"^,? ?(?:\([^)]*\),? ?)?(?:(?:is|was|,) )?(?:the |an? |its )?(?:[\w-]+ ){{0,4}}(?:{words})\b",
            re.IGNORECASE,
        ),
    )
    for kind, words in _CONTEXT
)


@cache
def well_known() -> KnownNames:
    """Names of the industry that need no context, with their kind; no records stand behind them."""
    names = cues("companies")["names"]
    lines = ((kind, line.strip()) for kind in names for line in names[kind].splitlines())
    return KnownNames(KnownName(name, "", CompanyKind(kind)) for kind, name in lines if name)


def kind_of(article: Article, forms: list[str], spans: list[tuple[int, int]]) -> tuple[CompanyKind, str]:
    """The kind and the reason, in the order of how sure the sources are."""
    for form in forms:
        if (bearers := article.known.bearers(form)) and bearers[0].kind != CompanyKind.OTHER:
            return bearers[0].kind, "kind as in the knowledge base"
        if bearers := well_known().bearers(form):
            return bearers[0].kind, "kind as known in the industry"
    return _by_context(article, spans) or _by_name(forms) or (CompanyKind.OTHER, "nothing tells its kind")


def _by_context(article: Article, spans: list[tuple[int, int]]) -> tuple[CompanyKind, str] | None:
    for start, end in spans:
        sentence = article.sentence_of(start)
        before = str(article.doc[sentence.start : start].text)[-60:]
        after = str(article.doc[end : sentence.end].text)[:70]
        for kind, pattern in _BEFORE:
            if found := pattern.search(before):
                return kind, f"called “{found[0].strip()}”"
        for kind, pattern in _AFTER:
            if after.startswith(",") and (found := pattern.search(after)):
                return kind, f"called “{found[0].strip(' ,')}”"
    return None


@cache
def _kinds_by_word() -> dict[str, CompanyKind]:
    table = cues("companies")["kinds"]
    return {word: CompanyKind(kind) for kind in reversed(table) for word in table[kind].split()}


def _by_name(forms: list[str]) -> tuple[CompanyKind, str] | None:
    for form in forms:
        if "New Energy" in form or "Electric Vehicle" in form:
            return CompanyKind.AUTOMAKER, "“New Energy” or “Electric Vehicle” in its name"
        kinds = [(_kinds_by_word()[word], word) for word in form.split() if word in _kinds_by_word()]
        if kinds:
            order = list(cues("companies")["kinds"])
            kind, word = min(kinds, key=lambda found: order.index(found[0].value))
            return kind, f"“{word}” in its name"
    return None
