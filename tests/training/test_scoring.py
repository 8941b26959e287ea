"""The scorer: what is right, what is wrong and by how much, on copies of annotated articles that were changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.training.scored import ARTICLES, CHAIN, VENTURE, Fact
from training import scoring
from training.scoring import Counts, Scores, company_name, same_parties, score_article
from training.scoring.agreements import FACTUAL

Change = Callable[[Fact], None]
KEYS = ("companies", "ownership", "agreements", "vehicles", "people", "market_figures")
LEVELS = ("agreements_L1", "agreements_L2", "agreements_L3")
NAMES = (("ownership", ("owner", "owned")), ("people", ("company",)))


def predicted(change: Change) -> dict[str, Fact]:
    """The facts of every article after change() worked on a copy."""
    copies = {name: {key: copy.deepcopy(doc[key]) for key in (*KEYS, "negative")} for name, doc in ARTICLES.items()}
    for pred in copies.values():
        change(pred)
    return copies


def scored(change: Change) -> Scores:
    total = Scores()
    for name, pred in predicted(change).items():
        total.add(score_article(ARTICLES[name], pred))
    return total


def f1(scores: Scores, *names: str) -> list[float]:
    return [scores.counts[name].prf()[2] for name in names]


def every(key: str, change: Change) -> Change:
    """A change of an article that applies another one to each fact of a kind."""

    def apply(pred: Fact) -> None:
        for fact in pred[key]:
            change(fact)

    return apply


def setting(**values: Any) -> Change:
    return lambda fact: fact.update(copy.deepcopy(values))


def nothing(_: Fact) -> None:
    """Leave the prediction as it is."""


def ratio(scores: Scores, name: str) -> tuple[int, int]:
    return tuple(scores.ratios[name])


# Folders


@pytest.fixture
def folders(tmp_path) -> tuple[Path, Path]:
    """The annotated articles, and the same as predictions."""
    for folder in ("gold", "pred"):
        (tmp_path / folder).mkdir()
        for name, doc in ARTICLES.items():
            (tmp_path / folder / f"{name}.json").write_text(json.dumps(doc), encoding="utf-8")
    return tmp_path / "gold", tmp_path / "pred"


def test_what_is_annotated_is_all_right():
    same = scored(nothing)
    assert f1(same, *scoring.MEASURES) == [1] * len(scoring.MEASURES)
    assert [ratio(same, name) for name in scoring.ACCURACIES] == [(4, 4)] * 3
    assert same.negative_fp == 0


def test_nothing_predicted_finds_nothing():
    assert scored(lambda pred: pred.clear()).counts["companies"] == Counts(0, 0, 7)


def test_a_folder_scores_as_its_articles_do(folders):
    figures = scoring.score(*folders)
    assert [figures[name]["f1"] for name in scoring.MEASURES] == [1] * len(scoring.MEASURES)
    assert (figures["articles"], figures["missing"], figures["status_accuracy"]) == (3, 0, 1)


def test_a_missing_file_is_an_empty_prediction(folders):
    (folders[1] / "001.json").unlink()
    figures = scoring.score(*folders)
    assert (figures["missing"], figures["companies"]["fn"]) == (1, 4)


def test_files_that_cannot_be_read_are_named_and_odd_facts_passed_over(folders):
    odd = '{"companies": [null, "Elm", {"aliases": null}], "agreements": [{}, 3], "people": null}'
    for name, text in zip(ARTICLES, ("not json", "[]", odd), strict=True):
        (folders[1] / f"{name}.json").write_text(text)
    report = scoring.evaluate(*folders)
    assert report.problems == [
        "unreadable prediction 001.json: Expecting value: line 1 column 1 (char 0)",
        "unreadable prediction 002.json: not an object",
    ]
    assert report.articles["003"].counts["companies"] == Counts(1, 1, 0)
    assert report.articles["003"].negative_fp == 0


def test_the_last_line_holds_all_figures(folders, capsys):
    said = {}
    for flag in ("", "--verbose", "--json-only"):
        assert scoring.main([*map(str, folders), *filter(None, [flag])]) == 0
        said[flag] = capsys.readouterr().out.splitlines()
    assert [json.loads(lines[-1]) for lines in said.values()] == [scoring.score(*folders)] * 3
    assert len(said["--verbose"]) == len(said[""]) + len(ARTICLES) + 1
    assert len(said["--json-only"]) == 1


@pytest.mark.parametrize("arguments", [["nowhere"], [".", ".", "--unknown"], [".", "nowhere"]])
def test_a_wrong_call_is_told_how_to_call(arguments, capsys):
    assert scoring.main(arguments) == 2
    assert capsys.readouterr().err == "usage: python -m training.scoring GOLD_DIR PRED_DIR [--verbose | --json-only]\n"


# Agreements


def test_an_agreement_left_out_is_missed_at_each_level():
    scores = scored(lambda pred: pred.update(agreements=pred["agreements"][1:]))
    assert [scores.counts[level] for level in LEVELS] == [Counts(2, 0, 2)] * 3
    assert f1(scores, "companies") == [1]


def test_an_agreement_told_twice_is_right_once():
    scores = scored(lambda pred: pred["agreements"].extend(pred["agreements"][:1]))
    assert scores.counts["agreements_L1"] == Counts(4, 2, 0)


@pytest.mark.parametrize(
    "change, levels",
    [
        (setting(type="nonsense"), [1, 0, 0]),
        (lambda a: a["parties"][0].update(role="observer"), [1, 1, 0]),
        (setting(date={"value": "1901-01"}), [1, 1, 0]),
        (lambda a: a.update(date=a["date"] and a["date"]["value"][:4] + "-12-31"), [1, 1, 1]),
    ],
    ids=["type", "role", "year", "day"],
)
def test_each_level_asks_more(change, levels):
    assert f1(scored(every("agreements", change)), *LEVELS) == levels


def test_status_is_no_part_of_the_levels():
    def opposite(fact: Fact) -> None:
        fact["status"] = "denied" if fact["status"] in FACTUAL else "signed"

    scores = scored(every("agreements", opposite))
    assert f1(scores, "agreements_L3") == [1]
    assert [ratio(scores, "status"), ratio(scores, "assertion")] == [(0, 4), (0, 4)]


@pytest.mark.parametrize("indexes, hits", [([999], (0, 4)), ([], (0, 0))])
def test_evidence_counts_where_a_prediction_gives_some(indexes, hits):
    assert ratio(scored(every("agreements", setting(evidence=indexes))), "evidence") == hits


def test_a_party_too_few_is_forgiven_among_three():
    scores = scored(every("agreements", lambda a: a["parties"].pop()))
    assert scores.counts["agreements_L1"].tp == 1


@pytest.mark.parametrize("extra, levels", [(1, [1, 1, 1]), (2, [0, 0, 0])])
def test_a_party_too_many_is_forgiven_two_are_not(extra, levels):
    more = [{"company": f"Nobody {n} Ltd", "role": "partner"} for n in range(extra)]
    assert f1(scored(every("agreements", lambda a: a["parties"].extend(more))), *LEVELS) == levels


@pytest.mark.parametrize("pair", ["AB AB", "AB ABC", "ABC AB", "ABCD ABC"])
def test_sets_of_parties_that_are_the_same(pair):
    gold, pred = pair.split(" ")
    assert same_parties(dict.fromkeys(gold), dict.fromkeys(pred))


@pytest.mark.parametrize("pair", ["AB A", "AB AC", "ABC ABD", "ABC A", "ABCD AB", "ABC ABCDE", " "])
def test_sets_of_parties_that_differ(pair):
    gold, pred = pair.split(" ")
    assert not same_parties(dict.fromkeys(gold), dict.fromkeys(pred))


def test_an_agreement_in_an_article_without_any_is_counted_apart():
    def invent(pred: Fact) -> None:
        if pred["negative"]:
            pred["agreements"].append({"type": "supply", "parties": ["A", "B"], "date": None})

    assert scored(invent).negative_fp == 1


# Companies


def test_any_name_of_a_company_stands_for_it_everywhere():
    def use_last_alias(pred: Fact) -> None:
        short = {c["name"]: [c["name"], *c["aliases"]][-1].upper() for c in pred["companies"]}
        references = [
            *((c, "name") for c in pred["companies"]),
            *((fact, key) for kind, keys in NAMES for fact in pred[kind] for key in keys),
            *((party, "company") for a in pred["agreements"] for party in a["parties"]),
        ]
        for fact, key in references:
            fact[key] = short.get(fact[key], fact[key])
        for entry in pred["companies"]:
            entry["aliases"] = []

    assert f1(scored(use_last_alias), "companies", "ownership", "agreements_L3", "people_company") == [1] * 4


@pytest.mark.parametrize(
    "one, other",
    [
        ("Chery Automobile Co., Ltd.", "chery automobile"),
        ("Citroën S.A.", "CITROEN"),
        ("Tesla’s", "Tesla Inc"),
        ("The Ford & Co", "ford"),
        ("Fiat S.p.A.", "Fiat"),
        ("Škoda Ltd", "skoda"),
    ],
)
def test_names_that_are_the_same(one, other):
    assert company_name(one) == company_name(other)


def test_words_that_tell_companies_apart_stay():
    assert company_name("Fiat Group") != company_name("Fiat")


def test_a_party_may_be_named_by_an_alias_that_only_the_prediction_has():
    def article(first: str, alias: str) -> Fact:
        parties = [{"company": first, "role": "supplier"}, {"company": "Honda", "role": "customer"}]
        companies = [{"name": first, "aliases": [alias]}, {"name": "Honda"}]
        return {"companies": companies, "agreements": [{"type": "supply", "parties": parties, "date": None}]}

    counts = score_article(article("General Motors Co", "GM"), article("The General", "General Motors")).counts
    assert (counts["companies"], counts["agreements_L3"]) == (Counts(2), Counts(1))


def test_a_legal_form_tells_two_companies_of_one_stem_apart():
    long, short = "Mitsubishi Corp.", "Mitsubishi"
    gold: Fact = {
        "companies": [{"name": "Mitsubishi Motors Corp.", "aliases": [short]}, {"name": long}],
        "ownership": [{"owner": long, "owned": short, "share_percent": None}],
    }
    right = {**gold, "companies": gold["companies"][::-1]}
    reversed_ = {**gold, "ownership": [{"owner": short, "owned": long}]}
    assert [score_article(gold, right).counts[kind] for kind in ("companies", "ownership")] == [Counts(2), Counts(1)]
    assert score_article(gold, reversed_).counts["ownership"] == Counts(0, 1, 1)


def test_a_company_that_nobody_named_is_false():
    scores = scored(lambda pred: pred["companies"].append({"name": "Spurious Widgets GmbH"}))
    assert scores.counts["companies"] == Counts(7, 3, 0)


def test_the_kind_of_a_company_is_counted_apart():
    assert f1(scored(every("companies", setting(kind="x"))), "companies", "company_kind") == [1, 0]


def test_owner_and_owned_are_not_interchangeable():
    scores = scored(every("ownership", lambda o: o.update(owner=o["owned"], owned=o["owner"])))
    assert scores.counts["ownership"] == Counts(0, 3, 3)


@pytest.mark.parametrize("off, right", [(0.5, 3), (0.6, 1)])
def test_a_share_is_right_within_half_a_point(off, right):
    def move(holding: Fact) -> None:
        holding["share_percent"] = holding["share_percent"] and holding["share_percent"] + off

    scores = scored(every("ownership", move))
    assert (f1(scores, "ownership"), scores.counts["ownership_share"].tp) == ([1], right)


# People, vehicles, figures


def test_a_title_is_no_part_of_a_name():
    assert f1(scored(every("people", lambda x: x.update(name="Mr. " + x["name"]))), "people") == [1]


def test_the_company_of_a_person_is_counted_apart():
    assert f1(scored(every("people", setting(company="Elsewhere"))), "people", "people_company") == [1, 0]


@pytest.mark.parametrize("words, right", [(1, 1), (2, 3)])
def test_a_name_of_one_word_is_only_itself(words, right):
    scores = scored(every("people", lambda x: x.update(name=" ".join(x["name"].split()[-words:]))))
    assert scores.counts["people"].tp == right


def test_a_marque_may_stand_in_the_name_of_a_vehicle():
    def join(vehicle: Fact) -> None:
        if vehicle["marque"] and not vehicle["name"].startswith(vehicle["marque"]):
            vehicle["name"] = f"{vehicle['marque']} {vehicle['name']}"
        vehicle["marque"] = None

    assert f1(scored(every("vehicles", join)), "vehicles") == [1]


def test_quantities_and_years_of_a_vehicle_must_be_right():
    def spoil(vehicle: Fact) -> None:
        for technology in vehicle["technologies"]:
            technology["quantity"] = 99
        for milestone in vehicle["milestones"]:
            milestone["date"] = "1901"

    scores = scored(every("vehicles", spoil))
    assert f1(scores, "vehicles", "vehicle_milestones") == [1, 0]
    assert scores.counts["vehicle_tech"] == Counts(1, 2, 2)


def test_technologies_are_the_same_when_one_name_holds_the_other():
    scores = scored(every("vehicles", lambda v: [t.update(name=f"new {t['name']}s") for t in v["technologies"]]))
    assert scores.counts["vehicle_tech"] == Counts(3)


@pytest.mark.parametrize(
    "change, found, in_full",
    [
        (lambda x: x.update(value=x["value"] and x["value"] * 1.002, publisher="Nobody"), 1, 0),
        (lambda x: x.update(value=(x["value"] or 1) * 10), 0, 0),
        (lambda x: x.update(period="1999"), 0.5, 0.5),
        (lambda x: x.update(change_percent=99), 0.5, 0),
    ],
    ids=["nearly", "ten times", "another year", "another change"],
)
def test_a_figure_is_its_value_and_its_year(change, found, in_full):
    scores = scored(every("market_figures", change))
    assert f1(scores, "market_figures", "market_figures_full") == [found, in_full]


def test_scores_of_articles_add_up():
    total = Scores()
    for doc in (VENTURE, CHAIN):
        total.add(score_article(doc, {}))
    assert total.counts["people"] == Counts(0, 0, 3)
