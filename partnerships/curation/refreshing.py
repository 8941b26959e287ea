"""Which agreements have to be derived anew after a change of something that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from partnerships.curation.agreements import refresh
from partnerships.models import Agreement, AgreementEvent, Citation, Party, Source


def refresh_all(keys: Iterable[int]) -> None:
    for agreement in Agreement.objects.filter(pk__in=set(keys)):
        refresh(agreement)


def agreements_of(record: models.Model | None) -> set[int]:
    """Keys of the agreements whose state depends on this record."""
    if isinstance(record, Agreement):
        return {record.pk}
    if isinstance(record, AgreementEvent | Party):
        return {record.agreement_id}
    if isinstance(record, Citation):
        return agreements_of(record.agreement) | agreements_of(record.event) | agreements_of(record.party)
    if isinstance(record, Source):
        cited = Q(citations__source=record) | Q(parties__citations__source=record) | Q(events__citations__source=record)
        return set(Agreement.objects.filter(cited).order_by().values_list("pk", flat=True))
    return set()
