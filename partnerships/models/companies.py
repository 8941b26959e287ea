"""Companies with their names, identifiers, owners and successions."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from partnerships import identifiers
from partnerships.models.base import Moment, Period, Record, not_ending_before_it_begins, tracked
from partnerships.models.fields import KeyField, PartialDateField, PublicIdField, earliest_of, latest_of
from partnerships.vocabulary import (
    CompanyKind,
    IdentifierScheme,
    NameKind,
    OwnershipState,
    ShareKind,
    SuccessionKind,
)

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class CompanyQuerySet(models.QuerySet["Company"]):
    def standing(self) -> CompanyQuerySet:
        """Those that have not been merged into another record."""
        return self.filter(merged_into__isnull=True)


@tracked
class Company(Record):
    """An organisation that takes part: automaker, supplier, venture, marque or public body."""

    public_id = PublicIdField("co", unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=CompanyKind.choices)
    country = models.CharField(
        max_length=2, blank=True, validators=[RegexValidator(r"^[A-Z]{2}$", "Two capital letters, ISO 3166.")]
    )
    summary = models.TextField(blank=True)
    founded = PartialDateField(null=True, blank=True)
    dissolved = PartialDateField(null=True, blank=True)
    founded_earliest = earliest_of("founded")
    dissolved_latest = latest_of("dissolved")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "companies"
        ordering = ["name", "id"]
        triggers = [pgtrigger.ReadOnly(name="company_public_id_stays", fields=["public_id"])]
        constraints = [
            models.CheckConstraint(
                name="company_is_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                violation_error_message="A company cannot be merged into itself.",
            ),
            models.CheckConstraint(
                name="company_is_not_dissolved_before_founded",
                condition=Q(founded__isnull=True)
                | Q(dissolved__isnull=True)
                | Q(dissolved_latest__gte=F("founded_earliest")),
                violation_error_message="It was dissolved before it was founded.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class CompanyName(Period):
    """One name of a company, in one language, while it was in use."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=NameKind.choices)
    language = models.CharField(max_length=20, blank=True, help_text="BCP 47, such as en or zh-Hans")
    key = KeyField("text")

    class Meta:
        ordering = ["company", "id"]
        constraints = [
            models.UniqueConstraint(fields=["company", "text", "kind"], name="company_name_stands_once"),
            not_ending_before_it_begins("company_name_does_not_end_before_it_begins"),
        ]
        indexes = [
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="company_name_key_trigrams"),
            GinIndex(
                OpClass(Replace("key", Value(" "), Value("")), name="gin_trgm_ops"), name="company_name_joined_trigrams"
            ),
            models.Index(fields=["key"], name="company_name_key"),
        ]

    def __str__(self) -> str:
        return self.text


@tracked
class Identifier(Period):
    """A number given to a company by somebody else, checked by its check digits."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20, choices=IdentifierScheme.choices)
    value = models.CharField(max_length=40)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_belongs_to_one_company"),
            not_ending_before_it_begins("identifier_does_not_end_before_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        known = self.scheme in set(IdentifierScheme)  # else the scheme itself is refused already
        if known and (problem := identifiers.problem_with(self.scheme, self.value)):
            raise ValidationError({"value": problem})


@tracked
class Ownership(Period):
    """One company holds a share of another; the share in percent, exact or between two figures."""

    owner = models.ForeignKey(Company, models.PROTECT, related_name="holdings")
    owned = models.ForeignKey(Company, models.PROTECT, related_name="owners")
    share_kind = models.CharField(max_length=10, choices=ShareKind.choices, default=ShareKind.UNKNOWN.value)
    share_min = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True, validators=PERCENT)
    share_max = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True, validators=PERCENT)
    is_approximate = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=OwnershipState.choices, default=OwnershipState.CURRENT.value)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["owned", F("since_earliest").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="ownership_is_not_of_itself",
                condition=~Q(owner=F("owned")),
                violation_error_message="A company cannot own itself.",
            ),
            models.CheckConstraint(
                name="ownership_share_fits_its_kind",
                condition=Q(
                    share_kind="exact", share_max__isnull=False, share_min__isnull=False, share_max=F("share_min")
                )
                | Q(share_kind="range", share_max__isnull=False, share_min__isnull=False, share_max__gt=F("share_min"))
                | Q(share_kind__in=["majority", "unknown"], share_min__isnull=True, share_max__isnull=True),
                violation_error_message="An exact share has one figure, a range two, the others none.",
            ),
            not_ending_before_it_begins("ownership_does_not_end_before_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.owner} owns {self.owned}"


@tracked
class Succession(Moment):
    """What became of a company: a rename keeps the record, a merger, split or spin-off joins two."""

    kind = models.CharField(max_length=10, choices=SuccessionKind.choices)
    predecessor = models.ForeignKey(Company, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Company, models.PROTECT, related_name="origins")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = [F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(
                name="succession_joins_two_companies_unless_a_rename",
                condition=Q(kind="rename", successor=F("predecessor"))
                | (~Q(kind="rename") & ~Q(successor=F("predecessor"))),
                violation_error_message="A rename keeps the company; any other succession joins two.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.predecessor} to {self.successor}"
