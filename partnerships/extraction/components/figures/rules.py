"""Market figures: what was counted, where, when, how many, how much more, and who says so."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from partnerships.extraction.article import Article, Sentence, Timex
from partnerships.extraction.components.money import BOUND, bound_of
from partnerships.extraction.cues import cues, words
from partnerships.extraction.findings import Evidence
from partnerships.vocabulary import Bound, CompanyKind

_METRICS = "|".join(sorted(words("figures", "metrics") - {"share", "market", "fleet"}))
_UNITS = "|".join(sorted(words("figures", "units")))
_RISES, _FALLS = (words("figures", table) for table in ("rises", "falls"))
_NOUNS = "|".join(words("figures", "rise_nouns") | words("figures", "fall_nouns"))
_DOWN = words("figures", "falls") | words("figures", "fall_nouns")
_NOT = re.compile(rf"\b(?:{'|'.join(words('figures', 'not_figures'))})\b", re.IGNORECASE)
_METRIC = re.compile(
    rf"\b(?:registered (?:[\w-]+ ?){{1,3}}(?=\b(?:in|numbered|reached|stood))"
    rf"|(?:[\w&'-]+ ){{0,4}}(?:{_METRICS})(?: of (?:[\w-]+ ){{0,4}}"
    rf"(?:cars|vehicles|trucks|buses|vans|NEVs|EVs|SUVs))?|market share|(?:[\w-]+ )?fleet)\b",
    re.IGNORECASE,
)
_SOLD = {
    "sold": "sales",
    "delivered": "deliveries",
    "built": "production",
    "produced": "production",
    "made": "production",
    "exported": "exports",
    "registered": "registrations",
    "found owners": "registrations",
    "shipped": "shipments",
}
_SELLING = re.compile(rf"\b(?:{'|'.join(_SOLD)})\b")
_VALUE = re.compile(
    rf"(?:(?P<bound>{BOUND}) )?(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?: (?P<scale>million|billion"
    rf"|thousand))?"
    rf"(?: (?P<unit>(?:(?:{_UNITS}) ?){{1,3}}))?(?![\w%]| ?percent| per cent| ?%| ?(?:dollars|euros|pounds"
    rf"|yuan|yen|won|rupees|crore|cells|kWh|GWh|kilomet|km))"
)
_CHANGE = re.compile(
    rf"(?P<word>{'|'.join(_RISES | _FALLS)}) (?:by )?(?:(?P<bound>{BOUND}) )?(?P<share>\d+(?:\.\d+)?) ?(?:%"
    rf"|percent|per cent)"
    rf"|(?P<noun>{_NOUNS}) of (?:(?P<bound2>{BOUND}) )?(?P<share2>\d+(?:\.\d+)?) ?(?:%|percent|per cent)"
    rf"|(?:(?P<bound3>{BOUND}) )?(?P<share3>\d+(?:\.\d+)?) ?(?:%|percent|per cent) (?P<word3>more|less|fewer"
    rf"|higher|lower|above|below|{_NOUNS})\b"
)
BASIS = re.compile(
    r"year[ -]on[ -]year|year-over-year|from a year (?:earlier|ago)|(?:than|from|on) (?:a|the) year (?:before"
    r"|earlier|ago)|month on month|on the year|on the previous year|than the year before"
    r"|from the previous year"
)
_CLOSE = 5  # tokens between a number and its period
_SAYING = re.compile(
    r"\b(?:said|says|reported|reports|according to|data from|figures (?:from|by)|statistics (?:from|of|by)"
    r"|showed?|counts?|counted|published|by)\b"
)


def value_at(text: str, place: int) -> re.Match[str] | None:
    """The number that covers this place of a sentence."""
    return next((m for m in _VALUE.finditer(text) if m.start() <= place < m.end()), None)


def metric_near(text: str, place: int) -> re.Match[str] | None:
    """The word for what is counted, rather before the number than after it."""
    metrics = [*_METRIC.finditer(text), *_SELLING.finditer(text)]
    return min(metrics, key=lambda m: abs(m.start() - place) + 200 * (m.start() > place), default=None)


def change_near(text: str, place: int) -> re.Match[str] | None:
    return min(_CHANGE.finditer(text), key=lambda c: abs(c.start() - place), default=None)


def percent_of(change: re.Match[str] | None) -> tuple[Decimal | None, Bound]:
    if change is None:
        return None, Bound.EXACT
    share = change["share"] or change["share2"] or change["share3"]
    word = change["word"] or change["noun"] or change["word3"]
    down = word in _DOWN or word in {"less", "fewer", "below"}
    return Decimal(share) * (-1 if down else 1), bound_of(change["bound"] or change["bound2"] or change["bound3"])


def evidence_of(
    article: Article, base: int, value: re.Match[str], change: re.Match[str] | None, timex: Timex | None
) -> tuple[Evidence, ...]:
    """The number with its period, from the verb of change where no comma parts them; then the change by itself."""
    start, end = _tokens(article, base + value.start(), base + value.end())
    others = []
    if change:
        first, last = _tokens(article, base + change.start(), base + change.end())
        if not _parted(article, min(start, first), max(end, last)):
            start, end = min(start, first), max(end, last)
        else:
            others.append(article.evidence(first, last))
    if timex and timex.start >= end and not _parted(article, end, timex.start) and timex.start - end < _CLOSE:
        end = timex.end
    elif timex:
        others.append(article.evidence(timex.start, timex.end))
    return article.evidence(start, end), *others


def _tokens(article: Article, start: int, end: int) -> tuple[int, int]:
    span = article.doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 1)


def _parted(article: Article, start: int, end: int) -> bool:
    return any(token.text in {",", ";", "("} for token in article.doc[start:end])


def metric_of(article: Article, sentence: Sentence, metric: re.Match[str], base: int) -> str:
    """What is counted; a company that sells gives its name to the figure."""
    words = re.sub(r"^(?:the|its|their|of|and|in|total|while|but|as) ", "", metric[0].strip(), flags=re.IGNORECASE)
    words = re.sub(r" in [A-Z].*$", "", words)
    if (sold := _SOLD.get(words)) is None:
        return words
    before = [
        m for m in article.mentions_in(sentence.start, sentence.end) if article.doc[m.start].idx < base + metric.start()
    ]
    return f"{before[-1].companies[0]} {sold}" if before else sold


def region_of(article: Article, sentence: Sentence) -> str:
    span = article.span(sentence)
    for token in span:
        if token.ent_type_ == "GPE":
            inside = takewhile(lambda t: t.ent_iob_ == "I", article.doc[token.i + 1 : sentence.end])
            return str(article.doc[token.i : token.i + 1 + len(list(inside))].text)
    regions: dict[str, str] = cues("figures")["regions"]
    return next((regions[t.text] for t in span if t.text in regions), "")


def stated_by(article: Article, sentence: Sentence) -> str | None:
    """The body that is said to count, or whoever says it where it is not a company's own figure."""
    mentions = article.mentions_in(sentence.start, sentence.end)
    if not _SAYING.search(article.span(sentence).text):
        return None
    for mention in mentions:
        company = article.company(mention.companies[0])
        if company and company.kind in {CompanyKind.PUBLIC_BODY, CompanyKind.OTHER}:
            return company.name
    return None
