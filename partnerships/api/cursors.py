"""Cursors: where a page begins, signed, and of use only with the question they were given for."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.core import signing

from partnerships.api.problems import BadQuestion
from partnerships.queries.paging import Place

SALT = "partnerships.api.cursor"
PAGING = ("limit", "cursor")


def write(place: Place, question: str) -> str:
    key = [{"date": part.isoformat()} if isinstance(part, date) else part for part in place.key]
    return signing.dumps([key, place.back, question], salt=SALT)


def read(text: str, question: str) -> Place:
    """Raises BadQuestion for a cursor that we did not write, or wrote for something else."""
    try:
        key, back, asked = signing.loads(text, salt=SALT)
    except signing.BadSignature as error:
        raise _refusal("This is no cursor of ours; begin without one.") from error
    if asked != question:
        raise _refusal("This cursor belongs to another question; begin without one.")
    return Place(tuple(_part(part) for part in key), back)


def question_of(path: str, query: Any) -> str:
    """A short sign of what is asked, whatever the order of the parameters."""
    asked = sorted((name, sorted(values)) for name, values in query.lists() if name not in PAGING)
    return hashlib.sha256(repr((path, asked)).encode()).hexdigest()[:12]


def _part(part: Any) -> Any:
    return date.fromisoformat(part["date"]) if isinstance(part, dict) else part


def _refusal(detail: str) -> BadQuestion:
    return BadQuestion([{"parameter": "cursor", "code": "bad_cursor", "detail": detail}])
