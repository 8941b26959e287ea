"""In what a figure counts: "passenger cars", "percent"."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.extraction.components.figures.places import Places, is_compounded, tokens
from partnerships.extraction.cues import words
from partnerships.extraction.values.numbers import PERCENT, NumberMention

SHARES = frozenset({"percent", "points"})
VEHICLES = "vehicles"
_MOST = 6  # tokens of a unit: "new energy passenger cars"
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
        if self.words.endswith(("ses", "xes", "ches")):
            return self.words.removesuffix("es")
        return self.words.removesuffix("s")


def unit_of(places: Places, number: int, value: NumberMention) -> Unit:
    """The plural noun after the number with what qualifies it; vehicles where there is none."""
    article = places.article
    after = article.tagged[number].end
    if value.unit_words in SHARES:
        percent = PERCENT.match(places.text, value.end)
        return Unit(value.unit_words, tokens(article, value.start, percent.end() if percent else value.end)[1])
    start = end = place = after
    limit = min(places.sentence(number).end, after + _MOST)
    while place < limit and (article.doc[place].pos_ in _QUALIFYING or is_compounded(article, place)):
        place += 1
        if article.doc[place - 1].tag_ in {"NNS", "NNPS"}:
            end = place
    stated = " ".join(str(article.doc[start:end].text).split())
    if not stated or article.doc[end - 1].lower_ in _NO_UNITS or len(stated) > _LONGEST:
        return Unit(VEHICLES, after, is_named=False)
    return Unit(stated, end)
