"""Titles: which words of a sentence name an office, and whose it is."""

from __future__ import annotations

import pytest

from partnerships.extraction.components.people.placing import offices
from partnerships.extraction.components.people.stage import find_people
from tests.extraction.marked import marked


def titles(text: str) -> dict[str, str]:
    """Person to title, as the sentence tells them."""
    article = marked(text)
    return {article.words(number): held.title.words for number, held in offices(article).items()}


@pytest.mark.parametrize(
    "text, title",
    [
        ("The order stands, said [Alder|ORG] chief financial officer [Anna Berg|PER].", "chief financial officer"),
        ("[Alder|ORG]'s head of powertrain purchasing, [Anna Berg|PER], agreed.", "head of powertrain purchasing"),
        ("Economy minister [Anna Berg|PER] was in the hall.", "economy minister"),
        ("[Alder|ORG] vice-president [Anna Berg|PER] spoke.", "vice-president"),
        ("The general director is [Anna Berg|PER].", "general director"),
        ("It was a surprise, Chief Executive Officer [Anna Berg|PER] said.", "Chief Executive Officer"),
    ],
)
def test_a_title_stands_before_the_name(text, title):
    assert titles(text) == {"Anna Berg": title}


@pytest.mark.parametrize(
    "text, title",
    [
        ("[Anna Berg|PER], chairwoman of [Alder|ORG], signed.", "chairwoman"),
        ("[Anna Berg|PER], [Alder|ORG]'s former head of design, laughed.", "former head of design"),
        ("[Anna Berg|PER] (managing director) has half of it.", "managing director"),
        ("[Anna Berg|PER], an analyst at [Birch Research|ORG], doubts it.", "analyst"),
        ("[Anna Berg|PER], founder and chief executive of [Alder|ORG], left.", "founder and chief executive"),
        ("[Anna Berg|PER], vice president in charge of overseas sales, left.",
         "vice president in charge of overseas sales"),
        ("Yours faithfully, [Anna Berg|PER], Company Secretary", "Company Secretary"),
        ("[Anna Berg|PER], executive director industrial operations, [Alder|ORG]: we keep it.",
         "executive director industrial operations"),
    ],
)  # fmt: skip
def test_a_title_follows_the_name(text, title):
    assert titles(text) == {"Anna Berg": title}


@pytest.mark.parametrize(
    "text, title",
    [
        ("[Anna Berg|PER] becomes managing director in July.", "managing director"),
        ("[Anna Berg|PER] was named president of the traction division.", "president of the traction division"),
        ("[Anna Berg|PER] spent twelve years at [Alder|ORG] before becoming managing director.", "managing director"),
        ("[Birch|ORG], of which [Anna Berg|PER] is deputy general manager, sells axles.", "deputy general manager"),
    ],
)
def test_a_title_is_told_by_a_verb(text, title):
    assert titles(text) == {"Anna Berg": title}


@pytest.mark.parametrize(
    "text, title",
    [
        ("[Anna Berg|PER], who runs purchasing at [Alder|ORG], smiled.", "head of purchasing"),
        ("[Anna Berg|PER], who headed [Alder|ORG] until June, disagrees.", "former head"),
        ("[Alder|ORG] was founded in 1992 by [Anna Berg|PER].", "founder"),
        ("[Anna Berg|PER] (engineering) has the rest.", "engineering"),
        ("[Anna Berg|PER] will chair the board.", "chair of the board"),
    ],
)
def test_an_office_is_told_as_what_somebody_does(text, title):
    assert titles(text) == {"Anna Berg": title}


def test_two_persons_have_the_office_that_stands_beside_each():
    told = titles("[Alder|ORG] chairman [Anna Berg|PER] and [Birch|ORG] finance chief [Lars Holm|PER] signed it.")
    assert told == {"Anna Berg": "chairman", "Lars Holm": "finance chief"}


def test_an_office_in_the_plural_is_that_of_each():
    told = titles("Co-founders [Anna Berg|PER] and [Lars Holm|PER] will stay.")
    assert told == {"Anna Berg": "co-founder", "Lars Holm": "co-founder"}


def test_a_pronoun_carries_the_office_to_the_person_named_before():
    assert titles("We met [Anna Berg|PER] in Paris. She is chief designer of [Alder|ORG].") == {
        "Anna Berg": "chief designer"
    }


@pytest.mark.parametrize(
    "text",
    [
        "[Anna Berg|PER] of [Alder|ORG] visited the head office.",
        "The governor's rival [Anna Berg|PER] went to Puebla.",
        "The chairman of [Alder|ORG] was not there when they met again in the spring and [Anna Berg|PER] sang.",
        "[Alder|ORG], which owns [Birch|ORG], met [Anna Berg|PER].",
        "[Anna Berg|PER] was there.",
    ],
)
def test_no_office_is_made_up(text):
    assert titles(text) == {}


def test_a_person_with_a_company_and_no_title_is_left_to_the_editor():
    article = marked('"Not yet," said [Anna Berg|PER] of [Alder|ORG].', office=("Anna Berg", "Alder"))
    find_people(article)
    assert [(a.person, a.title, a.company) for a in article.appointments] == [("Anna Berg", "", "Alder")]
    assert article.appointments[0].reasons[-1] == "no title stands beside the name"


def test_the_first_evidence_holds_name_and_title_and_the_second_the_sentence():
    article = marked("It rains. [Alder|ORG] chairman [Anna Berg|PER] stayed.", office=("Anna Berg", "Alder"))
    find_people(article)
    (found,) = article.appointments
    assert [e.quote for e in found.evidence] == ["chairman Anna Berg", "Alder chairman Anna Berg stayed."]


def test_somebody_without_an_office_and_without_a_company_is_no_finding():
    article = marked("[Anna Berg|PER] took the photograph.")
    find_people(article)
    assert article.appointments == []


def test_a_surname_is_the_person_named_in_full():
    article = marked("[Anna Berg|PER] arrived. President [Berg|PER] smiled.", office=("Anna Berg", "Alder"))
    find_people(article)
    assert [(a.person, a.title) for a in article.appointments] == [("Anna Berg", "president")]


def test_a_captions_people_hold_no_office_by_it():
    article = marked("Chairman [Anna Berg|PER] at the wheel")
    article.sentences[:] = [type(s)(s.index, s.start, s.end, is_caption=True) for s in article.sentences]
    assert offices(article) == {}
