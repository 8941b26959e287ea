"""Adds the numbers of the text to `doc._.mentions`; the scorer of pairs decides which are market figures."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.mentions.tags import Mention
from partnerships.extraction.values.numbers import find_numbers

NAME = "number_finder"
_NO_FIGURES = {Label.DATE, Label.MONEY}


@Language.component(NAME)
def number_finder(doc: Doc) -> Doc:
    mentions: list[Mention] = doc._.mentions or []
    doc._.mentions = sorted([*mentions, *number_mentions(doc, mentions)], key=lambda m: (m.start, m.end))
    return doc


def number_mentions(doc: Doc, others: Sequence[Mention]) -> list[Mention]:
    """Numbers outside dates and sums of money."""
    taken = {place for m in others if m.label in _NO_FIGURES for place in range(m.start, m.end)}
    spans = (doc.char_span(n.start, n.end, alignment_mode="expand") for n in find_numbers(doc.text))
    return [
        Mention(span.start, span.end, Label.NUM)
        for span in spans
        if span is not None and not taken.intersection(range(span.start, span.end))
    ]
