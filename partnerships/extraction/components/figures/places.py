"""Where the figures of an article stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from typing import Any

from partnerships.extraction.article import Article, Sentence

NEAR = 60  # tokens from a figure within which its words are looked for


class Places:
    """The tokens of figures, given by the numbers of their mentions, and what lies around them."""

    def __init__(self, article: Article, figures: Collection[int]) -> None:
        self.article = article
        self.text = article.doc.text  # put together once: spaCy would do it at each asking
        self.starts = sorted(article.tagged[n].start for n in figures)

    def sentence(self, number: int) -> Sentence:
        return self.article.sentence_of(self.article.tagged[number].start)

    def around(self, number: int) -> range:
        """The tokens of the figure's sentence that are near."""
        mention, sentence = self.article.tagged[number], self.sentence(number)
        return range(max(sentence.start, mention.start - NEAR), min(sentence.end, mention.end + NEAR))

    def others(self, start: int, end: int, number: int) -> int:
        """How many other figures begin at tokens start to before end: "BYD sold 340,799 cars, Geely 150,782"."""
        here = start <= self.article.tagged[number].start < end
        return max(0, bisect_left(self.starts, end) - bisect_left(self.starts, start) - here)


def characters(article: Article, start: int, end: int) -> tuple[int, int]:
    """Where the tokens from start to before end begin and end in doc.text."""
    first, last = article.doc[start], article.doc[end - 1]
    return first.idx, last.idx + len(last)


def tokens(article: Article, start: int, end: int) -> tuple[int, int]:
    """The tokens over these characters of doc.text."""
    span: Any = article.doc.char_span(start, end, alignment_mode="expand")
    return span.start, span.end


def is_compounded(article: Article, place: int) -> bool:
    """Whether a token is a part of a word with hyphens: each of "plug", "-" and "in"."""
    doc = article.doc
    is_first = place + 1 < len(doc) and doc[place + 1].text == "-" and not doc[place].whitespace_
    is_later = place > 0 and doc[place - 1].text == "-" and not doc[place - 1].whitespace_
    return is_first or is_later or (doc[place].text == "-" and not doc[place].whitespace_)
