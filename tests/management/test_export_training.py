"""manage.py export_training: decisions as files, and nothing of those who made them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
import spacy
from django.core.management import CommandError, call_command

from partnerships.curation.reviewing import accept, accept_all, amend, reject
from partnerships.curation.undoing import undo
from partnerships.models import Import, Source
from partnerships.vocabulary import RejectReason
from tests.curation.told import BAIC, TEXT, make_import, proposal_of
from training.editors import examples_of, load
from training.examples import paragraph_parser

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_import()


def run(folder: Path) -> str:
    out = StringIO()
    call_command("export_training", folder, stdout=out)
    return out.getvalue()


def exported(folder: Path, article: Import) -> dict:
    run(folder)
    return json.loads((folder / f"{article.public_id}.json").read_text(encoding="utf-8"))


def proposals(folder: Path, article: Import, kind: str) -> list[dict]:
    return [one for one in exported(folder, article)["proposals"] if one["kind"] == kind]


def test_an_article_is_exported_as_it_was_read(article, editor, tmp_path):
    accept(proposal_of(article, "ownership"), by=editor)
    file = exported(tmp_path, article)
    assert (file["format"], file["id"], file["published"], file["text"]) == (1, article.public_id, "2021-05-13", TEXT)
    kinds = ["company"] * 3 + ["ownership", "agreement", "vehicle", "milestone", "milestone", "appointment", "figure"]
    assert [one["kind"] for one in file["proposals"]] == kinds


def test_an_accepted_proposal_is_right_in_the_terms_of_the_reader(article, editor, tmp_path):
    accept(proposal_of(article, "ownership"), by=editor)
    (holding,) = proposals(tmp_path, article, "ownership")
    quote = f"{BAIC} belongs to BAIC Group"
    assert holding == {
        "kind": "ownership",
        "payload": {"owner": "BAIC Group", "owned": BAIC, "share_percent": None, "state": "current"},
        "as_read": None,
        "evidence": [{"start": 0, "end": len(quote), "quote": quote}],
        "component": "by_hand",
        "confidence": 0.9,
        "reasons": ["written by hand"],
        "verdict": "right",
        "reject_reason": "",
    }


def test_evidence_leads_to_its_words(article, editor, tmp_path):
    accept_all(article, above=0, by=editor)
    file = exported(tmp_path, article)
    spans = [span for one in file["proposals"] for span in one["evidence"]]
    assert [file["text"][span["start"] : span["end"]] for span in spans] == [span["quote"] for span in spans]


def test_an_edited_proposal_is_right_as_corrected_and_shows_what_had_been_read(article, editor, tmp_path):
    deal = proposal_of(article, "agreement")
    amend(deal, {"type": "mou"}, by=editor)
    amend(deal, {"status": "in_force"}, by=editor)
    accept(deal, by=editor)
    (told,) = proposals(tmp_path, article, "agreement")
    assert (told["verdict"], told["payload"]["type"], told["payload"]["status"]) == ("right", "mou", "in_force")
    assert told["as_read"] == {**told["payload"], "type": "strategic_cooperation", "status": "signed"}


def test_another_heading_is_no_correction(article, editor, tmp_path):
    deal = proposal_of(article, "agreement")
    amend(deal, {"heading": "Lab"}, by=editor)
    accept(deal, by=editor)
    (told,) = proposals(tmp_path, article, "agreement")
    assert (told["verdict"], told["as_read"], "heading" in told["payload"]) == ("right", None, False)


@pytest.mark.parametrize(
    "reason, verdict",
    [
        (RejectReason.NOT_STATED, "wrong"),
        (RejectReason.WRONG_PARTY, "wrong"),
        (RejectReason.WRONG_TYPE, "wrong"),
        (RejectReason.WRONG_DATE, "wrong"),
        (RejectReason.DUPLICATE, "unreviewed"),
        (RejectReason.OUT_OF_SCOPE, "unreviewed"),
    ],
)
def test_a_rejection_is_wrong_where_its_reason_speaks_of_the_text(article, editor, tmp_path, reason, verdict):
    accept(proposal_of(article, "company"), by=editor)
    reject(proposal_of(article, "agreement"), by=editor, reason=reason)
    (told,) = proposals(tmp_path, article, "agreement")
    assert (told["verdict"], told["reject_reason"]) == (verdict, reason.value)


def test_what_is_open_or_was_accepted_by_a_command_is_unreviewed(article, editor, tmp_path):
    accept(proposal_of(article, "company"), by=editor)
    accept(proposal_of(article, "company", 1), by=None)
    told = proposals(tmp_path, article, "company")
    assert [one["verdict"] for one in told] == ["right", "unreviewed", "unreviewed"]


def test_a_decision_taken_back_is_none(article, editor, tmp_path):
    for kind in ("company", "figure"):
        accept(proposal_of(article, kind), by=editor)
    undo(proposal_of(article, "figure"), by=editor)
    assert [one["verdict"] for one in proposals(tmp_path, article, "figure")] == ["unreviewed"]


def test_articles_of_which_nothing_is_reviewed_stay_out(article, editor, tmp_path):
    accept_all(article, above=0, by=None)
    reject(proposal_of(make_import(text=TEXT + " "), "figure"), by=editor, reason=RejectReason.DUPLICATE)
    assert run(tmp_path) == f"0 articles written to {tmp_path}.\n"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_knowledge_base_gives_an_empty_folder(tmp_path):
    folder = tmp_path / "new" / "folder"
    assert run(folder) == f"0 articles written to {folder}.\n"
    assert list(folder.iterdir()) == []


def test_an_article_deleted_since_leaves_no_file_and_other_files_stay(article, editor, tmp_path):
    other = make_import(text=TEXT + " ")
    for one in (article, other):
        reject(proposal_of(one, "figure"), by=editor, reason=RejectReason.NOT_STATED)
    (tmp_path / "notes.json").write_text("{}")
    assert run(tmp_path) == f"2 articles written to {tmp_path}.\n"
    Source.objects.filter(pk=article.source_id).delete()
    assert run(tmp_path) == (
        f"1 article written to {tmp_path}.\n1 of an earlier export removed: nothing of them is reviewed any more.\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"{other.public_id}.json", "notes.json"])


def test_a_file_in_the_place_of_the_folder_is_refused_and_kept(article, editor, tmp_path):
    accept(proposal_of(article, "company"), by=editor)
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(CommandError, match=r"file cannot be written: File exists\."):
        run(file)
    assert file.read_text() == "mine"


def test_the_same_decisions_give_the_same_bytes(article, editor, tmp_path):
    accept_all(article, above=0, by=editor)
    first, second = tmp_path / "first", tmp_path / "second"
    run(first)
    run(second)
    run(second)
    assert [path.name for path in first.iterdir()] == [f"{article.public_id}.json"]
    assert [path.read_bytes() for path in first.iterdir()] == [path.read_bytes() for path in second.iterdir()]


def test_training_reads_what_is_exported(article, editor, tmp_path):
    accept_all(article, above=0, by=editor)
    run(tmp_path)
    (read,) = load(tmp_path)
    assert (read.text, read.published, [one.verdict for one in read.proposals]) == (TEXT, "2021-05-13", ["right"] * 10)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ((example, mask),) = examples_of([read], paragraph_parser(nlp))
    assert mask.answers["owns"] == {("BAIC Group", BAIC), (BAIC, "BAIC Group")}
    shown = [example.doc[m.start : m.end].text for m in example.tagged if mask.tokens[m.start]]
    first = [BAIC, "BAIC Group", "Huawei", "2017", "April", "December this year", "Liu Yu"]
    assert shown == [*first, "10.9 percent", "2020"]


def test_nothing_tells_who_decided_or_when(article, editor, tmp_path):
    accept_all(article, above=0, by=editor)
    file = exported(tmp_path, article)
    text = (tmp_path / f"{article.public_id}.json").read_text(encoding="utf-8")
    decided = proposal_of(article, "figure").decided_at
    assert [word for word in (editor.username, f"{decided:%Y-%m-%d}", f"{decided:%H:%M:%S}") if word in text] == []
    assert set(file) == {"format", "id", "published", "text", "proposals"}
    assert {name for one in file["proposals"] for name in one} == {
        *("kind", "payload", "as_read", "evidence", "component", "confidence", "reasons", "verdict", "reject_reason"),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_an_export_costs_the_same_however_many_articles_there_are(editor, tmp_path, count, django_assert_num_queries):
    for number in range(count):
        accept(proposal_of(make_import(text=TEXT + " " * number), "company"), by=editor)
    with django_assert_num_queries(2):
        run(tmp_path)
