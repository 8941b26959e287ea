"""Dated steps of a vehicle: shown, launched, built, delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnerships.extraction.article import Article, Sentence, Timex
from partnerships.extraction.components.dates.stated import stated
from partnerships.extraction.cues import cues
from partnerships.extraction.findings import FoundMilestone
from partnerships.vocabulary import MilestoneKind

_NEEDS = {
    MilestoneKind(kind): re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for kind, pattern in cues("vehicles")["milestone_needs"].items()
}
_AHEAD = re.compile(
    r"\b(?:will|to|scheduled|planned|plans|expected|due|slated|promises|pencilled|intends|starts|begins)\b"
)
_OCCASION = re.compile(
    r"(?:the )?(?P<name>(?:\d+(?:st|nd|rd|th) )?(?:[A-Z][\w'-]+ ){0,5}(?:Motor Show|Auto Show|Salon"
    r"|Exhibition|Expo|Auto China|Auto Shanghai"
    r"|IAA|CES|Mobility Show|Motor Expo)(?: \d{4})?)"
)


def milestones_in(
    article: Article, sentence: Sentence, named: list[tuple[int, int, str]], subject: str
) -> Iterator[FoundMilestone]:
    text, base = article.span(sentence).text, article.doc[sentence.start].idx
    dated = [t for t in article.timexes_in(sentence.start, sentence.end) if t.date]
    for kind, pattern in _NEEDS.items():
        match = pattern.search(text)
        if match and dated:
            place = base + match.start()
            timex = min(dated, key=lambda t: _distance(article, t, place))
            vehicle = _nearest(article, named, place) or subject
            if found := _milestone(article, sentence, kind, vehicle, timex, text[: match.end()]):
                yield found


def _distance(article: Article, timex: Timex, place: int) -> int:
    """In characters; a date after the verb is nearer than one before."""
    start = article.doc[timex.start].idx
    return start - place if start >= place else 2 * (place - start)


def _nearest(article: Article, named: list[tuple[int, int, str]], place: int) -> str | None:
    return min(named, key=lambda m: abs(article.doc[m[0]].idx - place), default=(0, 0, None))[2]


def _milestone(
    article: Article, sentence: Sentence, kind: MilestoneKind, vehicle: str, timex: Timex, before: str
) -> FoundMilestone | None:
    date = stated(article, timex)
    if date is None:
        return None
    text = article.span(sentence).text
    occasion = _OCCASION.search(text) if kind is MilestoneKind.UNVEILED else None
    return FoundMilestone(
        evidence=(date.evidence, article.evidence(sentence.start, sentence.end)),
        rule=f"milestones.{kind}",
        confidence=0.5,
        reasons=(f"a word for “{kind.label.lower()}” and a date in one sentence",),
        vehicle=vehicle,
        kind=kind,
        date=date,
        occasion=occasion["name"] if occasion else "",
    )
