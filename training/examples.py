"""Annotated articles as what the networks learn from: tokens, mentions, and the right answer for each pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from partnerships.extraction.components.links.pairs import Ints, Pairs, pairs
from partnerships.extraction.components.links.schema import RELATIONS, Label, Relation
from partnerships.extraction.components.mentions.tags import Mention
from partnerships.extraction.components.numbers.component import number_mentions
from partnerships.extraction.values.amounts import money, percent
from partnerships.extraction.values.numbers import find_numbers
from training.annotations import Annotated

Key = tuple[str, ...]
UNKNOWN = -1
Answers = dict[str, dict[tuple[str, str], str]]


@dataclass
class Example:
    """An article ready for training; `keys[i]` are the things that mention i means."""

    article: Annotated
    doc: Doc
    mentions: list[Mention]
    keys: list[Key]
    sentence_starts: list[int]
    answers: Answers = field(default_factory=dict)
    # What somebody has decided; None means everything: what is not marked is nothing.
    known_tokens: NDArray[np.bool_] | None = None
    known_answers: Mapping[str, AbstractSet[tuple[str, str]]] | None = None

    @property
    def tagged(self) -> list[Mention]:
        return [m for m in self.mentions if m.label is not Label.NUM]


def examples(articles: Iterable[Annotated], parse: Callable[[list[str]], Iterable[Doc]]) -> list[Example]:
    """Articles with their parsed documents, in order."""
    listed = list(articles)
    return [_example(a, doc) for a, doc in zip(listed, parse([a.text for a in listed]), strict=True)]


def paragraph_parser(nlp: Language) -> Callable[[list[str]], Iterable[Doc]]:
    """Parses each paragraph by itself, as the reader does."""

    def parse(texts: list[str]) -> Iterable[Doc]:
        return (whole(nlp, text) for text in texts)

    return parse


def whole(nlp: Language, text: str) -> Doc:
    pieces = list(nlp.pipe(text.split("\n\n")))
    return Doc.from_docs(pieces, ensure_whitespace=True) if len(pieces) > 1 else pieces[0]


def _example(article: Annotated, doc: Doc) -> Example:
    found = _marked(article, doc)
    found += _numbered(doc, [mention for mention, _ in found])
    starts = [sentence.start for sentence in doc.sents]
    return Example(article, doc, [m for m, _ in found], [key for _, key in found], starts, _answers(article))


def _marked(article: Annotated, doc: Doc) -> list[tuple[Mention, Key]]:
    shift = _shifts(article.text)
    found: list[tuple[Mention, Key]] = []
    for mark in article.marks:
        span = doc.char_span(shift(mark.start), shift(mark.end), alignment_mode="expand")
        if span is not None and mark.label in Label.__members__:
            key = _key(mark.label, mark.ident, article.text[mark.start : mark.end])
            found.append((Mention(span.start, span.end, Label(mark.label)), key))
    return found


def _numbered(doc: Doc, others: Sequence[Mention]) -> list[tuple[Mention, Key]]:
    numbers = find_numbers(doc.text)
    found: list[tuple[Mention, Key]] = []
    for mention in number_mentions(doc, others):
        span = doc[mention.start : mention.end]
        value = next((n.value for n in numbers if span.start_char <= n.start < span.end_char), None)
        found.append((mention, (_number(value),)))
    return found


def _shifts(text: str) -> Callable[[int], int]:
    """From places in the text to those in the document: paragraphs are joined by one blank there, not two breaks."""
    breaks = np.array([m.start() for m in re.finditer("\n\n", text)])
    return lambda place: int(place - np.searchsorted(breaks, place))


def _key(label: str, ident: str, surface: str) -> Key:
    if label == "REF":
        return tuple(ident.split("+"))
    if label == "DATE":
        return (ident.rstrip("~"),)
    if label == "MONEY":
        return (_number(sum_.amount if (sum_ := money(surface)) else None),)
    if label == "PCT":
        return (_number(percent(surface)),)
    return (ident or surface,)


def _number(value: Decimal | float | None) -> str:
    return "?" if value is None else f"{abs(float(value)):.6g}"


def _answers(article: Annotated) -> Answers:
    answers: Answers = {relation.name: {} for relation in RELATIONS}
    _add_agreements(answers, article)
    _add_holdings(answers, article)
    _add_vehicles(answers, article)
    _add_figures(answers, article)
    answers["office"].update({(p["id"], p["company"]): "yes" for p in article.people if p["company"]})
    return answers


def _add_agreements(answers: Answers, article: Annotated) -> None:
    for a in article.agreements:
        answers["type"][a["id"], ""] = a["type"]
        answers["status"][a["id"], ""] = a["status"]
        answers["party"].update({(a["id"], p["company"]): p["role"] for p in a["parties"]})
        if a["date"]:
            answers["date"][a["id"], a["date"]["value"].rstrip("~")] = a["date"]["kind"]
        if a["value"]:
            answers["value"][a["id"], _number(a["value"]["amount"])] = "yes"


def _add_holdings(answers: Answers, article: Annotated) -> None:
    for o in article.ownership:
        answers["owns"][o["owner"], o["owned"]] = o["state"]
        if o["share_percent"] is not None:
            answers["share"].setdefault((_number(o["share_percent"]), o["owner"]), "owner")
            answers["share"].setdefault((_number(o["share_percent"]), o["owned"]), "owned")


def _add_vehicles(answers: Answers, article: Annotated) -> None:
    for v in article.vehicles:
        answers["maker"].update({(v["id"], p["company"]): p["role"] for p in v["partners"]})
        if v["marque"]:
            answers["marque"][v["id"], v["marque"]] = "yes"
        for t in v["technologies"]:
            answers["equipment"][v["id"], t["technology"]] = "yes"
            if t["supplier"]:
                answers["equipper"][t["technology"], t["supplier"]] = "yes"
        answers["milestone"].update({(v["id"], m["date"].rstrip("~")): m["kind"] for m in v["milestones"]})


def _add_figures(answers: Answers, article: Annotated) -> None:
    for f in article.figures:
        value = _number(f["value"])
        answers["figure"][value, ""] = "yes"
        answers["period"][value, f["period"].rstrip("~")] = "yes"
        if f["change_percent"] is not None:
            answers["change"][value, _number(f["change_percent"])] = "yes"
        if f["publisher"]:
            answers["publisher"][value, f["publisher"]] = "yes"


@dataclass(frozen=True)
class Target:
    """Rows of scores and the groups they are pooled into: row r scores pair `pair[r]` for group `group[r]`."""

    pairs: Pairs
    pair: Ints
    group: Ints
    right: Ints  # per group: 0 for none, else 1 + the answer's place; UNKNOWN where nobody has decided


def target(relation: Relation, example: Example, mentions: Sequence[Mention], keys: Sequence[Key]) -> Target:
    """What the scorer should say about each pair of these mentions."""
    asked = pairs(relation, mentions, example.sentence_starts)
    rows: list[int] = []
    groups: list[int] = []
    numbers: dict[object, int] = {}
    right: list[int] = []
    answers = example.answers[relation.name]
    known = None if example.known_answers is None else example.known_answers[relation.name]
    for row, (i, j) in enumerate(zip(asked.subjects.tolist(), asked.objects.tolist(), strict=True)):
        for key, answer in _groups(relation, i, j, keys, answers):
            if key not in numbers:
                numbers[key] = len(right)
                told = answer or known is None or _pair(relation, key, keys) in known
                right.append((1 + relation.answers.index(answer) if answer else 0) if told else UNKNOWN)
            rows.append(row)
            groups.append(numbers[key])
    return Target(asked, np.array(rows, dtype=np.int64), np.array(groups, dtype=np.int64), np.array(right))


def _pair(relation: Relation, key: Any, keys: Sequence[Key]) -> tuple[str, str]:
    """The two things of a group; of two triggers, the agreements that they evoke."""
    return (keys[key[0]][0], keys[key[1]][0]) if relation.name == "same" else key


def _groups(
    relation: Relation, i: int, j: int, keys: Sequence[Key], answers: dict[tuple[str, str], str]
) -> list[tuple[object, str | None]]:
    if relation.name == "same":
        return [((i, j), "yes" if keys[i] == keys[j] else None)]
    if relation.name == "refers":
        return [((i, k), "yes" if k in keys[i] else None) for k in keys[j]]
    if j < 0:
        return [((k, ""), answers.get((k, ""))) for k in keys[i]]
    return [((a, b), answers.get((a, b))) for a in keys[i] for b in keys[j]]
