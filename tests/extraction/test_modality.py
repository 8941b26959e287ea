"""Wishes, plans, talks, denials and conditions never become concluded agreements, whatever the networks say."""

from __future__ import annotations

import pytest

from partnerships.extraction.components.agreements.states import state_of
from partnerships.extraction.components.links.schema import Label
from partnerships.vocabulary import Status
from tests.extraction.helpers import findings_in, lines, named_article

CONCLUDED = {Status.SIGNED, Status.IN_FORCE, Status.COMPLETED}


def test_there_are_forty_sentences():
    assert len(set(lines("not_concluded"))) == 40


@pytest.mark.parametrize("sentence", lines("not_concluded"))
def test_not_concluded(sentence):
    assert [a for a in findings_in(sentence).agreements if a.status in CONCLUDED] == []


@pytest.mark.parametrize("scored", sorted(CONCLUDED))
@pytest.mark.parametrize("sentence", lines("not_concluded"))
def test_the_words_overrule_a_scorer_that_is_sure(sentence, scored):
    article = named_article(sentence)
    told = {article.words(n): state_of(article, [n], scored)[0] for n in article.numbers(Label.AGR)}
    assert {words: status for words, status in told.items() if status in CONCLUDED} == {}


@pytest.mark.parametrize("sentence", lines("concluded"))
def test_concluded(sentence):
    assert [a.status in CONCLUDED for a in findings_in(sentence).agreements] == [True]


@pytest.mark.parametrize("sentence", lines("concluded"))
def test_no_word_overrules_what_is_concluded(sentence):
    article = named_article(sentence)
    assert state_of(article, article.numbers(Label.AGR), Status.SIGNED) == (Status.SIGNED, "")


@pytest.mark.parametrize(
    "sentence, scored, told",
    [
        ("Chery seeks broader cooperation with Huawei.", Status.SIGNED, (Status.REPORTED, "seeks")),
        (
            "Geely would like to expand its cooperation with Renault.",
            Status.IN_FORCE,
            (Status.REPORTED, "would like to"),
        ),
        ("Stellantis could license its platform to Leapmotor.", Status.SIGNED, (Status.REPORTED, "could")),
        ("BYD plans to sign a supply agreement with Ford.", Status.SIGNED, (Status.ANNOUNCED, "plans to")),
        ("Honda denied that it had signed a contract with CATL.", Status.SIGNED, (Status.DENIED, "denied")),
        ("Honda denied that it had signed a contract with CATL.", Status.ENDED, (Status.DENIED, "denied")),
        ("Nissan is in talks with Foxconn.", Status.SIGNED, (Status.REPORTED, "in talks")),
        ("Volkswagen may buy a stake in Xpeng.", Status.ANNOUNCED, (Status.ANNOUNCED, "")),
    ],
)
def test_the_words_that_overrule_are_kept(sentence, scored, told):
    article = named_article(sentence)
    assert state_of(article, article.numbers(Label.AGR), scored) == told


def test_one_trigger_that_is_certain_is_enough():
    article = named_article("Honda signed a contract with CATL in 2018 and hopes to license the cell.")
    assert state_of(article, article.numbers(Label.AGR), Status.SIGNED) == (Status.SIGNED, "")


@pytest.mark.parametrize(
    "sentence, status",
    [
        ("Honda denied that it had signed a contract with CATL.", Status.DENIED),
        ("Nissan is in talks with Foxconn over a joint venture.", Status.REPORTED),
        ("Ford and Mahindra terminated their joint venture agreement in 2020.", Status.ENDED),
        ("Geely will set up a joint venture with Renault next year.", Status.ANNOUNCED),
    ],
)
def test_the_state_that_is_told_is_kept(sentence, status):
    assert [a.status for a in findings_in(sentence).agreements] == [status]
