"""The check of the annotated articles: the repository's have no problem, and every kind of problem is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.training.test_annotations import ARTICLE
from training.annotations import CORPUS
from training.checking import Problem, main, problems

README = CORPUS / "README.md"
ROOT = Path(__file__).parents[2]

# What is written instead of what, and every problem that it makes.
BROKEN = [
    ("2021-05-13", "13 May 2021", ["the header must be: id | YYYY-MM-DD | style"]),
    ("2021-05-13", "2021-02-30", ["the header must be: id | YYYY-MM-DD | style"]),
    (" | wire report", "", ["the header must be: id | YYYY-MM-DD | style"]),
    ("\n---\n", "\n", ["no line --- before the facts", "AGR#a1 has no A line"]),
    ("[early May|DATE=2021-05~]", "[early May|DATE=2021-5]", ["[early May|DATE=2021-5]: bad date"]),
    ("[early May|DATE=2021-05~]", "[early May|DATE=2021-13]", ["[early May|DATE=2021-13]: bad date"]),
    ("[early May|DATE=2021-05~]", "[early May|DATE=2021-05/2021-04]", ["[early May|DATE=2021-05/2021-04]: bad date"]),
    (
        "[early May|DATE=2021-05~]",
        "[early May|DATE#2021-05]",
        ["[early May|DATE#2021-05]: a DATE has =, every other mark #"],
    ),
    ("[Ostara|ORG#ostara]", "[Ostara|ORG=ostara]", ["[Ostara|ORG=ostara]: a DATE has =, every other mark #"]),
    ("[Ostara|ORG#ostara]", "[Ostara|ORG]", ["[Ostara|ORG]: id missing"]),
    ("[Ostara|ORG#ostara]", "[Ostara|FIRM#ostara]", ["[Ostara|FIRM]: unknown label"]),
    ("[Ostara|ORG#ostara]", "[Ostara|NUM#ostara]", ["[Ostara|NUM]: unknown label"]),
    ("[Ostara|ORG#ostara]", "[Ostara |ORG#ostara]", ["[Ostara |ORG]: blanks belong outside"]),
    ("[Ostara|ORG#ostara]", "[Ostara|VEH#ostara]", ["ostara is both ORG and VEH"]),
    ("[Ostara|ORG#ostara]", "[Ostara|ORG#ostara",
     ["stray bracket: n with lidars for $2 million. [Ostara|ORG#ostara chairman Ada"]),
    ("REF#ostara+quell", "REF#ostara+quelle", ["REF to unknown quelle"]),
    ("[signed|AGR#a1]", "[signed|AGR#a2]", ["AGR#a2 has no A line"]),
    ("A a1 supply", "A a3 supply", ["agreement a3 has no AGR mark", "AGR#a1 has no A line"]),
    ("O group", "A a1 mou signed | group:partner ostara:partner | - | -\nO group", ["two A lines for a1"]),
    ("\nO group", "\nX group", ["cannot read the line: X group > ostara 60.5 current"]),
    ("group > ostara", "group of ostara", ["cannot read the line: O group of ostara 60.5 current"]),
    ("60.5 current", "most current", ["cannot read the line: O group > ostara most current"]),
    ("lidar<quell*3", "lidar<quell*two", ["cannot read the line: V lumen marque=ostara | ostara:manufacturer | "
                                         "lidar<quell*two | unveiled 2021-04 ; deliveries_start 2021-12 planned"]),
    ("2021-12 planned", "2021-12 plan", ["cannot read the line: V lumen marque=ostara | ostara:manufacturer | "
                                         "lidar<quell*3 | unveiled 2021-04 ; deliveries_start 2021-12 plan"]),
    ("chairman @", "chairman at", ["cannot read the line: P ada chairman at ostara"]),
    ("1370000 vehicles", "1.37m vehicles", ["cannot read the line: M Ostara sales | China | 2020 | 1.37m vehicles | "
                                            "+10.9 | -"]),
    ("2000000 USD", "2000000 dollars", ["cannot read the line: A a1 supply signed | quell:supplier ostara:customer | "
                                        "2021-05~ signed | 2000000 dollars", "AGR#a1 has no A line"]),
    ("a1 supply signed", "a1 merger signed", ["a1: type merger is none of strategic_cooperation, mou, joint_venture, "
                                              "technology_licence, supply, contract_manufacturing, joint_development, "
                                              "equity_investment, acquisition, platform_sharing, distribution, other"]),
    ("a1 supply signed", "a1 supply agreed", ["a1: status agreed is none of reported, announced, signed, in_force, "
                                              "completed, ended, denied"]),
    ("2021-05~ signed", "2021-05~ concluded", ["a1: date concluded is none of signed, announced, effective, planned"]),
    ("2021-05~ signed", "2021-00 signed", ["a1: bad date 2021-00"]),
    ("ostara:customer", "lumen:customer", ["lumen is not marked as ORG"]),
    ("ostara:customer", "ostara:buyer", ["ostara: role buyer is none of partner, licensor, licensee, supplier, "
                                         "customer, investor, investee, acquirer, target, manufacturer, client, "
                                         "distributor, venture, technology_provider"]),
    (" ostara:customer", "", ["a1: fewer than two parties"]),
    (" ostara:customer", " quell:customer", ["a1: fewer than two parties"]),
    ("O group >", "O holding >", ["holding is not marked as ORG"]),
    ("60.5 current", "60.5 past", ["state past is none of current, agreed"]),
    ("V lumen", "V lux", ["lux is not marked as VEH"]),
    ("lidar<quell*3", "radar<quell*3", ["radar is not marked as TECH"]),
    ("lidar<quell*3", "lidar<quelle*3", ["quelle is not marked as ORG"]),
    ("unveiled 2021-04", "shown 2021-04", ["lumen: milestone shown is none of unveiled, launched, production_start, "
                                           "deliveries_start, other"]),
    ("unveiled 2021-04", "unveiled 2021-4", ["lumen: bad date 2021-4"]),
    ("P ada", "P bea", ["bea is not marked as PER"]),
    ("@ ostara", "@ lumen", ["lumen is not marked as ORG"]),
]  # fmt: skip


@pytest.mark.parametrize("right, wrong, expected", BROKEN)
def test_what_is_wrong_in_an_article_is_named(right, wrong, expected):
    assert right in ARTICLE
    assert list(problems(ARTICLE.replace(right, wrong, 1))) == [Problem("z9-001", what) for what in expected]


@pytest.mark.parametrize(
    "edtf", ["2021", "2021-02-28", "2021-01/2021-03", "2021-04/", "../2021-04", "/2021", "2021-33~"]
)
def test_dates_of_every_form_are_right(edtf):
    assert list(problems(ARTICLE.replace("2021-05~", edtf))) == []


def test_a_file_needs_an_article_and_nothing_before_it():
    assert list(problems("")) == [Problem("", "no article: one begins with ###")]
    assert list(problems(f"Draft\n{ARTICLE}")) == [Problem("", "text before the first article: Draft")]
    assert list(problems("### z9-002 | 2021-05-13 | note\n\n---\n")) == [Problem("z9-002", "no text")]


def test_the_example_of_the_format_is_right():
    begin = "    ### "
    example = README.read_text(encoding="utf-8").partition(begin)[2].partition("\nHeader:")[0]
    assert list(problems("\n".join(line.removeprefix("    ") for line in (begin + example).splitlines()))) == []


def test_the_format_names_this_check():
    assert "`python -m training.checking`" in README.read_text(encoding="utf-8")


def test_every_article_of_the_repository_is_right():
    checked = subprocess.run([sys.executable, "-m", "training.checking"], cwd=ROOT, capture_output=True, text=True)
    files = len(list(CORPUS.rglob("*.txt")))
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith(f"{files} files, ")
    assert checked.stdout.endswith(" articles, 0 problems\n")


def test_each_problem_is_printed_with_file_and_article(tmp_path, capsys):
    first, second, missing, latin = (tmp_path / name for name in ("1.txt", "2.txt", "3.txt", "4.txt"))
    first.write_text(ARTICLE + ARTICLE.replace("z9-001", "z9-002").replace("V lumen", "V lux"), encoding="utf-8")
    second.write_text(ARTICLE, encoding="utf-8")
    latin.write_bytes("### z9-003 | 2021-05-13 | Übersetzung\nX\n---\n".encode("latin-1"))
    assert main([str(path) for path in (first, second, missing, latin)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{first} z9-002: lux is not marked as VEH",
        f"{second} z9-001: the id is used before, in {first}",
        f"{missing} cannot be read: [Errno 2] No such file or directory: '{missing}'",
        f"{latin} cannot be read: 'utf-8' codec can't decode byte 0xdc in position 26: invalid continuation byte",
        "4 files, 3 articles, 4 problems",
    ]
