"""Agreements with their parties and dated events."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from partnerships.models.base import Moment, Record, tracked, tracked_with
from partnerships.models.companies import PERCENT, Company
from partnerships.models.fields import KeyField, PartialDateField, PublicIdField, earliest_of, latest_of
from partnerships.models.vehicles import Technology, Vehicle
from partnerships.vocabulary import AgreementType, Bound, EventKind, Role, Status


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def involving(self, company: Company) -> AgreementQuerySet:
        return self.filter(pk__in=Party.objects.filter(company=company).values("agreement"))

    def between(self, one: Company, other: Company) -> AgreementQuerySet:
        return self.involving(one).involving(other)

    def in_time(self) -> AgreementQuerySet:
        """The one order: earliest, latest, id; undated ones last."""
        return self.order_by(F("starts_earliest").asc(nulls_last=True), F("starts_latest").asc(nulls_last=True), "id")


@tracked
class Agreement(Record):
    """What companies promised each other, as the sources tell it.

    Status, start, end and last report are derived from the events by curation and never typed in.
    """

    public_id = PublicIdField("ag", unique=True)
    title = models.CharField(max_length=200)
    key = KeyField("title")
    type = models.CharField(max_length=30, choices=AgreementType.choices)
    summary = models.TextField(blank=True)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    value_text = models.CharField("value as stated", max_length=200, blank=True)
    value_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    value_currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217")
    value_bound = models.CharField(max_length=10, choices=Bound.choices, default=Bound.EXACT.value)
    technologies = models.ManyToManyField(Technology, blank=True, related_name="agreements")
    vehicles = models.ManyToManyField(Vehicle, blank=True, related_name="agreements")

    status = models.CharField(max_length=10, choices=Status.choices, editable=False)
    status_as_of = PartialDateField(null=True, blank=True, editable=False)
    starts = PartialDateField(null=True, blank=True, editable=False)
    ends = PartialDateField(null=True, blank=True, editable=False)
    last_reported = PartialDateField(null=True, blank=True, editable=False)
    starts_earliest = earliest_of("starts")
    starts_latest = latest_of("starts")
    ends_earliest = earliest_of("ends")
    ends_latest = latest_of("ends")
    last_reported_latest = latest_of("last_reported")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = [F("starts_earliest").asc(nulls_last=True), F("starts_latest").asc(nulls_last=True), "id"]
        triggers = [pgtrigger.ReadOnly(name="agreement_public_id_stays", fields=["public_id"])]
        constraints = [
            models.CheckConstraint(
                name="agreement_is_not_part_of_itself",
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                violation_error_message="An agreement cannot be part of itself.",
            ),
            models.CheckConstraint(
                name="agreement_amount_has_a_currency",
                condition=Q(value_amount__isnull=True) | ~Q(value_currency=""),
                violation_error_message="An amount needs its currency.",
            ),
        ]
        indexes = [
            models.Index("starts_earliest", "starts_latest", "id", name="agreement_in_time"),
            models.Index(fields=["type", "starts_earliest"], name="agreement_type_in_time"),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="agreement_key_trigrams"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        above, seen = self.part_of, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"part_of": "An agreement cannot be part of itself by way of others."})
            seen.add(above.pk)
            above = above.part_of


@tracked_with(looked_up_by=["agreement"])
class Party(models.Model):
    """A company, or somebody the source leaves unnamed, in its role; share in percent where one is stated."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="parties")
    label = models.CharField("unnamed party", max_length=200, blank=True, help_text="“a European supplier”")
    role = models.CharField(max_length=20, choices=Role.choices)
    share = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True, validators=PERCENT)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "company", "role"], name="party_has_a_role_once"),
            models.CheckConstraint(
                name="party_is_a_company_or_a_label",
                condition=Q(company__isnull=False, label="") | (Q(company__isnull=True) & ~Q(label="")),
                violation_error_message="A party is a company or a description, not both.",
            ),
        ]
        indexes = [models.Index(fields=["company", "agreement"], name="party_company_agreement")]

    def __str__(self) -> str:
        return f"{self.company or self.label} ({self.role})"

    def clean(self) -> None:
        known = self.agreement_id and self.agreement.type in set(AgreementType)  # else the type is refused already
        if known and self.role not in (fits := AgreementType(self.agreement.type).roles):
            words = ", ".join(role.label for role in fits)
            kind = AgreementType(self.agreement.type).label.lower()
            raise ValidationError({"role": f"“{self.role}” does not fit a {kind}. These do: {words}."})


@tracked_with(looked_up_by=["agreement"])
class AgreementEvent(Moment):
    """A dated step of an agreement; an expected one has not been reported as happened."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = [F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date.display if self.date else ''}".strip()
