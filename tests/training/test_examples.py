"""From annotated articles to what the networks should say: mentions, what they mean, the answer for each pair."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from partnerships.extraction.components.links.schema import BY_NAME, RELATIONS, Label
from tests.training.test_annotations import ARTICLE
from training.annotations import load, parse
from training.examples import UNKNOWN, examples, paragraph_parser, target

FIGURES = """\
### z9-010 | 2021-01-20 | market report
Sales in [China|GPE] rose by [10.9 percent|PCT] to 1.37 million vehicles in [2020|DATE=2020], the [CAAM|ORG#caam] said.

[Ostara Group|ORG#group] held [a fifth|PCT] of [Quellwerk|ORG#quell].
---
O group > quell 20 current
M NEV sales | China | 2020 | 1370000 vehicles | +10.9 | caam
"""


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture(scope="module")
def read(nlp):
    """The example of a text that holds one article."""

    def read(text):
        (example,) = examples(parse(text), paragraph_parser(nlp))
        return example

    return read


def surface(example, number):
    mention = example.mentions[number]
    return example.doc[mention.start : mention.end].text


def wanted(example, name):
    """The pairs with an answer other than none: words of both mentions, and the answer."""
    relation = BY_NAME[name]
    asked = target(relation, example, example.mentions, example.keys)
    told = set()
    for row, group in zip(asked.pair, asked.group, strict=True):
        if asked.right[group] > 0:
            i, j = int(asked.pairs.subjects[row]), int(asked.pairs.objects[row])
            other = surface(example, j) if j >= 0 else ""
            told.add((surface(example, i), other, relation.answers[asked.right[group] - 1]))
    return told


def test_every_mark_is_a_mention_that_means_the_thing_marked(read):
    example = read(ARTICLE)
    assert [(surface(example, n), m.label, example.keys[n]) for n, m in enumerate(example.tagged)] == [
        ("Ostara Motors", Label.ORG, ("ostara",)),
        ("Ostara Group", Label.ORG, ("group",)),
        ("signed", Label.AGR, ("a1",)),
        ("supply deal", Label.AGR, ("a1",)),
        ("Quellwerk", Label.ORG, ("quell",)),
        ("early May", Label.DATE, ("2021-05",)),
        ("The two companies", Label.REF, ("ostara", "quell")),
        ("Lumen", Label.VEH, ("lumen",)),
        ("lidars", Label.TECH, ("lidar",)),
        ("$2 million", Label.MONEY, ("2e+06",)),
        ("Ostara", Label.ORG, ("ostara",)),
        ("Ada Fink", Label.PER, ("ada",)),
    ]


def test_numbers_are_mentions_that_mean_their_values(read):
    example = read(FIGURES)
    numbers = [(surface(example, n), example.keys[n]) for n, m in enumerate(example.mentions) if m.label is Label.NUM]
    # a year is part of a date, a share is a number too
    assert ("1.37 million", ("1.37e+06",)) in numbers
    assert "2020" not in [words for words, _ in numbers]
    assert [key for n, key in enumerate(example.keys) if example.mentions[n].label is Label.PCT] == [("10.9",), ("20",)]


@pytest.mark.parametrize(
    "text, name, expected",
    [
        (ARTICLE, "type", {("signed", "", "supply"), ("supply deal", "", "supply")}),
        (ARTICLE, "status", {("signed", "", "signed"), ("supply deal", "", "signed")}),
        (ARTICLE, "same", {("signed", "supply deal", "yes")}),
        (ARTICLE, "date", {("signed", "early May", "signed"), ("supply deal", "early May", "signed")}),
        (ARTICLE, "value", {("signed", "$2 million", "yes"), ("supply deal", "$2 million", "yes")}),
        (ARTICLE, "owns", {("Ostara Group", "Ostara Motors", "current"), ("Ostara Group", "Ostara", "current"),
                           ("Ostara Group", "The two companies", "current")}),
        (ARTICLE, "maker", {("Lumen", "Ostara Motors", "manufacturer"), ("Lumen", "Ostara", "manufacturer"),
                            ("Lumen", "The two companies", "manufacturer")}),
        (ARTICLE, "marque", {("Lumen", "Ostara Motors", "yes"), ("Lumen", "Ostara", "yes")}),
        (ARTICLE, "equipment", {("Lumen", "lidars", "yes")}),
        (ARTICLE, "equipper", {("lidars", "Quellwerk", "yes"), ("lidars", "The two companies", "yes")}),
        (ARTICLE, "office", {("Ada Fink", "Ostara Motors", "yes"), ("Ada Fink", "Ostara", "yes"),
                             ("Ada Fink", "The two companies", "yes")}),
        (ARTICLE, "refers", {("The two companies", name, "yes") for name in ("Ostara Motors", "Quellwerk", "Ostara")}),
        (FIGURES, "share", {("a fifth", "Ostara Group", "owner"), ("a fifth", "Quellwerk", "owned")}),
        (FIGURES, "figure", {("1.37 million", "", "yes")}),
        (FIGURES, "period", {("1.37 million", "2020", "yes")}),
        (FIGURES, "change", {("1.37 million", "10.9 percent", "yes")}),
        (FIGURES, "publisher", {("1.37 million", "CAAM", "yes")}),
        (FIGURES, "type", set()),
        (FIGURES, "party", set()),
    ],
)  # fmt: skip
def test_the_pairs_that_are_linked_and_as_what(read, text, name, expected):
    assert wanted(read(text), name) == expected


def test_a_reference_to_two_counts_for_each_in_its_own_role(read):
    assert {told for told in wanted(read(ARTICLE), "party") if told[0] == "signed"} == {
        ("signed", "Ostara Motors", "customer"),
        ("signed", "Ostara", "customer"),
        ("signed", "The two companies", "customer"),
        ("signed", "Quellwerk", "supplier"),
        ("signed", "The two companies", "supplier"),
    }


def test_every_group_has_rows_and_every_row_a_pair(read):
    example = read(ARTICLE)
    for relation in RELATIONS:
        asked = target(relation, example, example.mentions, example.keys)
        assert sorted(set(asked.group.tolist())) == list(range(len(asked.right)))
        assert set(asked.pair.tolist()) == set(range(len(asked.pairs)))


def test_what_nobody_decided_is_unknown_and_what_is_marked_is_known(read):
    example = replace(read(ARTICLE), known_answers={r.name: set() for r in RELATIONS} | {"owns": {("quell", "group")}})
    asked = target(BY_NAME["owns"], example, example.mentions, example.keys)
    couples = {}
    for row, group in zip(asked.pair, asked.group, strict=True):
        i, j = int(asked.pairs.subjects[row]), int(asked.pairs.objects[row])
        couples[surface(example, i), surface(example, j)] = int(asked.right[group])
    assert couples["Ostara Group", "Ostara Motors"] == 1
    assert couples["Quellwerk", "Ostara Group"] == 0
    assert couples["Ostara Motors", "Quellwerk"] == UNKNOWN


def test_paragraphs_are_parsed_by_themselves_and_put_together(read):
    example = read(FIGURES)
    assert [example.doc[start].text for start in example.sentence_starts] == ["Sales", "Ostara"]


def test_every_mark_of_the_corpus_keeps_its_words(nlp):
    chosen = load()[::40]
    for example in examples(chosen, paragraph_parser(nlp)):
        marks = [example.article.text[m.start : m.end] for m in example.article.marks]
        found = [surface(example, n) for n in range(len(example.tagged))]
        # a mark that ends inside a token takes all of it
        assert [mark for mark, words in zip(marks, found, strict=True) if mark not in words] == []
        assert sum(mark == words for mark, words in zip(marks, found, strict=True)) > 0.9 * len(marks)
