"""A record edited by hand: what the admin saves and deletes, with everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models

from partnerships import lifecycle, names
from partnerships.curation.companies import add_name
from partnerships.curation.refreshing import agreements_of, refresh_all
from partnerships.curation.signing import free_slug, saved, signed
from partnerships.curation.sources import placed
from partnerships.models import Agreement, Citation, Company, Judgement, Source
from partnerships.models.base import Record
from partnerships.vocabulary import NameKind

REASON = "edited in the admin"


def keep(record: models.Model, *, by: AbstractBaseUser | None) -> models.Model:
    """Save a record as edited; an address, a state or a place in the text that follows is filled in."""
    with signed(by, REASON):
        _complete(record, by)
        saved(record)
        if isinstance(record, Company) and not record.names.filter(text=record.name).exists():
            add_name(record, record.name, kind=NameKind.SHORT)  # search knows names only
        refresh_all(agreements_of(record))
    return record


def remove(records: Iterable[models.Model], *, by: AbstractBaseUser | None) -> None:
    """Delete records; what belongs to them goes with them, what merely refers to them forbids it."""
    with signed(by, "deleted in the admin"):
        gone = list(records)
        touched = {key for record in gone for key in agreements_of(record)}
        for record in gone:
            record.delete()
        refresh_all(touched)


def _complete(record: models.Model, by: AbstractBaseUser | None) -> None:
    if isinstance(record, Record) and not record.slug:
        record.slug = free_slug(type(record), str(record))
    if isinstance(record, Agreement) and not record.status:
        record.status = lifecycle.derive([]).status.value
    if isinstance(record, Judgement):
        record.key, record.made_by_id = names.key(record.mention), by.pk if by else None
    if isinstance(record, Citation):
        _place(record)


def check_quote(source: Source, quote: str) -> None:
    """A quotation must stand in the text as read, where there is one; raises ValidationError."""
    if source.text and quote not in source.text:
        raise ValidationError({"quote": "The text of the source does not contain these words. Copy them from it."})


def _place(citation: Citation) -> None:
    """Where the quotation stands once in the text, its place is kept."""
    text, quote = citation.source.text, citation.quote
    if not text or not quote or text[citation.start or 0 : citation.end] == quote:
        return
    check_quote(citation.source, quote)
    start = text.index(quote)
    unique = text.count(quote) == 1
    for name, value in placed(text, start, start + len(quote)).items() if unique else ():
        setattr(citation, name, value)
