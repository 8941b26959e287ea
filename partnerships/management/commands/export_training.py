"""manage.py export_training: what editors decided, one file per article, for training the reader."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.models.fields import ID_ALPHABET
from partnerships.queries.decisions import Outcome, reviewed_imports

FORMAT = 1
_VERDICTS = {Outcome.ACCEPTED: "right", Outcome.EDITED: "right", Outcome.REJECTED: "wrong"}
_NOT_READ = {"heading", "candidates"}  # composed or looked up by us
_OURS = re.compile(rf"im_[{ID_ALPHABET}]+\.json")


class Command(BaseCommand):
    help = "Write each article that editors have begun to review, with what they decided, to a file of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="OUT_DIR", help="made if it is not there")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            written, removed = export(folder)
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{written} article{'' if written == 1 else 's'} written to {folder}.")
        if removed:
            self.stdout.write(f"{removed} of an earlier export removed: nothing of them is reviewed any more.")


def export(folder: Path) -> tuple[int, int]:
    """How many files were written, and how many of an earlier export had to go."""
    folder.mkdir(parents=True, exist_ok=True)
    written = set()
    for article in reviewed_imports():
        path = folder / f"{article.public_id}.json"
        path.write_text(_as_text(_exported(article)), encoding="utf-8")
        written.add(path.name)
    stale = [path for path in folder.iterdir() if _OURS.fullmatch(path.name) and path.name not in written]
    for path in stale:
        path.unlink()
    return len(written), len(stale)


def _as_text(content: dict[str, Any]) -> str:
    """The same content gives the same bytes: the database keeps no order within a payload."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _exported(article: Any) -> dict[str, Any]:
    """The article as it was read, and each proposal; never who decided, nor when."""
    source = article.source
    return {
        "format": FORMAT,
        "id": article.public_id,
        "published": str(source.published) if source.published else None,
        "text": source.text,
        "proposals": [_proposal(proposal) for proposal in article.decided],
    }


def _proposal(proposal: Any) -> dict[str, Any]:
    payload, as_read = _read_part(proposal.payload), _read_part(proposal.as_read)
    return {
        "kind": proposal.kind,
        "payload": payload,
        "as_read": None if as_read == payload else as_read,
        "evidence": proposal.evidence,
        "component": proposal.rule,
        "confidence": proposal.confidence,
        "reasons": proposal.reasons,
        "verdict": _VERDICTS.get(Outcome(proposal.outcome), "unreviewed"),
        "reject_reason": proposal.reject_reason,
    }


def _read_part(payload: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name not in _NOT_READ}
