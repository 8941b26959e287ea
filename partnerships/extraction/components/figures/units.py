"""In what a figure counts: "passenger cars", "percent"."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.extraction.article import Article
from partnerships.extraction.components.figures.places import tokens
from partnerships.extraction.cues import words
from partnerships.extraction.values.numbers import PERCENT, NumberMention

SHARES = frozenset({"percent", "points"})
VEHICLES = "vehicles"
_LONGEST = 40  # characters of a unit
_NO_UNITS = words("figures", "metrics") | words("figures", "no_units")
_QUALIFYING = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True)
class Unit:
    """What is counted in pieces, up to before the token `end`; `is_named` is false where the text leaves it open."""

    words: str
    end: int
    is_named: bool = True

    @property
    def is_share(self) -> bool:
        return self.words in SHARES

    @property
    def singular(self) -> str:
        return self.words.removesuffix("s") if not self.words.endswith("ss") else self.words


def unit_of(article: Article, number: int, value: NumberMention) -> Unit:
    """The plural noun after the number with what qualifies it; vehicles where there is none."""
    after = article.tagged[number].end
    if value.unit_words in SHARES:
        percent = PERCENT.match(article.doc.text, value.end)
        return Unit(value.unit_words, tokens(article, value.start, percent.end() if percent else value.end)[1])
    start = end = place = after
    while place < len(article.doc) and (article.doc[place].pos_ in _QUALIFYING or article.doc[place].text == "-"):
        place += 1
        if article.doc[place - 1].tag_ in {"NNS", "NNPS"}:
            end = place
    stated = " ".join(str(article.doc[start:end].text).split())
    if not stated or article.doc[end - 1].lower_ in _NO_UNITS or len(stated) > _LONGEST:
        return Unit(VEHICLES, after, is_named=False)
    return Unit(stated, end)
