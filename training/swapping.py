"""Other names in the same articles: who gives and who takes must be read, not remembered from the names."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from training.annotations import Annotated, Mark


def names_used_alone(articles: Sequence[Annotated]) -> list[str]:
    """Companies that go by one form throughout an article, so that another name can take their place."""
    return sorted({form for article in articles for form in _single(article).values()})


def swapped(article: Annotated, pool: Sequence[str], chance: random.Random) -> Annotated:
    """The article with other names for half of the companies that go by one form."""
    single = _single(article)
    used = {article.text[m.start : m.end] for m in article.marks}
    free = [name for name in chance.sample(pool, min(len(pool), 40)) if name not in used and name not in article.text]
    chosen = {ident: free.pop() for ident in single if free and chance.random() < 0.5}
    return _renamed(article, chosen)


def _single(article: Annotated) -> dict[str, str]:
    forms: dict[str, set[str]] = defaultdict(set)
    for mark in article.marks:
        if mark.label == "ORG":
            forms[mark.ident].add(article.text[mark.start : mark.end])
    alone = {ident: min(names) for ident, names in forms.items() if len(names) == 1}
    marked = Counter(article.text[m.start : m.end] for m in article.marks)
    return {ident: name for ident, name in alone.items() if article.text.count(name) == marked[name]}


def _renamed(article: Annotated, names: dict[str, str]) -> Annotated:
    """Text and marks with the new names in place; facts speak of ids and stay."""
    text, marks, place = "", [], 0
    for mark in sorted(article.marks, key=lambda m: m.start):
        text += article.text[place : mark.start]
        surface = article.text[mark.start : mark.end]
        new = names.get(mark.ident, surface) if mark.label == "ORG" else surface
        marks.append(Mark(len(text), len(text) + len(new), mark.label, mark.ident))
        text += new
        place = mark.end
    return replace(article, text=text + article.text[place:], marks=marks)
