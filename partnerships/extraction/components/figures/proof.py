"""The words of the article that prove a figure."""

from __future__ import annotations

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.figures.changes import Change
from partnerships.extraction.components.figures.places import Places, tokens
from partnerships.extraction.findings import Evidence
from partnerships.extraction.values.numbers import PERCENT

_CLOSE = 5  # tokens between a number and its period
_VERB = 6  # tokens before a change within which its verb stands
_PARTING = frozenset({",", ";", "("})


def evidence_of(
    places: Places, start: int, end: int, change: Change | None, timex: Timex | None
) -> tuple[Evidence, ...]:
    """The number and its unit at tokens start to before end, with its period, from the verb of change where no comma
    parts them; then what is left.
    """
    article, others = places.article, []
    if change:
        first, last = _tokens(places, change)
        if _is_parted(article, min(start, first), max(end, last)):
            others.append(article.evidence(first, last))
        else:
            start, end = min(start, first), max(end, last)
    if timex and timex.start >= end and not _is_parted(article, end, timex.start) and timex.start - end < _CLOSE:
        end = timex.end
    elif timex:
        others.append(article.evidence(timex.start, timex.end))
    return article.evidence(start, end), *others


def _tokens(places: Places, change: Change) -> tuple[int, int]:
    """The change from its verb on, else from the comma on: "rose by 10.9 percent", "a rise of nearly 30 percent"."""
    article = places.article
    percent = PERCENT.match(places.text, change.end)
    start, end = tokens(article, change.start, percent.end() if percent else change.end)
    first = article.sentence_of(start).start
    for place in range(start - 1, max(first, start - _VERB) - 1, -1):
        if article.doc[place].text in _PARTING:
            return place + 1, end
        if article.doc[place].pos_ == "VERB":
            return place, end
    return start, end


def _is_parted(article: Article, start: int, end: int) -> bool:
    is_one_sentence = end <= article.sentence_of(start).end
    return not is_one_sentence or any(token.text in _PARTING for token in article.doc[start:end])
