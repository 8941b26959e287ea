"""`manage.py import_article` as somebody at a terminal meets it."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.models import Agreement, Import, Proposal, Source
from tests.curation.told import TEXT

pytestmark = pytest.mark.django_db
ABOUT = ["--published", "2021-05-13", "--publisher", "Wire", "--title", "A report"]


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_article", str(path), *ABOUT, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_an_article_is_read_at_once_and_its_proposals_are_listed(article):
    out, _ = run(article)
    assert out.startswith(f"Wire: A report: {Proposal.objects.count()} proposals, 0 accepted\n")
    assert "BAIC BluePark and Huawei strategic cooperation (open)" in out
    assert (Import.objects.get().state, Agreement.objects.count()) == ("read", 0)


def test_what_is_sure_enough_is_accepted_on_request(article):
    out, _ = run(article, "--accept-above", "0")
    assert "BAIC BluePark and Huawei strategic cooperation (accepted)" in out
    assert [str(one.starts) for one in Agreement.objects.filter(type="strategic_cooperation")] == ["2017"]


def test_the_findings_are_printed_as_json_on_request(article):
    found = json.loads(run(article, "--json")[0])
    assert (found["title"], found["published"], found["text"]) == ("A report", "2021-05-13", TEXT)
    assert [one["type"] for one in found["agreements"]][:1] == ["strategic_cooperation"]
    assert found["id"] == Import.objects.get().public_id


def test_the_same_article_twice_is_said_and_changes_nothing(article):
    run(article)
    before = list(Proposal.objects.values())
    out, err = run(article)
    assert (out, err) == (
        "",
        "An article with the same text is here already: “Wire: A report”. Nothing was added.\n",
    )
    assert (list(Proposal.objects.values()), Source.objects.count()) == (before, 1)


@pytest.mark.parametrize(
    "content, message",
    [
        (b"\x89PNG\0\0", "is no text file"),
        ("Citroën".encode("latin-1"), r"is not in UTF-8 \(byte 5\)"),
        (b"  \n", "The article has no text"),
        (b"x" * 200_001, "at most 200,000 are read"),
    ],
)
def test_a_file_that_is_no_article_is_refused(tmp_path, content, message):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=message) as refusal:
        run(path)
    assert (refusal.value.returncode, Source.objects.count()) == (2, 0)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path, reason in ((tmp_path / "none.txt", "No such file or directory"), (tmp_path, "Is a directory")):
        with pytest.raises(CommandError, match=f"cannot be read: {reason}") as refusal:
            run(path)
        assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    "option, value, message",
    [
        ("--published", "yesterday", "“yesterday” is not a date"),
        ("--published", "2021-02-31", "February 2021 has no day 31"),
        ("--accept-above", "90", "“90” is not a number from 0 to 1"),
        ("--accept-above", "many", "“many” is not a number from 0 to 1"),
        ("--accept-above", "nan", "“nan” is not a number from 0 to 1"),
        ("--url", "nowhere", "Enter a valid URL"),
    ],
)
def test_a_wrong_option_is_refused_in_words(article, option, value, message):
    with pytest.raises(CommandError, match=message):
        run(article, option, value)
    assert Source.objects.count() == 0
