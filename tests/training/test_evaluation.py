"""make evaluate: scores taken apart, beside those recorded last, and errors one by one."""

from __future__ import annotations

import copy
import json

import pytest

from tests.training.scored import ARTICLES, CHAIN, REVIEW, VENTURE, Fact, agreement
from training import evaluate
from training.annotations import parse
from training.evaluation import errors, recorded, tables
from training.evaluation.breakdown import by_group, by_type, confusions, total
from training.evaluation.material import UnfitMaterial, corpus_held_out, folder, with_sentences
from training.scoring import Counts

TEXT = "Alder and Birch signed. Cells follow. Soon."
SENTENCES = [(0, 23), (24, 37), (38, 43)]
ANNOTATED = """### a1-001 | 2021-05-13 | wire report
[Alder|ORG#alder] met [Birch Batteries|ORG#birch] in May. [It|REF#alder] [signed|AGR#a1] a [contract|AGR#a1+a2].
---
A a1 supply signed | birch:supplier alder:customer | 2021-05 signed | -
A a2 mou signed | birch:partner alder:partner | - | -
"""


def read(change=lambda found: None) -> list[tuple[Fact, Fact]]:
    """The articles with what was found in them: themselves, changed."""
    pairs = []
    for name, article in ARTICLES.items():
        found = copy.deepcopy(article)
        change(found)
        pairs.append((article | {"id": name, "text": TEXT, "sentences": SENTENCES}, found))
    return pairs


def supply_for_all(found: Fact) -> None:
    for one in found["agreements"]:
        one["type"] = "supply"


def told(change) -> list[str]:
    """Errors without their articles and sentences."""
    return [f"{e.kind}: {e.expected} | {e.found}" for e in errors.errors(read(change))]


# Taken apart


def test_types_stand_in_the_order_of_how_often_they_are_annotated():
    types = by_type([(VENTURE, VENTURE), (CHAIN, CHAIN), (CHAIN, CHAIN)])
    assert [(name, one.annotated) for name, one in types.items()] == [
        ("acquisition", 2),
        ("joint_venture", 1),
        ("mou", 1),
        ("supply", 1),
    ]


def test_a_wrong_type_is_missed_as_the_one_and_false_as_the_other():
    types = by_type(read(supply_for_all))
    assert {name: (one.met, one.level2, one.level3) for name, one in types.items()} == {
        "acquisition": (1, Counts(0, 0, 1), Counts(0, 0, 1)),
        "joint_venture": (1, Counts(0, 0, 1), Counts(0, 0, 1)),
        "mou": (1, Counts(0, 0, 1), Counts(0, 0, 1)),
        "supply": (1, Counts(1, 3, 0), Counts(1, 3, 0)),
    }


def test_confusions_count_what_was_found_instead():
    twice = [*read(supply_for_all), (CHAIN, read(supply_for_all)[1][1])]
    assert confusions(twice) == [
        ("acquisition", "supply", 2),
        ("joint_venture", "supply", 1),
        ("mou", "supply", 1),
    ]


def test_an_article_with_two_phenomena_stands_in_two_groups():
    one, two, three = ({"phenomena": names} for names in (["talks", "the pair"], ["talks"], None))
    assert by_group([(one, {}), (two, {}), (three, {})], "phenomena") == {
        "talks": [(one, {}), (two, {})],
        "the pair": [(one, {})],
    }


# Tables and records


def test_the_table_sets_scores_beside_those_recorded_last(tmp_path):
    path = tmp_path / "scores.json"
    first = recorded.record(read(lambda found: found["companies"].pop()), date="2020-02-01", words=18, knows_kinds=True)
    recorded.keep("held-out", "none", first, path)
    lines = list(tables.scores(total(read()), recorded.last("held-out", "none", path), knows_kinds=True))
    assert lines[:2] == [
        "                                P      R     F1  right  false  missed   2020-02-01   change",
        "companies                   1.000  1.000  1.000      7      0       0        0.727   +0.273",
    ]
    assert lines[-1] == "false agreements in articles without any                     0            0       +0"


def test_without_a_record_nothing_stands_beside():
    head, companies, *_, evidence, negatives = tables.scores(total(read()), {}, knows_kinds=False)
    assert [head, companies, evidence, negatives] == [
        "                                P      R     F1  right  false  missed",
        "companies                   1.000  1.000  1.000      7      0       0",
        "evidence, right of 4                      1.000",
        "false agreements in articles without any                     0",
    ]


def test_kinds_that_are_not_annotated_are_not_scored():
    assert "company_kind" not in recorded.figures(total(read()), knows_kinds=False)


def test_a_record_replaces_its_predecessor_and_no_other(tmp_path):
    path = tmp_path / "scores.json"
    for known, date in (("none", "2020"), ("seeds", "2021"), ("none", "2022")):
        recorded.keep("held-out", known, {"date": date}, path)
    assert json.loads(path.read_text()) == {"held-out": {"none": {"date": "2022"}, "seeds": {"date": "2021"}}}
    assert recorded.last("gold/dev", "none", path) == {}


def test_types_and_their_confusions_are_tabled():
    assert list(tables.types(read(supply_for_all), {})) == [
        "type of agreement          annotated    met   P L2   R L2  F1 L2  F1 L3",
        "acquisition                        1  1.000  0.000  0.000  0.000  0.000",
        "joint_venture                      1  1.000  0.000  0.000  0.000  0.000",
        "mou                                1  1.000  0.000  0.000  0.000  0.000",
        "supply                             1  1.000  0.250  1.000  0.400  0.400",
        "annotated type and what was found instead: acquisition > supply 1, joint_venture > supply 1, mou > supply 1",
    ]


def test_small_groups_are_put_together():
    articles = [({**CHAIN, "style": style}, CHAIN) for style in ("wire", "wire", "blog", "letter")]
    lines = [line.split() for line in tables.groups(articles, "style")]
    assert [line[:3] for line in lines[1:]] == [["wire", "2", "1.00"], ["(each", "of", "one"]]
    assert list(tables.groups([(REVIEW, REVIEW)], "style")) == []


# Errors


def test_what_is_right_is_no_error():
    assert list(errors.errors(read())) == []


@pytest.mark.parametrize(
    "change, first",
    [
        (lambda f: f["companies"].clear(), "company: Alder Motor Co., Ltd. / Alder / AMC automaker | -"),
        (lambda f: f["people"].append({"name": "Bo"}), "person: - | Bo, no office, no company"),
        (
            lambda f: f["companies"][0].update(kind="other"),
            "company: kind: Alder Motor Co., Ltd. / Alder / AMC automaker | Alder Motor Co., Ltd. / Alder / AMC other",
        ),
        (
            lambda f: [o.update(share_percent=5) for o in f["ownership"][:1]],
            "ownership: share: Alder Motor Co., Ltd. > Alder Birch Cells 51 % current | "
            "Alder Motor Co., Ltd. > Alder Birch Cells 5 % current",
        ),
        (
            lambda f: [o.update(owner="AMC", owned="Birch") for o in f["ownership"][1:2]],
            "ownership: Birch Batteries > Alder Birch Cells 49 % current | AMC > Birch 49 % current",
        ),
        (
            lambda f: [a.update(type="mou", status="ended") for a in f["agreements"][1:2]],
            "agreement: type and status: supply signed 2021: Birch Batteries:supplier, Citroën S.A.:customer | "
            "mou ended 2021: Birch Batteries:supplier, Citroën S.A.:customer",
        ),
        (
            lambda f: [t.update(quantity=9) for v in f["vehicles"][:1] for t in v["technologies"][:1]],
            "technology: One: lidars * 3 | One: lidars * 9",
        ),
        (
            lambda f: [v["milestones"].clear() for v in f["vehicles"]],
            "milestone: One: unveiled 2021-04 | -",
        ),
        (
            lambda f: [x.update(publisher=None) for x in f["market_figures"]],
            "figure: in full: sales, ?, 2020: 1370000 +10.9 % (Birch Batteries) | "
            "sales, ?, 2020: 1370000 +10.9 % (no publisher)",
        ),
    ],
)
def test_an_error_says_what_was_annotated_and_what_was_found(change, first):
    assert told(change)[0] == first


def test_an_error_is_one_line_with_its_sentence():
    article = CHAIN | {"id": "x", "text": TEXT, "sentences": SENTENCES}
    found = {**CHAIN, "companies": [*CHAIN["companies"], {"name": "Birch\nCells"}]}
    assert [str(error) for error in errors.errors([(article, found)])] == [
        "company\tx\t-\tBirch Cells\tAlder and Birch signed."
    ]


def test_the_sentence_of_an_agreement_is_its_evidence():
    missed = agreement("supply", "signed", None, ("Alder", "customer"), ("Birch", "supplier"), evidence=1)
    article = {"id": "x", "text": TEXT, "sentences": SENTENCES, "agreements": [missed]}
    assert [error.sentence for error in errors.errors([(article, {})])] == ["Cells follow."]


def test_a_sample_is_the_same_each_time_and_no_larger_than_asked():
    assert errors.sample(read(supply_for_all), 2) == errors.sample(read(supply_for_all), 2)
    assert [len(errors.sample(read(supply_for_all), number)) for number in (2, 99)] == [2, 3]


def test_faults_are_counted_one_by_one():
    def spoil(found: Fact) -> None:
        found["people"] = []
        found["companies"].append({"name": "Nobody"})
        for one in found["agreements"]:
            one.update(type="other", status="signed")

    assert errors.tally(read(spoil)) == {
        "company invented": 3,
        "agreement type": 4,
        "agreement status": 3,
        "person missed": 3,
    }


# Material


def test_the_articles_kept_back_are_always_the_same():
    material = corpus_held_out()
    assert [len(material.articles), material.articles[0]["id"], material.may_be_read] == [120, "a1-009", True]
    assert {article["writer"] for article in material.articles} == {
        *("a1", "a2", "a3", "a4", "a5", "a6"),
        *("b1", "b2", "b3", "b4", "b5"),
    }


def test_the_words_that_evoke_an_agreement_are_its_evidence():
    (article,) = parse(ANNOTATED)
    found = with_sentences(article)
    assert [(a["id"], a["evidence"]) for a in found["agreements"]] == [("a1", [1]), ("a2", [1])]
    assert [found[key] for key in ("sentences", "style", "writer")] == [[(0, 33), (34, 55)], "wire report", "a1"]


@pytest.mark.parametrize(
    "content, problem",
    [
        (None, "No file in {} ends in .json."),
        ("{", "{}/1.json cannot be read: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)."),
        ('{"id": "1"}', "{}/1.json is no annotated article: “published” is missing or no text."),
    ],
)
def test_what_cannot_be_measured_on_is_named(tmp_path, content, problem):
    if content is not None:
        (tmp_path / "1.json").write_text(content)
    with pytest.raises(UnfitMaterial) as refused:
        folder(tmp_path)
    assert str(refused.value) == problem.format(tmp_path)


# The command


@pytest.fixture
def annotated(tmp_path):
    (tmp_path / "gold").mkdir()
    article = {**CHAIN, "id": "1", "published": "2020-01-02", "text": TEXT, "phenomena": ["talks"]}
    (tmp_path / "gold" / "1.json").write_text(json.dumps(article))
    return tmp_path / "gold"


def test_a_folder_is_measured_and_its_scores_written_down_when_asked(annotated, capsys):
    scores = annotated.parent / "scores.json"
    name = f"{annotated.parent.name}/gold"
    for known in ("none", "seeds"):
        assert evaluate.main([str(annotated), "--scores", str(scores), "--record", "--known", known]) == 0
        assert capsys.readouterr().out.splitlines()[1] == f"{name}: 1 articles, 7 words; names known: {known}"
    written = json.loads(scores.read_text())
    assert {known: (one["articles"], one["words"]) for known, one in written[name].items()} == {
        "none": (1, 7),
        "seeds": (1, 7),
    }


def test_errors_of_a_folder_given_by_name_are_printed(annotated, capsys):
    evaluate.main([str(annotated), "--errors", "99"])
    lines = capsys.readouterr().out.splitlines()
    listed = lines[lines.index("kind\tarticle\texpected\tfound\tsentence") + 1 :]
    assert "person\t1\tHsu, analyst, Cedar Cars\t-\tAlder and Birch signed." in listed


def test_the_evaluation_articles_keep_their_sentences_to_themselves(annotated, monkeypatch):
    monkeypatch.setenv("GOLD_DIR", str(annotated))
    held_out, closed = evaluate.materials([])
    assert [held_out.may_be_read, closed.may_be_read, len(closed.articles)] == [True, False, 1]
    assert list(evaluate.error_lines(closed, read(supply_for_all), 99)) == []
    assert len(list(evaluate.error_lines(held_out, read(supply_for_all), 99))) == 5


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    assert evaluate.main([str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'none'}.\n"
