"""Articles come in: kept as pasted, read by a worker, turned into proposals."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from partnerships.curation.proposing import propose
from partnerships.curation.signing import CurationError, saved, signed
from partnerships.curation.sources import add_source
from partnerships.dates import PartialDate
from partnerships.extraction.findings import Findings, KnownName
from partnerships.models import CompanyName, Import, Source
from partnerships.vocabulary import CompanyKind, ImportState

LONGEST = 200_000  # code points; more is a book, and the reader would keep the worker for minutes
READ_ARTICLE = "partnerships.tasks.read_article"
# Tab and line feed may stay; the others PostgreSQL refuses or no reader sees.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class AlreadyImported(CurationError):
    """The same text or the same address is here already; `source` says where."""

    def __init__(self, source: Source, same: str) -> None:
        super().__init__(f"An article with the same {same} is here already: “{source}”. Nothing was added.")
        self.source = source


def cleaned(text: str) -> str:
    """As pasted, with line ends as line feeds; a control character becomes a space, so that no offset moves."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def take_in(
    text: str,
    *,
    title: str,
    publisher: str,
    published: PartialDate,
    by: AbstractBaseUser | None,
    url: str = "",
    language: str = "en",
) -> Import:
    """Keep an article as a source, not yet read. Raises AlreadyImported, CurationError or ValidationError."""
    text = cleaned(text)
    _check(text)
    if earlier := find_earlier(text, url):
        raise AlreadyImported(*earlier)
    fields: dict[str, Any] = {"published": published, "url": url, "language": language}
    with signed(by, "article imported"):
        source = add_source(title, publisher=publisher, text=text, **fields)
        return saved(Import(source=source, requested_by_id=by.pk if by else None))


def take_in_and_queue(text: str, **about: Any) -> Import:
    """As take_in, and a worker will read it: the job stands exactly when the article does."""
    with transaction.atomic():
        article = take_in(text, **about)
        _queue(article)
    return article


def retry(article: Import, *, by: AbstractBaseUser | None) -> Import:
    """Queue a failed import once more; one that has not failed is left as it is."""
    with signed(by, "import tried again"):
        article = Import.objects.select_for_update().get(pk=article.pk)
        if article.state == ImportState.FAILED:
            article.state, article.error, article.finished_at = ImportState.QUEUED.value, "", None
            saved(article)
            _queue(article)
    return article


def find_earlier(text: str, url: str) -> tuple[Source, str] | None:
    """A source with this text or this address, and which of the two it is."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    same = Source.objects.filter(Q(text_sha256=digest) | Q(url=url, url__gt="")).first()
    return (same, "text" if same.text_sha256 == digest else "address") if same else None


def read_article(import_id: int) -> Import:
    """Read an article that waits, and keep its proposals; a second run adds nothing.

    What the reader trips over is kept as the reason of the failure, so that no article stops a worker.
    """
    article = _begin(import_id)
    if article.state == ImportState.READING:
        read_here(article)
        article.refresh_from_db()
    return article


def read_here(article: Import) -> Findings | None:
    """Read an article in this process and keep its proposals; None where the import has failed."""
    try:
        findings = _read(article.source)
    except Exception as error:
        fail(article.pk, f"The reader stopped: {type(error).__name__}: {error}")
        return None
    keep(article.pk, findings)
    return findings


def keep(import_id: int, findings: Findings) -> Import:
    """All proposals and the new state at once, or nothing."""
    with signed(None, "article read", import_id=import_id):
        article = Import.objects.select_for_update().get(pk=import_id)
        propose(article, findings)
        article.state, article.finished_at = ImportState.READ.value, timezone.now()
        return saved(article)


def fail(import_id: int, reason: str) -> Import:
    with transaction.atomic():
        article = Import.objects.select_for_update().get(pk=import_id)
        if article.state != ImportState.READ:
            article.state, article.error, article.finished_at = ImportState.FAILED.value, reason, timezone.now()
            saved(article)
    return article


def fail_abandoned(after: timedelta = timedelta(minutes=10)) -> int:
    """Imports that wait without a job, because a command was killed while it read; returns how many."""
    live = ProcrastinateJob.objects.filter(task_name=READ_ARTICLE, status__in=["todo", "doing"])
    waiting = Import.objects.filter(
        state__in=[ImportState.QUEUED, ImportState.READING], created_at__lt=timezone.now() - after
    )
    abandoned = set(waiting.values_list("pk", flat=True)) - set(live.values_list("args__import_id", flat=True))
    for import_id in abandoned:
        fail(import_id, "The reading was interrupted. Nothing was lost; try again.")
    return len(abandoned)


def _check(text: str) -> None:
    if not text.strip():
        raise CurationError("The article has no text. Paste it and try again.")
    if len(text) > LONGEST:
        raise CurationError(f"The text has {len(text):,} characters; at most {LONGEST:,} are read. Shorten it.")


def _queue(article: Import) -> None:
    name = f"import-{article.pk}"  # one run at a time, and never twice in the queue
    app.configure_task(READ_ARTICLE, lock=name, queueing_lock=name).defer(import_id=article.pk)


def _begin(import_id: int) -> Import:
    with transaction.atomic():
        article = Import.objects.select_for_update().select_related("source").get(pk=import_id)
        if article.state in {ImportState.QUEUED, ImportState.READING}:
            article.state, article.started_at = ImportState.READING.value, timezone.now()
            saved(article)
    return article


def _read(source: Source) -> Findings:
    from partnerships.extraction import pipeline  # loads spaCy, which the web process must never do

    if source.published is None:
        raise CurationError("The article has no date, so “last month” cannot be worked out.")
    return pipeline.read(source.text, source.published, known_names())


def known_names() -> list[KnownName]:
    """All names of all companies, under the public id of the record that stands today."""
    rows = CompanyName.objects.values_list(
        "text", "company__public_id", "company__merged_into__public_id", "company__kind"
    )
    return [KnownName(text, merged or own, CompanyKind(kind)) for text, own, merged, kind in rows.order_by("id")]
