"""Sources, and the citations that tie each fact to a sentence in one of them."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import Exact

from partnerships.models.agreements import Agreement, AgreementEvent, Party
from partnerships.models.base import Record, tracked_with
from partnerships.models.companies import Company, CompanyName, Identifier, Ownership, Succession
from partnerships.models.fields import PartialDateField, PublicIdField, earliest_of, latest_of
from partnerships.models.figures import MarketFigure
from partnerships.models.people import Appointment, Person
from partnerships.models.vehicles import Milestone, Technology, Vehicle, VehiclePartner, VehicleTechnology
from partnerships.vocabulary import CitationState, Rank


@tracked_with(left_out=["text"])
class Source(Record):
    """A document: who published it, when, where it is. The text as read is for editors only."""

    public_id = PublicIdField("so", unique=True)
    publisher = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    title_is_description = models.BooleanField("title is our description", default=False)
    url = models.URLField(max_length=1000, blank=True)
    is_mirror = models.BooleanField("copy on another site", default=False)
    published = PartialDateField(null=True, blank=True)
    published_earliest = earliest_of("published")
    published_latest = latest_of("published")
    language = models.CharField(max_length=20, default="en", help_text="BCP 47")
    text = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = [F("published_earliest").desc(nulls_last=True), "id"]
        triggers = [pgtrigger.ReadOnly(name="source_public_id_stays", fields=["public_id"])]
        indexes = [
            GinIndex(OpClass("title", name="gin_trgm_ops"), name="source_title_trigrams"),
            GinIndex(OpClass("publisher", name="gin_trgm_ops"), name="source_publisher_trigrams"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="source_url_stands_once",
                violation_error_message="Another source has this address.",
            ),
            models.UniqueConstraint(
                fields=["text_sha256"],
                condition=~Q(text_sha256=""),
                name="source_text_stands_once",
                violation_error_message="Another source has this text.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"


FACTS: dict[str, type[models.Model]] = {
    "company": Company,
    "company_name": CompanyName,
    "identifier": Identifier,
    "ownership": Ownership,
    "succession": Succession,
    "agreement": Agreement,
    "party": Party,
    "event": AgreementEvent,
    "vehicle": Vehicle,
    "vehicle_partner": VehiclePartner,
    "vehicle_technology": VehicleTechnology,
    "milestone": Milestone,
    "technology": Technology,
    "person": Person,
    "appointment": Appointment,
    "figure": MarketFigure,
}
"""The fact types a citation can support, by the name of its key."""


def _fact(model: type[models.Model]) -> models.ForeignKey[models.Model | None, models.Model | None]:
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="citations", db_index=False)


@tracked_with(looked_up_by=["agreement"])
class Citation(models.Model):
    """A sentence of a source supports one fact; start and end count code points of the text as read.

    `value` is what the source says where it differs from the fact shown: then the two conflict and
    both are shown. `quote` is empty where a source is named and its sentence was not kept; `note`
    then says what it supports.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    company = _fact(Company)
    company_name = _fact(CompanyName)
    identifier = _fact(Identifier)
    ownership = _fact(Ownership)
    succession = _fact(Succession)
    agreement = _fact(Agreement)
    party = _fact(Party)
    event = _fact(AgreementEvent)
    vehicle = _fact(Vehicle)
    vehicle_partner = _fact(VehiclePartner)
    vehicle_technology = _fact(VehicleTechnology)
    milestone = _fact(Milestone)
    technology = _fact(Technology)
    person = _fact(Person)
    appointment = _fact(Appointment)
    figure = _fact(MarketFigure)
    field = models.CharField(max_length=40, blank=True, help_text="the field supported; empty for the whole fact")
    value = models.CharField("value as stated", max_length=200, blank=True)
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    note = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=10, choices=Rank.choices, default=Rank.NORMAL.value)
    rank_reason = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=CitationState.choices, default=CitationState.ACTIVE.value)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        # One key in sixteen is set: an index without the empty ones is a sixteenth of the size.
        indexes = [
            models.Index(fields=[fact], condition=Q(**{f"{fact}__isnull": False}), name=f"citation_of_{fact}"[:30])
            for fact in FACTS
        ]
        constraints = [
            models.CheckConstraint(
                name="citation_supports_exactly_one_fact",
                condition=Exact(Func(*FACTS, function="num_nonnulls", output_field=models.IntegerField()), 1),
                violation_error_message="A citation supports exactly one fact.",
            ),
            models.CheckConstraint(
                name="citation_quote_has_a_place",
                condition=Q(start__isnull=True, end__isnull=True)
                | (~Q(quote="") & Q(start__isnull=False, end__isnull=False, end__gt=F("start"))),
                violation_error_message="A place in a text has a start, an end after it, and the words between.",
            ),
        ]

    def __str__(self) -> str:
        return self.quote or self.note or str(self.source)

    @property
    def fact_name(self) -> str:
        """Which of FACTS this citation supports."""
        return next(name for name in FACTS if getattr(self, f"{name}_id") is not None)

    @property
    def is_conflicting(self) -> bool:
        """Whether the source says something else than what is shown."""
        return bool(self.value) and self.rank == Rank.NORMAL
