"""What a company is called, and whom a name means."""

from __future__ import annotations

import pytest

from partnerships.curation.companies import add_name
from partnerships.curation.judging import judge
from partnerships.curation.naming import everyday_name, kind_of_name, without_legal_form
from partnerships.extraction.findings import Candidate, Findings
from partnerships.queries.mentions import Mentions
from partnerships.vocabulary import NameKind, Verdict
from tests.curation.told import BAIC, company, make_import
from tests.factories import make_company


@pytest.mark.parametrize(
    "name, aliases, expected",
    [
        (BAIC, ["BAIC BluePark"], "BAIC BluePark"),
        ("BAIC Group", [], "BAIC Group"),
        ("Huawei", [], "Huawei"),
    ],
)
def test_the_form_used_most_with_two_words_or_more_is_shown(name, aliases, expected):
    assert everyday_name(company(name, *aliases)) == expected


def test_an_abbreviation_is_no_name_to_show():
    found = company("BAIC Group", kind="other")
    assert everyday_name(type(found)(**{**vars(found), "aliases": ("BG",)})) == "BAIC Group"


@pytest.mark.parametrize(
    "name, short, kind",
    [
        ("Steyr USA LLC", "Steyr USA", NameKind.LEGAL),
        ("Beijing Automotive Group Co., Ltd.", "Beijing Automotive Group", NameKind.LEGAL),
        ("Rivian and VW Group Technology, LLC", "Rivian and VW Group Technology", NameKind.LEGAL),
        ("Dr. Ing. h.c. F. Porsche AG", "Dr. Ing. h.c. F. Porsche", NameKind.LEGAL),
        ("华为技术有限公司", "华为技术有限公司", NameKind.LEGAL),
        ("Magna Steyr Group", "Magna Steyr Group", NameKind.ALIAS),
        ("AG", "AG", NameKind.ALIAS),
    ],
)
def test_a_legal_form_is_left_out_and_makes_a_full_name(name, short, kind):
    assert (without_legal_form(name), kind_of_name(name)) == (short, kind)


def meaning(*companies, mention: str = "Huawei"):
    return Mentions(make_import(Findings(companies=companies)).proposals.all())[mention]


def candidate(known, score: float) -> Candidate:
    return Candidate(known.public_id, known.name, score, ("read",))


@pytest.mark.django_db
def test_a_name_that_nobody_bears_is_new():
    found = meaning(company("Huawei"))
    assert (found.matches, found.company, found.is_new) == ((), None, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "first, second, taken, is_new",
    [
        (0.86, 0.5, True, False),  # sure, and far ahead
        (0.90, 0.85, False, False),  # two that come close: an editor must say
        (0.84, 0.2, False, False),  # not sure enough
        (0.55, 0.2, False, True),  # nothing comes near
    ],
)
def test_a_candidate_is_taken_unasked_only_when_it_is_sure_and_far_ahead(first, second, taken, is_new):
    one, two = make_company("Hua"), make_company("Wei")
    found = meaning(company("Huawei", candidates=(candidate(one, first), candidate(two, second))))
    assert (found.company, found.is_new) == (one if taken else None, is_new)
    assert [match.company for match in found.matches] == [one, two]


@pytest.mark.django_db
def test_a_company_that_came_in_after_the_reading_is_found_by_any_of_its_names():
    known = make_company("Huawei Technologies")
    add_name(known, "Huawei", kind=NameKind.BRAND)
    assert meaning(company("Huawei")).company == known


@pytest.mark.django_db
def test_a_merged_company_means_the_one_it_was_merged_into():
    heir, old = make_company("Stellantis"), make_company("Huawei")
    old.merged_into = heir
    old.save()
    assert meaning(company("Huawei")).company == heir


@pytest.mark.django_db
def test_what_an_editor_said_wins_over_every_score(editor):
    right, wrong = make_company("Hua"), make_company("Huawei")
    judge("Huawei", right, Verdict.SAME, by=editor)
    judge("Huawei", wrong, Verdict.DIFFERENT, by=editor)
    found = meaning(company("Huawei"))
    assert (found.company, [match.company for match in found.matches]) == (right, [right])


@pytest.mark.django_db
def test_at_most_five_candidates_are_offered():
    known = [make_company(f"Hua {number}") for number in range(8)]
    found = meaning(company("Huawei", candidates=tuple(candidate(one, 0.7) for one in known)))
    assert [match.company for match in found.matches] == known[:5]
