"""Which step of a vehicle the words beside a date tell."""

from __future__ import annotations

import re

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.cues import cues
from partnerships.vocabulary import MilestoneKind

_STEPS = {
    MilestoneKind(kind): re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for kind, pattern in cues("vehicles")["steps"].items()
}


def step_beside(article: Article, timex: Timex) -> MilestoneKind | None:
    """The step whose word stands nearest to the date in its sentence, None where no word tells one."""
    sentence = article.sentence_of(timex.start)
    text = article.span(sentence).text
    date = article.doc[timex.start].idx - article.doc[sentence.start].idx
    told = {
        kind: min((_distance(date, match.start()) for match in pattern.finditer(text)), default=None)
        for kind, pattern in _STEPS.items()
    }
    near = {kind: distance for kind, distance in told.items() if distance is not None}
    return min(near, key=lambda kind: near[kind], default=None)


def _distance(date: int, word: int) -> int:
    """In characters; a date after the word is nearer than one before."""
    return date - word if date >= word else 2 * (word - date)
