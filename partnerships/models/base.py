"""What several tables share: permanent records, moments and periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
from django.db import models
from django.db.models import F, Q

from partnerships.models.fields import PartialDateField, earliest_of, latest_of
from partnerships.vocabulary import DateKind

M = TypeVar("M", bound=models.Model)


def tracked_with(*, left_out: Sequence[str] = (), looked_up_by: Sequence[str] = ()) -> Callable[[type[M]], type[M]]:
    """Keeps every version of a row in <Model>History, by triggers, so that no write escapes.

    `left_out` fields are not kept; versions are also found by the keys they are `looked_up_by`.
    """

    def track(model: type[M]) -> type[M]:
        events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        name = f"{model.__name__}History"
        indexes = [models.Index(fields=[key], name=f"{name.lower()}_{key}"[:30]) for key in looked_up_by]
        kept = pghistory.track(*events, exclude=[*left_out], model_name=name, meta={"indexes": indexes})
        return kept(model)  # type: ignore[no-any-return]

    return track


def tracked(model: type[M]) -> type[M]:
    return tracked_with()(model)


class Record(models.Model):
    """Something with an address of its own; subclasses add a PublicIdField with their prefix."""

    slug = models.SlugField(max_length=80, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Moment(models.Model):
    """A dated fact: the date, what it stands for, and the words that state it."""

    date = PartialDateField(null=True, blank=True)
    date_kind = models.CharField(max_length=20, choices=DateKind.choices, default=DateKind.ACTUAL.value)
    date_phrase = models.CharField("date as stated", max_length=200, blank=True)
    earliest = earliest_of("date")
    latest = latest_of("date")

    class Meta:
        abstract = True

    @property
    def is_expected(self) -> bool:
        return self.date_kind == DateKind.EXPECTED


class Period(models.Model):
    """A fact that holds from a date to a date, either of which may be unknown."""

    since = PartialDateField(null=True, blank=True)
    until = PartialDateField(null=True, blank=True)
    since_earliest = earliest_of("since")
    since_latest = latest_of("since")
    until_earliest = earliest_of("until")
    until_latest = latest_of("until")

    class Meta:
        abstract = True


def not_ending_before_it_begins(name: str, since: str = "since", until: str = "until") -> models.CheckConstraint:
    """Refuses a period whose last possible day lies before its first possible day."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{since}__isnull": True})
        | Q(**{f"{until}__isnull": True})
        | Q(**{f"{until}_latest__gte": F(f"{since}_earliest")}),
        violation_error_message="It ends before it begins.",
    )
