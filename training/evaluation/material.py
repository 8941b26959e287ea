"""Annotated articles to measure on, all in one form, with the groups they belong to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partnerships.extraction.gold_form import sentence_spans
from training.annotations import Annotated, load
from training.gold import as_gold
from training.scoring import Fact
from training.split import held_out

KEYS = ("id", "published", "text")


class UnfitMaterial(ValueError):
    """Says which folder or file cannot be measured on, and why."""


@dataclass(frozen=True)
class Material:
    """Articles with their facts; `name` keys the recorded scores.

    What may not be looked at has its scores shown and never its sentences. `knows_kinds` is false where the kinds of
    companies are not annotated.
    """

    name: str
    articles: Sequence[Fact]
    may_be_read: bool = True
    knows_kinds: bool = True

    @property
    def words(self) -> int:
        return sum(len(article["text"].split()) for article in self.articles)


def corpus_held_out() -> Material:
    """The articles of the corpus that nothing is trained or tuned on."""
    articles = [with_sentences(article) for article in held_out(load())]
    return Material("held-out", articles, knows_kinds=False)


def with_sentences(article: Annotated) -> Fact:
    """An annotated article in the form of the evaluation, with the sentences of the trigger words as evidence."""
    gold = as_gold(article)
    spans = sentence_spans(article.text)
    for agreement in gold["agreements"]:
        marks = [m for m in article.marks if m.label == "AGR" and agreement["id"] in m.ident.split("+")]
        agreement["evidence"] = [
            n for n, (start, end) in enumerate(spans) if any(start < m.end and m.start < end for m in marks)
        ]
    return gold | {"sentences": spans, "style": article.style, "writer": article.writer}


def folder(path: Path, *, may_be_read: bool = True) -> Material:
    """The files of a folder, named after its last two parts. Raises UnfitMaterial."""
    if not path.is_dir():
        raise UnfitMaterial(f"There is no folder {path}.")
    articles = [_article(file) for file in sorted(path.glob("*.json"))]
    if not articles:
        raise UnfitMaterial(f"No file in {path} ends in .json.")
    return Material("/".join(path.resolve().parts[-2:]), articles, may_be_read)


def _article(file: Path) -> Fact:
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnfitMaterial(f"{file} cannot be read: {error}.") from error
    missing = [key for key in KEYS if not isinstance(found, dict) or not isinstance(found.get(key), str)]
    if missing:
        raise UnfitMaterial(f"{file} is no annotated article: “{missing[0]}” is missing or no text.")
    article: Fact = found
    return article | {"sentences": article.get("sentences") or sentence_spans(article["text"])}
