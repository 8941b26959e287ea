"""Vehicles with their partners, technologies and milestones."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Replace

from partnerships.models.base import Moment, Record, tracked
from partnerships.models.companies import Company
from partnerships.models.fields import KeyField, PartialDateField, PublicIdField
from partnerships.vocabulary import MilestoneKind, Role


@tracked
class Technology(Record):
    """A named technology: an operating system, a platform, a battery, a driving system."""

    public_id = PublicIdField("te", unique=True)
    name = models.CharField(max_length=200)
    key = KeyField("name")
    category = models.CharField(max_length=80, blank=True)
    developer = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="technologies")

    class Meta:
        verbose_name_plural = "technologies"
        ordering = ["name", "id"]
        triggers = [pgtrigger.ReadOnly(name="technology_public_id_stays", fields=["public_id"])]
        indexes = [GinIndex(OpClass("key", name="gin_trgm_ops"), name="technology_key_trigrams")]

    def __str__(self) -> str:
        return self.name


@tracked
class Vehicle(Record):
    """A model or concept: sold under a marque, answered for by a maker."""

    public_id = PublicIdField("ve", unique=True)
    name = models.CharField(max_length=200)
    key = KeyField("name")
    edition = models.CharField(max_length=80, blank=True)
    marque = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="vehicles_as_marque")
    maker = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="vehicles_as_maker")
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["name", "id"]
        triggers = [pgtrigger.ReadOnly(name="vehicle_public_id_stays", fields=["public_id"])]
        indexes = [
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="vehicle_key_trigrams"),
            GinIndex(
                OpClass(Replace("key", Value(" "), Value("")), name="gin_trgm_ops"), name="vehicle_joined_trigrams"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class VehiclePartner(models.Model):
    """A company other than the maker that has a hand in a vehicle."""

    vehicle = models.ForeignKey(Vehicle, models.CASCADE, related_name="partners")
    company = models.ForeignKey(Company, models.PROTECT, related_name="vehicle_parts")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["vehicle", "company", "role"], name="vehicle_partner_has_a_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.company} ({self.role})"


@tracked
class VehicleTechnology(models.Model):
    """A technology in a vehicle, with its supplier and the number of pieces where they are stated."""

    vehicle = models.ForeignKey(Vehicle, models.CASCADE, related_name="technologies")
    technology = models.ForeignKey(Technology, models.PROTECT, related_name="vehicle_uses")
    supplier = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="vehicle_supplies")
    quantity = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "vehicle technologies"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "technology", "supplier"],
                name="vehicle_technology_stands_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.technology}" if self.quantity else str(self.technology)


@tracked
class Milestone(Moment):
    """A dated step of a vehicle; an expected one keeps the date on which it was said."""

    vehicle = models.ForeignKey(Vehicle, models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=20, choices=MilestoneKind.choices)
    said_on = PartialDateField(null=True, blank=True)
    occasion = models.CharField(max_length=200, blank=True, help_text="a motor show or other event")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = [F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date.display if self.date else ''}".strip()
