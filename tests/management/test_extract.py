"""manage.py extract: a folder of articles in, their findings out; what is wrong is named, the rest is done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from partnerships.curation.importing import LONGEST

ROOT = Path(__file__).parents[2]
TEXT = "Ford Motor Co. and Volkswagen AG signed a joint venture agreement in 2019. It will build vans."


@pytest.fixture(scope="session", autouse=True)
def _private_database():
    """No database."""


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def article(**fields) -> dict:
    return {"id": "001", "title": "Cells", "published": "2019-06-03", "text": TEXT, **fields}


def put(folder: Path, name: str = "001.json", **fields) -> None:
    (folder / name).write_text(json.dumps(article(**fields)), encoding="utf-8")


def extract(folder: Path, *options: str) -> tuple[str, str]:
    """What is said on stdout and stderr."""
    out, err = StringIO(), StringIO()
    call_command("extract", str(folder), str(folder.parent / "out"), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refused(folder: Path, *options: str) -> list[str]:
    """The lines about the files, and last the reason for the exit status."""
    err = StringIO()
    with pytest.raises(CommandError) as stopped:
        call_command("extract", str(folder), str(folder.parent / "out"), *options, stdout=StringIO(), stderr=err)
    lines = err.getvalue().replace(f"{folder}{os.sep}", "").splitlines()
    return [*lines, str(stopped.value).replace(str(folder.parent), "…")]


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder.parent / "out").iterdir())


def read(folder: Path, name: str = "001.json") -> dict:
    return json.loads((folder.parent / "out" / name).read_text(encoding="utf-8"))


def test_each_article_becomes_a_file_of_the_same_name_and_form(folder):
    put(folder, "001.json")
    put(folder, "b.json", id="b", text="")
    (folder / "notes.txt").write_text("not an article")
    assert extract(folder) == (f"Articles read into {folder.parent / 'out'}: 2\n", "")
    assert written(folder) == ["001.json", "b.json"]
    assert list(read(folder)) == [
        *("id", "title", "published", "text", "sentences"),
        *("companies", "ownership", "agreements", "vehicles", "people", "market_figures"),
    ]
    assert [read(folder)[key] for key in ("id", "title", "published", "text")] == [*article().values()]


def test_what_the_article_says_is_in_its_file(folder):
    put(folder)
    extract(folder)
    (venture,) = read(folder)["agreements"]
    assert sorted((party["company"], party["role"]) for party in venture["parties"]) == [
        ("Ford Motor Co.", "partner"),
        ("Volkswagen AG", "partner"),
    ]
    assert [venture["type"], venture["date"]["value"], venture["evidence"][0]] == ["joint_venture", "2019", 0]


def test_only_the_text_and_what_stands_about_it_are_read(folder):
    put(folder, "001.json")
    put(folder, "002.json", negative=True, agreements=[{"type": "mou"}], companies="Alder", sentences=None)
    extract(folder)
    one, other = ((folder.parent / "out" / name).read_bytes() for name in ("001.json", "002.json"))
    assert one == other


def test_the_same_input_gives_the_same_bytes(folder, tmp_path):
    put(folder, "001.json")
    extract(folder)
    first = (folder.parent / "out" / "001.json").read_bytes()
    put(folder, "000.json", text="Cedar Cars sold its stake in Douglas Trucks to Elm Holding for $5 million.")
    extract(folder, "--overwrite")
    assert (folder.parent / "out" / "001.json").read_bytes() == first


def test_evidence_counts_the_sentences_that_the_file_gives(folder):
    put(folder, sentences=[[0, 5], [5, len(TEXT)]])
    extract(folder)
    assert read(folder)["sentences"] == [[0, 5], [5, len(TEXT)]]
    assert {n for found in read(folder)["agreements"] for n in found["evidence"]} <= {0, 1}


def test_seeds_make_names_known(folder):
    put(folder, text="Talks between aito and Nvidia go on.")
    extract(folder, "--known", "seeds")
    assert {"name": "Nvidia", "aliases": [], "kind": "technology"} in read(folder)["companies"]


def test_text_in_any_script_keeps_its_characters(folder):
    put(folder, title="赛力斯", text="AITO (问界) 🚗 is a marque of Seres\u200b.\r\n\x00\u202e")
    extract(folder)
    assert [read(folder)["title"], read(folder)["text"]] == [
        "赛力斯",
        "AITO (问界) 🚗 is a marque of Seres\u200b.\r\n\x00\u202e",
    ]


@pytest.mark.parametrize(
    "content, problem",
    [
        (b"{", "this is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)."),
        (b"[" * 100_000, "this is not JSON: maximum recursion depth exceeded while decoding a JSON array from a "),
        (b'{"id": "\xff"}', "this is not UTF-8 (byte 8)."),
        (b"[1]", "this is no article: an object with id, title, published and text is expected."),
        (b"{}", "“id” is missing."),
        (b" " * (16 * 1024 * 1024 + 1), "the file has 16,777,217 bytes; an article has at most 16,777,216."),
    ],
)
def test_what_is_no_article_is_named_and_the_rest_is_done(folder, content, problem):
    (folder / "000.json").write_bytes(content)
    put(folder, "001.json")
    first, last = refused(folder)
    assert [first[: len(problem) + 10], last] == [
        f"000.json: {problem}",
        "Files that could not be done: 1 of 2; see above.",
    ]
    assert written(folder) == ["001.json"]


@pytest.mark.parametrize(
    "fields, problem",
    [
        ({"id": 7}, "“id” must be a text, not 7."),
        ({"title": None}, "“title” must be a text, not null."),
        ({"text": ["Alder"]}, '“text” must be a text, not ["Alder"].'),
        ({"text": "Alder \ud83d"}, "“text” holds half a character at 6 (a lone surrogate)."),
        ({"text": "a" * (LONGEST + 1)}, "“text” has 200,001 characters; at most 200,000 are read."),
        ({"sentences": 3}, "“sentences” must be a list of [start, end] within the text."),
        ({"sentences": [[0, len(TEXT) + 1]]}, "“sentences” must be a list of [start, end] within the text."),
        ({"sentences": [[5, 2]]}, "“sentences” must be a list of [start, end] within the text."),
        ({"sentences": [[0, True]]}, "“sentences” must be a list of [start, end] within the text."),
        (
            {"published": "3rd of Brumaire"},
            "“published” is no date: “3rd of Brumaire” is not a date. Write 2021, 2021-04, 2021-04-19 or words such as "
            "“early 2021”.",
        ),
    ],
)
def test_a_field_that_cannot_be_used_is_named(folder, fields, problem):
    put(folder, **fields)
    assert refused(folder) == [f"001.json: {problem}", "Files that could not be done: 1 of 1; see above."]
    assert written(folder) == []


def test_a_folder_with_the_name_of_an_article_is_none(folder):
    (folder / "001.json").mkdir()
    assert refused(folder)[0] == "001.json: this is not a file."


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(folder):
    put(folder)
    (folder.parent / "out").mkdir()
    there = folder.parent / "out" / "001.json"
    there.write_text("mine")
    assert refused(folder)[0] == f"001.json: {there} is there already and was left as it is; --overwrite replaces it."
    assert there.read_text() == "mine"
    extract(folder, "--overwrite")
    assert read(folder)["id"] == "001"


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left_there(folder):
    put(folder)
    (folder.parent / "out" / "001.json").mkdir(parents=True)
    target = folder.parent / "out" / "001.json"
    line, _ = refused(folder, "--overwrite")
    assert line.startswith("001.json: ")
    assert line.endswith(": Is a directory.")
    assert [written(folder), list(target.iterdir())] == [["001.json"], []]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert refused(tmp_path / "none") == ["There is no folder …/none."]


def test_a_folder_without_articles_is_said_to_be_so(folder):
    assert refused(folder) == ["No file in …/in ends in .json; nothing was read."]


@pytest.mark.parametrize("inside", ["", "found"])
def test_nothing_is_written_among_the_articles(folder, inside):
    put(folder)
    with pytest.raises(CommandError, match=r"lies in the folder of the articles; name another one\.$"):
        call_command("extract", str(folder), str(folder / inside))
    assert [path.name for path in folder.iterdir()] == ["001.json"]


def test_an_output_that_is_a_file_is_named(folder):
    put(folder)
    (folder.parent / "out").write_text("")
    assert refused(folder) == ["The folder …/out cannot be made: File exists."]


def test_no_database_is_started_or_asked(folder, tmp_path):
    put(folder)
    environment = {**os.environ, "DATABASE_URL": "", "KB_DATA_DIR": str(tmp_path / "var")}
    command = [sys.executable, "manage.py", "extract", str(folder), str(tmp_path / "out"), "--known", "seeds"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert [done.returncode, done.stdout, done.stderr] == [0, f"Articles read into {tmp_path / 'out'}: 1\n", ""]
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret-key"]


def test_the_exit_status_tells_a_bad_file_from_a_wrong_call(folder, tmp_path):
    put(folder, id=7)
    environment = {**os.environ, "DATABASE_URL": "", "KB_DATA_DIR": str(tmp_path / "var")}
    calls = [(str(folder), str(tmp_path / "out")), (str(tmp_path / "none"), str(tmp_path / "out")), (str(folder),)]
    assert [
        subprocess.run(
            [sys.executable, "manage.py", "extract", *call], cwd=ROOT, env=environment, check=False, stderr=-3
        ).returncode
        for call in calls
    ] == [1, 2, 2]
