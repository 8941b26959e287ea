"""Date expressions of the article in order, since "two years later" counts from the date before."""

from __future__ import annotations

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.values.dates import resolve

# "in" and "by" belong to the phrase as findings quote it
_TOLD_WITH = {"in", "on", "by", "at", "since", "from", "until", "till", "during", "before", "after", "as", "for"}


def find_dates(article: Article) -> None:
    text = article.doc.text
    previous: PartialDate | None = None
    for number in article.numbers(Label.DATE):
        mention = article.tagged[number]
        first, last = article.doc[mention.start], article.doc[mention.end - 1]
        phrase = text[first.idx : last.idx + len(last.text)]
        date = resolve(phrase, text, first.idx, article.today, previous)
        article.timexes.append(Timex(_with_preposition(article, mention.start), mention.end, date))
        previous = date or previous


def _with_preposition(article: Article, start: int) -> int:
    return start - 1 if start and article.doc[start - 1].lower_ in _TOLD_WITH else start
