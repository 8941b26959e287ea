"""Examples of which only a part is known, with the mask that says which part."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from partnerships.extraction.layout import lay_out
from training.annotations import Annotated, Mark
from training.editors.files import Reviewed, Stretch
from training.editors.known import known
from training.editors.marks import shown
from training.examples import Example, examples

Bools = NDArray[np.bool_]
Moved = dict[int, int]  # place in the article as exported: place in the text as the reader lays it out
_OFTEN = 50
_SELDOM = 0.01


@dataclass(frozen=True)
class Mask:
    """What counts: these tokens, and of each relation the groups of pairs with these keys.

    `tokens` has an entry per token of the example; groups about one thing alone have an empty second key.
    """

    tokens: Bools
    answers: dict[str, set[tuple[str, str]]]


def examples_of(
    articles: Iterable[Reviewed], parse: Callable[[list[str]], Iterable[Doc]], outside: Container[str] = ()
) -> list[tuple[Example, Mask]]:
    """Each article with what is known of it, in order; one of which the reader reads nothing is left out.

    Words in `outside` (lower case) count as outside every mention in sentences that are reviewed in full.
    """
    return [_example(article, parse, outside) for article in articles if lay_out(article.text).paragraphs]


def outside_words(data: Iterable[Example]) -> frozenset[str]:
    """Lower-case words that stand often in fully annotated examples, and hardly ever inside a mention."""
    seen: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for example in data:
        taken = _taken(example)
        seen.update(token.text for token in example.doc)
        within.update(token.text for token in example.doc if taken[token.i])
    return frozenset(w for w, n in seen.items() if w == w.lower() and n >= _OFTEN and within[w] <= _SELDOM * n)


def _example(
    article: Reviewed, parse: Callable[[list[str]], Iterable[Doc]], outside: Container[str]
) -> tuple[Example, Mask]:
    text, moved = _laid_out(article.text)
    found = [(mark, one.is_sure) for one in shown(article) if (mark := _moved(one.mark, moved))]
    (example,) = examples([Annotated(article.id, article.published, "", text, [mark for mark, _ in found])], parse)
    answers = known(article, example)
    example.answers = {name: {c: a for c, a in given.items() if a is not None} for name, given in answers.items()}
    tokens = _outside(article, example, moved, outside)
    for mark, is_sure in found:
        tokens[_tokens(example, Stretch(mark.start, mark.end))] = is_sure
    return example, Mask(tokens, {name: set(given) for name, given in answers.items()})


def _laid_out(text: str) -> tuple[str, Moved]:
    paragraphs: list[str] = []
    moved: Moved = {}
    length = 0
    for paragraph in lay_out(text).paragraphs:
        moved |= {place: length + n for n, place in enumerate(paragraph.places)}
        paragraphs.append(paragraph.text)
        length += len(paragraph.text) + len("\n\n")
    return "\n\n".join(paragraphs), moved


def _moved(mark: Mark, moved: Moved) -> Mark | None:
    """None for a mention in a part that the reader leaves out, such as a dateline."""
    if mark.start not in moved or mark.end - 1 not in moved:
        return None
    return Mark(moved[mark.start], moved[mark.end - 1] + 1, mark.label, mark.ident)


def _tokens(example: Example, place: Stretch) -> slice:
    """Tokens of a stretch of the text as laid out; the document has one blank for each empty line."""
    before = example.article.text.count("\n\n", 0, place.start)
    within = example.article.text.count("\n\n", place.start, place.end)
    span = example.doc.char_span(place.start - before, place.end - before - within, alignment_mode="expand")
    return slice(span.start, span.end) if span is not None else slice(0, 0)


def _taken(example: Example) -> Bools:
    taken = np.zeros(len(example.doc), dtype=bool)
    for mention in example.tagged:
        taken[mention.start : mention.end] = True
    return taken


def _outside(article: Reviewed, example: Example, moved: Moved, outside: Container[str]) -> Bools:
    """Words of the kind that is in no mention, in sentences of which every proposal is reviewed.

    The others may belong to what is never put before an editor: places, shows, references, further dates.
    """
    settled = _settled_sentences(article, example, moved)
    sentences = [bisect_right(example.sentence_starts, token.i) for token in example.doc]
    plain = [n in settled and token.text in outside for n, token in zip(sentences, example.doc, strict=True)]
    return np.array(plain, dtype=bool) & ~_taken(example)


def _settled_sentences(article: Reviewed, example: Example, moved: Moved) -> set[int]:
    touched: dict[int, set[bool]] = defaultdict(set)
    for proposal in article.proposals:
        for stretch in proposal.evidence:
            for sentence in _sentences(stretch, example, moved):
                touched[sentence].add(proposal.is_reviewed)
    return {sentence for sentence, reviewed in touched.items() if reviewed == {True}}


def _sentences(stretch: Stretch, example: Example, moved: Moved) -> range:
    """Numbers of the sentences that a piece of evidence touches, counted from 1."""
    inside = [moved[place] for place in range(*stretch) if place in moved]
    span = _tokens(example, Stretch(inside[0], inside[-1] + 1)) if inside else slice(0, 0)
    if span.start == span.stop:
        return range(0)
    first, last = (bisect_right(example.sentence_starts, token) for token in (span.start, span.stop - 1))
    return range(first, last + 1)
