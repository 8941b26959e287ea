"""Import one article from a file and read it here, without a worker."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerships.curation.importing import AlreadyImported, read_here, take_in
from partnerships.curation.reviewing import Batch, accept_all
from partnerships.curation.signing import CurationError
from partnerships.dates import InvalidDate, PartialDate
from partnerships.extraction.findings import Findings
from partnerships.models import Import, Proposal


def date(text: str) -> PartialDate:
    try:
        return PartialDate.of(text)
    except InvalidDate as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to 1, such as 0.9.")
    return value


class Command(BaseCommand):
    help = "Import an article from a text file, read it, and print what it proposes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="plain text in UTF-8")
        parser.add_argument("--published", type=date, required=True, metavar="DATE", help="2021-05-13, or 13 May 2021")
        parser.add_argument("--publisher", required=True, metavar="NAME")
        parser.add_argument("--title", required=True)
        parser.add_argument("--url", default="", help="where it can be read")
        parser.add_argument("--language", default="en", help="BCP 47 (default: en)")
        parser.add_argument(
            "--accept-above", type=probability, metavar="0.9", help="accept what has this confidence or more"
        )
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        about = {name: options[name] for name in ("title", "publisher", "published", "url", "language")}
        try:
            article = take_in(read_text(options["file"]), by=None, **about)
        except AlreadyImported as error:
            self.stderr.write(str(error))
            return
        except CurationError as error:
            raise CommandError(str(error), returncode=2) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=2) from error
        self._read(article, options)

    def _read(self, article: Import, options: dict[str, Any]) -> None:
        findings = read_here(article)
        article.refresh_from_db()
        if findings is None:
            raise CommandError(f"{article.error} The text is kept; try again in the admin.")
        above = options["accept_above"]
        batch = accept_all(article, above=above, by=None) if above is not None else Batch([], [])
        self.stdout.write(in_json(article, findings) if options["json"] else in_words(article, batch))


def read_text(path: Path) -> str:
    """The whole file; raises CommandError with what is wrong and what to do."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error
    if b"\0" in data:
        raise CommandError(f"{path} is no text file. Save the article as plain text.", returncode=2)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{path} is not in UTF-8 (byte {error.start}). Convert it: iconv -t UTF-8.", returncode=2
        ) from error


def in_json(article: Import, findings: Findings) -> str:
    from partnerships.extraction.gold_form import as_gold  # the reader's side, needed for this option only

    source = article.source
    about = {"id": article.public_id, "title": source.title, "published": str(source.published)}
    return json.dumps({**about, **as_gold(source.text, findings)}, ensure_ascii=False, indent=1)


def in_words(article: Import, batch: Batch) -> str:
    proposals = list(article.proposals.all())
    lines = [f"{article.source}: {len(proposals)} proposals, {len(batch.accepted)} accepted", *map(_line, proposals)]
    lines += [f"left open: {proposal.payload['heading']}. {why}" for proposal, why in batch.left]
    return "\n".join(lines)


def _line(proposal: Proposal) -> str:
    kind, heading = proposal.get_kind_display(), proposal.payload["heading"]
    return f"  {proposal.confidence:4.0%}  {kind:<10} {heading} ({proposal.get_decision_display().lower()})"
