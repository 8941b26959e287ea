"""Date expressions of the article in order, since "two years later" counts from the date before."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.values.dates import resolve

# "in" and "by" belong to the phrase as findings quote it
_TOLD_WITH = {"in", "on", "by", "at", "since", "from", "until", "till", "during", "before", "after", "as", "for"}

_ABOUT = {"around", "about", "circa", "approximately", "roughly"}  # a part of the date, though the tagger leaves it out


def find_dates(article: Article) -> None:
    text = article.doc.text
    previous: PartialDate | None = None
    for number in article.numbers(Label.DATE):
        mention = article.tagged[number]
        start = _before(article, mention.start, _ABOUT)
        first, last = article.doc[start], article.doc[mention.end - 1]
        phrase = text[first.idx : last.idx + len(last.text)]
        date = resolve(phrase, text, first.idx, article.today, previous)
        article.timexes.append(Timex(_before(article, start, _TOLD_WITH), mention.end, date))
        previous = date or previous


def _before(article: Article, start: int, words: AbstractSet[str]) -> int:
    """One token further to the left where one of these words stands there."""
    return start - 1 if start and article.doc[start - 1].lower_ in words else start
