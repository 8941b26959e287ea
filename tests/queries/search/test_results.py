"""Search over a knowledge base: the right company first, found by an index."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from partnerships.curation.companies import add_name
from partnerships.curation.people import add_person
from partnerships.curation.vehicles import add_vehicle
from partnerships.models import CompanyName
from partnerships.queries.search import candidates
from partnerships.queries.search.likeness import Asked
from partnerships.queries.search.results import Kind, search
from partnerships.vocabulary import NameKind
from tests.factories import make_agreement, make_company, make_source

pytestmark = pytest.mark.django_db
COMPANIES = {
    "Huawei": ["华为", "Huawei Technologies Co., Ltd."],
    "BAIC Group": ["北汽集团", "BAIC"],
    "BAIC BluePark": ["北汽蓝谷", "BAIC Blue Valley"],
    "SAIC Motor": ["上汽集团", "SAIC"],
    "GAC Group": ["广汽集团", "GAC"],
    "Magna International": ["麦格纳"],
    "Magna Steyr": ["麦格纳斯太尔"],
    "Steyr USA LLC": [],
    "Honda": ["本田"],
    "Mercedes-Benz Group": ["Daimler", "梅赛德斯-奔驰"],
}


@pytest.fixture
def companies(db):
    for name, others in COMPANIES.items():
        company = make_company(name)
        for other in others:
            add_name(company, other, kind=NameKind.ALIAS)


def found(text):
    return [hit.record.company.name for group in search(text, Kind.COMPANY).groups for hit in group.hits]


@pytest.mark.parametrize(
    "text, first",
    [
        ("华为", "Huawei"), ("huawei", "Huawei"), ("hua wei", "Huawei"), ("HUAWEI", "Huawei"),
        ("hauwei", "Huawei"), ("huwaei", "Huawei"), ("huawie", "Huawei"), ("huaewi", "Huawei"),
        ("北汽蓝谷", "BAIC BluePark"), ("beiqi langu", "BAIC BluePark"), ("beiqilangu", "BAIC BluePark"),
        ("Blue Park", "BAIC BluePark"), ("bluepark", "BAIC BluePark"), ("blupark", "BAIC BluePark"),
        ("blue valley", "BAIC BluePark"), ("BAIC", "BAIC Group"), ("baci", "BAIC Group"),
        ("saic", "SAIC Motor"), ("gac", "GAC Group"), ("麦格纳", "Magna International"),
        ("magna steyr", "Magna Steyr"), ("magna stery", "Magna Steyr"), ("hnoda", "Honda"), ("hodna", "Honda"),
        ("daimler", "Mercedes-Benz Group"), ("mercedes", "Mercedes-Benz Group"),
        ("mercedez benz", "Mercedes-Benz Group"),
    ],
)  # fmt: skip
def test_the_company_meant_comes_first(companies, text, first):
    assert found(text)[0] == first


def test_false_friends_do_not_stand_above_the_name_asked_for(companies):
    assert found("BAIC")[:2] == ["BAIC Group", "BAIC BluePark"]
    assert "GAC Group" not in found("BAIC")


def test_two_companies_that_share_a_word_are_found_apart(companies):
    assert found("Steyr") == ["Steyr USA LLC", "Magna Steyr"]


def test_agreements_of_the_company_meant_follow_those_with_the_word_in_the_title(companies):
    huawei = make_company("Lumen")
    make_agreement("Creative lab", huawei, on="2019")
    make_agreement("Lumen and somebody", on="2017")
    groups = {group.kind: group for group in search("lumen").groups}
    assert [hit.record.title for hit in groups[Kind.AGREEMENT].hits] == ["Lumen and somebody", "Creative lab"]
    assert groups[Kind.AGREEMENT].total == 2


def test_people_are_found_by_their_chinese_names_and_sources_by_their_publishers(db):
    add_person("Liu Yu", name_zh="刘宇")
    make_source("A report", publisher="Harbour Wire")
    assert [hit.record.name for group in search("刘宇").groups for hit in group.hits] == ["Liu Yu"]
    assert [hit.record.source.title for group in search("harbour wire").groups for hit in group.hits] == ["A report"]


def test_greek_letters_and_their_names_find_the_same_vehicle(db):
    add_vehicle("ARCFOX αS HI")
    for text in ("αS HI", "alpha S", "arcfox alpha s", "alphas"):
        assert [hit.record.name for group in search(text).groups for hit in group.hits] == ["ARCFOX αS HI"]


def test_a_merged_company_is_not_found(db):
    make_company("Old Name", merged_into=make_company("Survivor"))
    assert found("old name") == []


def test_nothing_but_signs_is_no_search(db):
    assert search("!?") is None


def test_the_threshold_holds_inside_only(db):
    with candidates.generous(), connection.cursor() as cursor:
        cursor.execute("SHOW pg_trgm.word_similarity_threshold")
        assert cursor.fetchone() == ("0.25",)


@pytest.mark.parametrize("text", ["hauwei", "hua wei", "北汽蓝谷", "mercedes benz group", "vw"])
def test_twenty_thousand_names_are_searched_by_index(db, text):
    _twenty_thousand_names()
    with candidates.generous(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")
        asked = Asked.of(text)
        plan = candidates._nearest(CompanyName.objects.filter(company__merged_into=None), asked, has_joined=True)
        explained = plan.explain()
    assert "Seq Scan on partnerships_companyname" not in explained
    assert "company_name_key_trigrams" in explained


def _twenty_thousand_names():
    dice = random.Random(7)
    company = make_company("Bearer")
    syllables = [one + two + three for one in "bcdfghjklmnprstvwxz" for two in "aeiou" for three in ("", "n", "r")]
    texts = {" ".join("".join(dice.choices(syllables, k=2)) for _ in range(3)) for _ in range(20_000)}
    CompanyName.objects.bulk_create(
        CompanyName(company=company, text=text, kind="alias", key=text) for text in sorted(texts)
    )
    with connection.cursor() as cursor:
        for index in ("company_name_key_trigrams", "company_name_joined_trigrams"):
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
        cursor.execute("ANALYZE partnerships_companyname")
