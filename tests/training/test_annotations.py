"""Annotated articles as they are written, and as the code sees them."""

from __future__ import annotations

import re

import pytest

from training.annotations import CORPUS, Mark, load, parse

ARTICLE = """\
### z9-001 | 2021-05-13 | wire report
[Ostara Motors|ORG#ostara], part of [Ostara
Group|ORG#group], [signed|AGR#a1] a [supply deal|AGR#a1] with
   [Quellwerk|ORG#quell] in [early May|DATE=2021-05~].

[The two companies|REF#ostara+quell] fit the [Lumen|VEH#lumen] with [lidars|TECH#lidar] for [$2 million|MONEY].
[Ostara|ORG#ostara] chairman [Ada Fink|PER#ada] spoke.
---
A a1 supply signed | quell:supplier ostara:customer | 2021-05~ signed | 2000000 USD

O group > ostara 60.5 current
V lumen marque=ostara | ostara:manufacturer | lidar<quell*3 | unveiled 2021-04 ; deliveries_start 2021-12 planned
P ada chairman @ ostara
M Ostara sales | China | 2020 | 1370000 vehicles | +10.9 | -
"""


@pytest.fixture(scope="module")
def article():
    (only,) = parse(ARTICLE)
    return only


def test_the_text_is_without_marks_one_line_per_paragraph(article):
    assert article.text == (
        "Ostara Motors, part of Ostara Group, signed a supply deal with Quellwerk in early May.\n\n"
        "The two companies fit the Lumen with lidars for $2 million. Ostara chairman Ada Fink spoke."
    )


def test_each_mark_gives_its_stretch_of_the_text_in_code_points(article):
    assert [(article.text[m.start : m.end], m.label, m.ident) for m in article.marks] == [
        ("Ostara Motors", "ORG", "ostara"),
        ("Ostara Group", "ORG", "group"),
        ("signed", "AGR", "a1"),
        ("supply deal", "AGR", "a1"),
        ("Quellwerk", "ORG", "quell"),
        ("early May", "DATE", "2021-05~"),
        ("The two companies", "REF", "ostara+quell"),
        ("Lumen", "VEH", "lumen"),
        ("lidars", "TECH", "lidar"),
        ("$2 million", "MONEY", ""),
        ("Ostara", "ORG", "ostara"),
        ("Ada Fink", "PER", "ada"),
    ]


def test_the_header_says_who_wrote_when_and_how(article):
    assert (article.id, article.writer, article.published, article.style) == (
        "z9-001",
        "z9",
        "2021-05-13",
        "wire report",
    )


def test_every_kind_of_fact_is_read(article):
    assert article.agreements == [
        {
            "id": "a1",
            "type": "supply",
            "status": "signed",
            "parties": [{"company": "quell", "role": "supplier"}, {"company": "ostara", "role": "customer"}],
            "date": {"value": "2021-05~", "kind": "signed"},
            "value": {"amount": 2_000_000.0, "currency": "USD"},
        }
    ]
    assert article.ownership == [{"owner": "group", "owned": "ostara", "share_percent": 60.5, "state": "current"}]
    assert article.vehicles == [
        {
            "id": "lumen",
            "marque": "ostara",
            "partners": [{"company": "ostara", "role": "manufacturer"}],
            "technologies": [{"technology": "lidar", "supplier": "quell", "quantity": 3}],
            "milestones": [
                {"kind": "unveiled", "date": "2021-04", "planned": False},
                {"kind": "deliveries_start", "date": "2021-12", "planned": True},
            ],
        }
    ]
    assert article.people == [{"id": "ada", "role": "chairman", "company": "ostara"}]
    assert article.figures == [
        {
            "metric": "Ostara sales",
            "region": "China",
            "period": "2020",
            "value": 1_370_000.0,
            "unit": "vehicles",
            "change_percent": 10.9,
            "publisher": None,
        }
    ]


def test_a_dash_is_nothing():
    facts = [
        "A a1 mou signed | x:partner y:partner | - | -",
        "O x > y - agreed",
        "V v marque=- | - | - | -",
        "P p minister @ -",
    ]
    (article,) = parse("\n".join(["### z9-002 | 2021-05-13 | note", "Nothing.", "---", *facts]))
    (agreement,), (holding,), (vehicle,), (person,) = (
        article.agreements,
        article.ownership,
        article.vehicles,
        article.people,
    )
    assert (agreement["date"], agreement["value"], holding["share_percent"]) == (None, None, None)
    assert vehicle == {"id": "v", "marque": None, "partners": [], "technologies": [], "milestones": []}
    assert person == {"id": "p", "role": "minister", "company": None}


def test_names_are_listed_once_longest_first(article):
    assert article.names("ORG", "ostara") == ["Ostara Motors", "Ostara"]
    assert article.names("VEH", "ostara") == []


def test_a_mark_without_id_or_date_has_an_empty_one():
    (article,) = parse("### z9-003 | 2021-05-13 | note\n[Wuhan|GPE]\n---\n")
    assert article.marks == [Mark(0, 5, "GPE", "")]


def test_a_folder_gives_its_articles_in_the_order_of_their_ids(tmp_path):
    later, earlier = ARTICLE.replace("z9-001", "z9-007"), ARTICLE.replace("z9-001", "y1-009")
    (tmp_path / "1.txt").write_text(later + ARTICLE, encoding="utf-8")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "2.txt").write_text(earlier, encoding="utf-8")
    (tmp_path / "README.md").write_text("### is no article here", encoding="utf-8")
    assert [a.id for a in load(tmp_path)] == ["y1-009", "z9-001", "z9-007"]


def test_every_article_of_the_repository_is_loaded():
    heads = [head for path in CORPUS.rglob("*.txt") for head in re.findall(r"(?m)^### ", path.read_text("utf-8"))]
    assert len(load()) == len(heads)
