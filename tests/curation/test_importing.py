"""Articles come in once, are read by a worker, and survive its death."""

from __future__ import annotations

import signal
from datetime import timedelta

import psycopg
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from partnerships.curation import importing
from partnerships.curation.importing import (
    AlreadyImported,
    fail,
    keep,
    known_names,
    read_article,
    retry,
    take_in,
    take_in_and_queue,
)
from partnerships.curation.reviewing import accept
from partnerships.curation.signing import CurationError
from partnerships.dates import PartialDate
from partnerships.extraction.findings import Findings, KnownName
from partnerships.models import Import, Proposal, Source
from partnerships.vocabulary import CompanyKind
from tests.curation.told import COMPANIES, FINDINGS, TEXT, make_import, proposal_of
from tests.factories import make_company
from tests.working import empty_queue, rescue, until, worker

ABOUT = {"title": "A report", "publisher": "Wire", "published": PartialDate.of("2021-05-13")}


@pytest.mark.django_db
def test_the_text_is_kept_as_pasted_but_for_its_line_ends(editor):
    article = take_in("  One\r\ntwo\rαS\u00a0three.\t\n", by=editor, **ABOUT)
    assert article.source.text == "  One\ntwo\nαS\u00a0three.\t\n"
    assert (article.state, article.requested_by) == ("queued", editor)


@pytest.mark.django_db
def test_control_characters_become_spaces_so_that_no_offset_moves(editor):
    assert take_in("a\x00b\x0cc\x1fd\x85e", by=editor, **ABOUT).source.text == "a b c d e"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text, message",
    [
        ("", "The article has no text"),
        (" \n\t", "The article has no text"),
        ("x" * 200_001, "The text has 200,001 characters; at most 200,000 are read"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused(editor, text, message):
    with pytest.raises(CurationError, match=message):
        take_in(text, by=editor, **ABOUT)
    assert Source.objects.count() == 0


@pytest.mark.django_db
def test_a_text_of_the_greatest_length_is_taken(editor):
    assert len(take_in("x" * 200_000, by=editor, **ABOUT).source.text) == 200_000


@pytest.mark.django_db
def test_an_address_that_is_none_is_refused_by_field(editor):
    with pytest.raises(ValidationError) as refusal:
        take_in("Text.", by=editor, url="not an address", **ABOUT)
    assert list(refusal.value.message_dict) == ["url"]
    assert Source.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "again, url, same",
    [("One.\r\nTwo.", "", "text"), ("Another text.", "https://example.org/a", "address")],
)
def test_the_same_article_is_recognised_and_nothing_is_doubled(editor, again, url, same):
    first = take_in("One.\nTwo.", by=editor, url="https://example.org/a", **ABOUT)
    with pytest.raises(AlreadyImported, match=f"An article with the same {same} is here already") as refusal:
        take_in(again, by=editor, url=url, **ABOUT)
    assert refusal.value.source == first.source
    assert (Source.objects.count(), Import.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_the_job_stands_exactly_when_the_article_does(editor):
    article = take_in_and_queue(TEXT, by=editor, **ABOUT)
    job = ProcrastinateJob.objects.get(task_name=importing.READ_ARTICLE)
    assert (job.args, job.status) == ({"import_id": article.pk}, "todo")
    with pytest.raises(AlreadyImported):
        take_in_and_queue(TEXT, by=editor, **ABOUT)
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_a_second_reading_doubles_nothing_and_leaves_decisions_alone(editor):
    article = make_import()
    accepted = proposal_of(article, "agreement")
    accept(accepted, by=editor)
    before = list(Proposal.objects.values())
    keep(article.pk, FINDINGS)
    assert list(Proposal.objects.values()) == before


@pytest.mark.django_db
def test_proposals_come_in_the_order_of_work_with_readable_headings():
    assert [(one.kind, one.payload["heading"]) for one in make_import().proposals.all()] == [
        ("company", "BAIC BluePark"),
        ("company", "BAIC Group"),
        ("company", "Huawei"),
        ("ownership", "BAIC Group owns BAIC BluePark"),
        ("agreement", "BAIC BluePark and Huawei strategic cooperation"),
        ("vehicle", "ARCFOX αS HI"),
        ("milestone", "ARCFOX αS HI: unveiled, April 2021"),
        ("milestone", "ARCFOX αS HI: deliveries, December 2021 (expected)"),
        ("appointment", "Liu Yu, chairman of BAIC BluePark"),
        ("figure", "NEV sales China 2020: 1,370,000 units, +10.9%"),
    ]


@pytest.mark.django_db
def test_the_same_finding_twice_is_one_proposal():
    article = make_import(Findings(companies=(*COMPANIES, COMPANIES[0])))
    assert article.proposals.count() == 3


@pytest.mark.django_db
def test_known_names_carry_the_record_that_stands_today():
    huawei = make_company("Huawei", kind=CompanyKind.TECHNOLOGY)
    old = make_company("Huawei Tech")
    old.merged_into = huawei
    old.save()
    assert known_names() == [
        KnownName("Huawei", huawei.public_id, CompanyKind.TECHNOLOGY),
        KnownName("Huawei Tech", huawei.public_id, CompanyKind.AUTOMAKER),
    ]


@pytest.mark.django_db
def test_a_failed_import_is_tried_again_and_one_that_was_read_is_not(editor):
    article = take_in("Text.", by=editor, **ABOUT)
    fail(article.pk, "The reader stopped: a reason")
    again = retry(article, by=editor)
    assert (again.state, again.error, ProcrastinateJob.objects.count()) == ("queued", "", 1)

    read = make_import()
    assert retry(read, by=editor).state == "read"
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_an_article_that_was_read_does_not_fail_afterwards():
    article = make_import()
    assert fail(article.pk, "too late").state == "read"


@pytest.mark.django_db
def test_reading_here_is_the_same_as_reading_in_a_worker(editor):
    article = read_article(take_in(TEXT, by=editor, **ABOUT).pk)
    found = article.proposals.count()
    assert (article.state, found > 0) == ("read", True)
    assert (read_article(article.pk).state, article.proposals.count()) == ("read", found)


@pytest.mark.django_db
def test_what_the_reader_trips_over_is_kept_as_the_reason(editor):
    article = take_in(TEXT, by=editor, **{**ABOUT, "published": None})
    failed = read_article(article.pk)
    assert (failed.state, failed.proposals.count()) == ("failed", 0)
    assert failed.error == (
        "The reader stopped: CurationError: The article has no date, so “last month” cannot be worked out."
    )


@pytest.mark.django_db
def test_an_import_without_a_job_is_said_to_be_interrupted(editor):
    abandoned, queued = take_in("One.", by=editor, **ABOUT), take_in_and_queue("Two.", by=editor, **ABOUT)
    assert importing.fail_abandoned() == 0
    Import.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert importing.fail_abandoned() == 1
    assert Import.objects.get(pk=abandoned.pk).error == "The reading was interrupted. Nothing was lost; try again."
    assert Import.objects.get(pk=queued.pk).state == "queued"


@pytest.fixture
def queue(transactional_db):
    yield
    empty_queue()


def state_of(article: Import) -> str:
    return Import.objects.get(pk=article.pk).state


@pytest.mark.usefixtures("queue")
def test_a_worker_reads_what_is_queued(editor):
    article = take_in_and_queue(TEXT, by=editor, **ABOUT)
    with worker(wait=False) as process:
        assert process.wait(60) == 0
    assert state_of(article) == "read"
    assert Proposal.objects.count() > 0


@pytest.mark.usefixtures("queue")
def test_a_job_whose_worker_was_killed_runs_again_and_doubles_nothing(editor):
    article = take_in_and_queue(TEXT, by=editor, **ABOUT)
    with worker(wait=True) as process, psycopg.connect(**_server()) as gate:
        gate.execute("LOCK TABLE partnerships_proposal IN EXCLUSIVE MODE")  # the worker reads, then cannot write
        until(lambda: state_of(article) == "reading" and _waits_for_proposals(gate))
        process.send_signal(signal.SIGKILL)
        process.wait()
        gate.rollback()
    assert (state_of(article), Proposal.objects.count()) == ("reading", 0)

    rescue()
    with worker(wait=False) as process:
        assert process.wait(60) == 0
    assert state_of(article) == "read"
    found = Proposal.objects.count()
    assert found == len(set(Proposal.objects.values_list("fingerprint", flat=True))) > 0


@pytest.mark.usefixtures("queue")
def test_an_article_that_kills_every_worker_is_set_aside(editor):
    article = take_in_and_queue(TEXT, by=editor, **ABOUT)
    for _run in range(3):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")  # a worker took it, and is gone
        rescue()
    article.refresh_from_db()
    assert (article.state, article.error) == (
        "failed",
        "The worker died 3 times while reading this article. It was set aside.",
    )
    assert ProcrastinateJob.objects.get().status == "failed"


def _server() -> dict[str, str]:
    server = connection.get_connection_params()
    return {"user": server["user"], "host": server["host"], "dbname": connection.settings_dict["NAME"]}


def _waits_for_proposals(gate: psycopg.Connection) -> bool:
    waiting = "SELECT count(*) FROM pg_locks WHERE relation = 'partnerships_proposal'::regclass AND NOT granted"
    return gate.execute(waiting).fetchone()[0] > 0
