"""Date expressions: where they stand and which date they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Sentence, Timex
from partnerships.extraction.calendar_words import Resolver, Setting, resolve
from partnerships.extraction.date_forms import BARE_FORMS, BEFORE_BARE, FORMS
from partnerships.extraction.findings import StatedDate
from partnerships.vocabulary import DateKind

TOLD_WITH = {"in", "on", "by", "at", "since", "from", "until", "till", "during", "before", "after", "as", "for"}
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is to|are to|to be|plans?|planned|aims?|intends?|expects?|expected|scheduled|due|slated"
    r"|targets?|starts?|begins?|from|promises?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*(?:units|vehicles|cars|trucks|buses|percent|per cent|%|million|kg|km|hp|people|jobs)\b")
_Found = tuple[int, int, PartialDate | None]  # start and end in characters of the sentence
_LEAD = rf"\b(?:(?P<lead>{'|'.join(TOLD_WITH)}) )?(?:the )?"


def _compiled() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    marked = [(rf"{_LEAD}\b{form}\b", resolver) for form, resolver in FORMS]
    bare = [(rf"\b(?:(?P<lead>{BEFORE_BARE}) |(?<=\()){form}\b", resolver) for form, resolver in BARE_FORMS]
    return tuple((re.compile(source, re.IGNORECASE), resolver) for source, resolver in [*marked, *bare])


_PATTERNS = _compiled()
_WORTH_A_LOOK = re.compile(
    r"\d{4}|\b(?:year|month|week|day|today|quarter|half|spring|summer|autumn|fall|winter|ago|later)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|day\b|\b[QH][1-4]\b",
    re.IGNORECASE,
)


def find_dates(article: Article) -> None:
    """Read every sentence in order, since "two years later" counts from the date before."""
    previous: PartialDate | None = None
    for sentence in article.sentences:
        for timex in _in_sentence(article, sentence, previous):
            article.timexes.append(timex)
            previous = timex.date or previous


def _in_sentence(article: Article, sentence: Sentence, previous: PartialDate | None) -> Iterator[Timex]:
    text = article.span(sentence).text
    taken: list[_Found] = []
    if not _WORTH_A_LOOK.search(text):
        return
    for pattern, resolver in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = _without_lead(match)
            if any(start < b and a < end for a, b, _ in taken) or _COUNTED.match(text, match.end()):
                continue
            setting = Setting(article.today, _last(taken, start) or previous, bool(_AHEAD.search(text[:start][-90:])))
            taken.append((start, end, resolve(match, setting, resolver)))
    yield from (t for t in (_timex(article, sentence, *found) for found in sorted(taken, key=_place)) if t)


def _place(found: _Found) -> int:
    return found[0]


def _last(taken: list[_Found], before: int) -> PartialDate | None:
    dates = [date for start, _, date in sorted(taken, key=_place) if start < before and date]
    return dates[-1] if dates else None


def _without_lead(match: re.Match[str]) -> tuple[int, int]:
    """The characters of the phrase: a preposition belongs to it, a linking word such as "of" does not."""
    lead = match["lead"]
    skipped = len(lead) + 1 if lead and lead.lower() not in TOLD_WITH else 0
    return match.start() + skipped, match.end()


def _timex(article: Article, sentence: Sentence, start: int, end: int, date: PartialDate | None) -> Timex | None:
    base = article.doc[sentence.start].idx
    span = article.doc.char_span(base + start, base + end, alignment_mode="expand")
    return Timex(span.start, span.end, date) if span is not None else None


def stated(article: Article, timex: Timex, *, ahead: bool = False) -> StatedDate | None:
    """The date as findings carry it, None where it cannot be resolved."""
    if timex.date is None:
        return None
    evidence = article.evidence(timex.start, timex.end)
    kind = DateKind.EXPECTED if ahead or is_ahead(article, timex.date) else DateKind.ACTUAL
    return StatedDate(timex.date, kind, " ".join(evidence.quote.split()), evidence)


def is_ahead(article: Article, date: PartialDate) -> bool:
    """Whether the whole date lies after the article's own."""
    limit = article.published.latest
    return bool(limit and date.sort_key[0] > limit)
