"""Other names for companies: marks stay exact, facts stay, and what cannot be renamed everywhere keeps its name."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from training.annotations import load, parse
from training.swapping import names_used_alone, swapped

ARTICLE = """\
### z9-001 | 2021-05-13 | wire report
[Ostara Motors|ORG#ostara] of [Wuhan|GPE] and [Quellwerk|ORG#quell] [signed|AGR#a1]. [Quellwerk|ORG#quell] is in
[Lund|GPE], [Tideway|ORG#tideway] too, says a friend of Tideway. [Ostara|ORG#ostara] and [Brandt|ORG#brandt] met
[them|REF#quell+ostara] at [Brandt Hall|EVT], as did [GM|ORG#gm], which is [General Motors|ORG#gm].
---
A a1 mou signed | ostara:partner quell:partner | - | -
"""
POOL = ["Alder", "Birk", "Cedar", "Quellwerk", "Lund", "Hall"]


@pytest.fixture(scope="module")
def article():
    (only,) = parse(ARTICLE)
    return only


@pytest.fixture(scope="module")
def corpus():
    return load()[::25]


@pytest.fixture(scope="module")
def pairs(corpus):
    """Articles and what became of them."""
    chance, pool = random.Random(1), names_used_alone(corpus)
    return [(article, swapped(article, pool, chance)) for article in corpus]


def surfaces(article):
    return [article.text[mark.start : mark.end] for mark in article.marks]


def unmarked(article):
    """The text with a gap for each mark."""
    places = [0, *(place for mark in article.marks for place in (mark.start, mark.end)), len(article.text)]
    return [article.text[a:b] for a, b in zip(places[::2], places[1::2], strict=True)]


def test_only_a_company_with_one_name_that_is_marked_everywhere_can_take_another(article):
    # Ostara and GM have two forms, Tideway stands unmarked once, Brandt is part of a fair's name
    assert names_used_alone([article]) == ["Quellwerk"]


def test_the_new_name_stands_wherever_the_old_one_stood(article):
    renamed = next(new for seed in range(20) if (new := swapped(article, ["Alder"], random.Random(seed))) != article)
    assert renamed.text == article.text.replace("Quellwerk", "Alder")
    assert surfaces(renamed) == ["Alder" if name == "Quellwerk" else name for name in surfaces(article)]


def test_names_that_the_article_has_already_are_not_given(article):
    given = {swapped(article, POOL, random.Random(seed)).text for seed in range(60)}
    assert given == {article.text, *(article.text.replace("Quellwerk", name) for name in ("Alder", "Birk", "Cedar"))}


def test_without_names_to_give_nothing_changes(article):
    assert swapped(article, [], random.Random(0)) == article
    assert swapped(article, ["Quellwerk", "Lund"], random.Random(1)) == article


def test_facts_ids_and_labels_stay(pairs):
    for before, after in pairs:
        assert replace(after, text="", marks=[]) == replace(before, text="", marks=[])
        assert [(m.label, m.ident) for m in after.marks] == [(m.label, m.ident) for m in before.marks]


def test_everything_outside_the_marks_stays(pairs):
    assert [unmarked(after) for _, after in pairs] == [unmarked(before) for before, _ in pairs]


def test_only_companies_change_and_each_everywhere_to_one_new_name(pairs):
    for before, after in pairs:
        old = {(m.label, m.ident): name for m, name in zip(before.marks, surfaces(before), strict=True)}
        changed = {
            (mark.label, mark.ident, new)
            for mark, name, new in zip(before.marks, surfaces(before), surfaces(after), strict=True)
            if name != new
        }
        names = [new for _, _, new in changed]
        assert {label for label, _, _ in changed} <= {"ORG"}
        assert len({ident for _, ident, _ in changed}) == len(set(names)) == len(changed)
        assert not any(name in before.text for name in names)
        # the old name is gone, so that no form of the company is left behind
        assert not any(old[label, ident] in surfaces(after) for label, ident, _ in changed)


def test_about_half_of_the_companies_with_one_name_take_another(corpus, pairs):
    single = sum(len(names_used_alone([article])) for article in corpus)
    kept = sum(len({*names_used_alone([old])} & {*surfaces(new)}) for old, new in pairs)
    assert 0.4 < kept / single < 0.6


def test_the_same_chance_gives_the_same_names(corpus):
    pool = names_used_alone(corpus)
    once, again = ([swapped(a, pool, random.Random(7)) for a in corpus[:10]] for _ in range(2))
    assert once == again
