"""Sources, and the citations that tie facts to their sentences."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from partnerships.curation.signing import free_slug, saved
from partnerships.models import FACTS, Citation, Source

CONTEXT = 32  # code points kept on either side of a quotation, to find it again in a replaced text


def add_source(title: str, *, publisher: str, slug: str = "", text: str = "", **fields: Any) -> Source:
    """A document; its text is kept as read, with its SHA-256."""
    digest = hashlib.sha256(text.encode()).hexdigest() if text else ""
    slug = slug or free_slug(Source, f"{publisher} {title}")
    return saved(Source(title=title, publisher=publisher, slug=slug, text=text, text_sha256=digest, **fields))


def cite(
    fact: models.Model, source: Source, *, start: int | None = None, end: int | None = None, **fields: Any
) -> Citation:
    """Support a fact by a stretch of the source's text, or by the source alone; the same citation stands once.

    `start` and `end` are code points in `source.text`; `value` says what the source states where it
    differs from the fact shown.
    """
    name = next(name for name, model in FACTS.items() if type(fact) is model)
    same = {"source": source, name: fact, "field": fields.get("field", ""), "value": fields.get("value", "")}
    present = Citation.objects.filter(start=start, end=end, note=fields.get("note", ""), **same).first()
    return present or saved(Citation(**{**placed(source.text, start, end), **fields, **same}))


def placed(text: str, start: int | None, end: int | None) -> dict[str, Any]:
    """Start, end and words of a quotation, with what stands around it; refuses a place the text has not."""
    if start is None and end is None:
        return {}
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise ValidationError({"start": f"{start} to {end} is no place in a text of {len(text)} characters."})
    around = {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    return {"start": start, "end": end, "quote": text[start:end], **around}
