"""A knowledge base that holds one article and nothing else: all that was read, and no more than was said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import F
from django.db.models.functions import Length

from partnerships.models import FACTS, Agreement, Citation, Company, Proposal, Source

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[1]
ARTICLES = {
    "synthetic": ROOT / "tests/extraction/fixtures/synthetic_baic.txt",
    "real": ROOT.parent / "shared/seed/article.txt",  # not ours to publish; read where it lies beside the repository
}
BOUNDS = re.compile(r'"(earliest|latest)": ?"[^"]*"')
# Code points of the article as published: the deals of 2017, 2019 and 2021, the deliveries, the two figures.
SPANS = {(1477, 1551), (1567, 1603), (1836, 1899), (1154, 1175), (2168, 2231), (2408, 2439)}


def import_article(path: Path, capsys) -> str:
    told = {"published": "2021-05-13", "publisher": "Wire", "title": "Carmaker seeks wider cooperation"}
    call_command("import_article", str(path), accept_above=0, **told)
    printed = capsys.readouterr()
    return printed.out + printed.err


@pytest.fixture(params=[name for name, path in ARTICLES.items() if path.exists()])
def article(request, capsys) -> Path:
    import_article(ARTICLES[request.param], capsys)
    return ARTICLES[request.param]


def rows() -> dict[str, int]:
    return {name: model.objects.count() for name, model in FACTS.items()} | {"citation": Citation.objects.count()}


def test_three_agreements_with_two_parties_each(article):
    told = [
        (agreement.type, str(agreement.starts), [(str(party.company), party.role) for party in agreement.parties.all()])
        for agreement in Agreement.objects.in_time()
    ]
    assert told == [
        ("strategic_cooperation", "2017", [("BAIC BluePark", "partner"), ("Huawei", "partner")]),
        ("joint_development", "2019", [("BAIC BluePark", "partner"), ("Huawei", "partner")]),
        ("technology_licence", "early 2021", [("BAIC BluePark", "licensor"), ("Steyr USA", "licensee")]),
    ]


def test_relations_of_the_carmaker(article, client):
    relations = client.get("/api/v1/companies/baic-bluepark/relations/").json()
    assert relations["count"] == 5
    assert sorted((row["basis"], row["counterparty"]["name"], row["role"]) for row in relations["results"]) == [
        ("agreement", "Huawei", "partner"),
        ("agreement", "Huawei", "partner"),
        ("agreement", "Steyr USA", "licensor"),
        ("ownership", "BAIC Group", "owned"),
        ("vehicle", "Huawei", "maker"),
    ]
    assert all(row["citations_count"] for row in relations["results"])


def test_every_citation_stands_at_its_place(article):
    text = Source.objects.get().text
    assert Citation.objects.exclude(end=F("start") + Length("quote")).count() == 0
    assert [one.quote for one in Citation.objects.all() if text[one.start : one.end] != one.quote] == []


def test_the_real_article_is_quoted_at_the_known_places(capsys):
    if not ARTICLES["real"].exists():
        pytest.skip("the article is not ours to publish and does not lie beside the repository")
    import_article(ARTICLES["real"], capsys)
    assert set(Citation.objects.values_list("start", "end")) >= SPANS


def test_a_second_import_changes_nothing_and_says_so(article, capsys):
    before = rows(), Proposal.objects.count()
    assert "already" in import_article(article, capsys)
    assert (rows(), Proposal.objects.count()) == before


def test_no_page_table_or_document_says_a_day_that_nobody_said(article, client):
    """Every address that the site links to, from the front page on; bounds are the only place for such a day."""
    seen, waiting = set(), ["/", "/api/v1/companies/baic-bluepark/relations/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        assert (address, answer.status_code) == (address, 200)
        body = b"".join(answer).decode()
        if answer["Content-Type"].startswith(("text/csv", "application/json")):
            body = without_bounds(body)
        if address != "/api/":  # it explains what the bounds of "2017" are
            assert "2017-01-01" not in body, address
        seen.add(address)
        if answer["Content-Type"].startswith("text/html"):
            waiting.extend(links_in(body) - seen - set(waiting))
    assert {"/timeline/", "/companies/baic-bluepark/", "/api/v1/agreements/"} <= seen


def without_bounds(body: str) -> str:
    """JSON without the fields of bounds, CSV without their columns."""
    if body.lstrip("\ufeff").startswith(("{", "[")):
        return BOUNDS.sub("", json.dumps(json.loads(body)))
    header, *lines = (line.split(",") for line in body.splitlines())
    kept = [place for place, name in enumerate(header) if not name.endswith(("earliest", "latest"))]
    return "\n".join(",".join(line[place] for place in kept if place < len(line)) for line in lines)


def links_in(page: str) -> set[str]:
    """Addresses of this site, without the editors' part, static files and ever other zooms of the timeline."""
    found = {link.split("#")[0].replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', page)}
    return {link for link in found if not link.startswith(("/admin", "/static")) and link.count("=") <= 1}


def test_the_carmaker_is_called_as_people_call_it(article):
    company = Company.objects.get(slug="baic-bluepark")
    assert [company.name, company.kind] == ["BAIC BluePark", "automaker"]
    assert "BAIC BluePark New Energy Technology Co., Ltd" in {name.text.rstrip(".") for name in company.names.all()}
