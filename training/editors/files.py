"""Exported articles: text, proposals, verdicts (format: docs/learning-from-editors.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from training.general.problems import CannotTrain

FORMAT = 1
KINDS = ("company", "ownership", "agreement", "vehicle", "milestone", "appointment", "figure")
VERDICTS = ("right", "wrong", "unreviewed")
Payload = Mapping[str, Any]


class Stretch(NamedTuple):
    """Code points of the text from start to before end."""

    start: int
    end: int

    def holds(self, other: Stretch) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Proposal:
    """A finding with an editor's verdict; `as_read` is what the reader had seen, where that was corrected."""

    kind: str
    payload: Payload
    as_read: Payload | None
    evidence: tuple[Stretch, ...]
    reasons: tuple[str, ...]
    verdict: str
    reject_reason: str

    @property
    def is_right(self) -> bool:
        return self.verdict == "right"

    @property
    def is_reviewed(self) -> bool:
        return self.verdict != "unreviewed"

    @property
    def is_denied(self) -> bool:
        """Nothing of it is so; other rejections leave open which part is wrong."""
        return self.verdict == "wrong" and self.reject_reason == "not_stated"


@dataclass(frozen=True)
class Reviewed:
    """An article that editors have begun to review; `published` is empty where the date is not known."""

    id: str
    published: str
    text: str
    proposals: tuple[Proposal, ...]


def load(folder: Path) -> list[Reviewed]:
    """All articles of an export, by id; raises CannotTrain for a folder or file that is none."""
    if not folder.is_dir():
        raise CannotTrain(f"{folder} is no folder. Export the decisions first: manage.py export_training {folder}")
    return [_read(path) for path in sorted(folder.glob("im_*.json"))]


def _read(path: Path) -> Reviewed:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"format {content['format']}, not {FORMAT}")
        proposals = tuple(_proposal(one, content["text"]) for one in content["proposals"])
        return Reviewed(content["id"], content["published"] or "", content["text"], proposals)
    except (KeyError, TypeError, ValueError) as error:
        raise CannotTrain(f"{path} is no exported article ({error}). Export the decisions anew.") from error


def _proposal(given: Mapping[str, Any], text: str) -> Proposal:
    if given["kind"] not in KINDS or given["verdict"] not in VERDICTS:
        raise ValueError(f"kind “{given['kind']}”, verdict “{given['verdict']}”")
    evidence = tuple(Stretch(span["start"], span["end"]) for span in given["evidence"])
    for span, place in zip(given["evidence"], evidence, strict=True):
        if text[place.start : place.end] != span["quote"]:
            raise ValueError(f"“{span['quote']}” does not stand at {place.start}")
    return Proposal(
        kind=given["kind"],
        payload=given["payload"],
        as_read=given["as_read"],
        evidence=evidence,
        reasons=tuple(given["reasons"]),
        verdict=given["verdict"],
        reject_reason=given["reject_reason"],
    )
