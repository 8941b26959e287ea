"""People and the positions they hold."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F

from partnerships.models.base import Period, Record, not_ending_before_it_begins, tracked
from partnerships.models.companies import Company
from partnerships.models.fields import KeyField, PartialDateField, PublicIdField, earliest_of


@tracked
class Person(Record):
    """Somebody who speaks or decides for a company."""

    public_id = PublicIdField("pe", unique=True)
    name = models.CharField(max_length=200)
    name_zh = models.CharField("Chinese name", max_length=80, blank=True)
    key = KeyField("name")

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name", "id"]
        triggers = [pgtrigger.ReadOnly(name="person_public_id_stays", fields=["public_id"])]
        indexes = [GinIndex(OpClass("key", name="gin_trgm_ops"), name="person_key_trigrams")]

    def __str__(self) -> str:
        return self.name


@tracked
class Appointment(Period):
    """A position at a company; `known_on` is the date a source names it, when the start is unknown."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments")
    company = models.ForeignKey(Company, models.PROTECT, related_name="appointments")
    title = models.CharField(max_length=200)
    known_on = PartialDateField(null=True, blank=True)
    known_earliest = earliest_of("known_on")

    class Meta:
        ordering = [F("since_earliest").asc(nulls_last=True), F("known_earliest").asc(nulls_last=True), "id"]
        constraints = [not_ending_before_it_begins("appointment_does_not_end_before_it_begins")]

    def __str__(self) -> str:
        return f"{self.person}, {self.title} of {self.company}"
