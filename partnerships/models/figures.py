"""Market figures."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F

from partnerships.models.base import Record, tracked
from partnerships.models.companies import Company
from partnerships.models.fields import PartialDateField, PublicIdField, earliest_of, latest_of
from partnerships.vocabulary import Bound


@tracked
class MarketFigure(Record):
    """A figure of a market or of a company: value in `unit`, change in percent against `change_basis`."""

    public_id = PublicIdField("mf", unique=True)
    metric = models.CharField(max_length=120)
    region = models.CharField(max_length=80, blank=True, help_text="ISO 3166 country code or a region in words")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="figures")
    period = PartialDateField(null=True, blank=True)
    is_stock = models.BooleanField("at the end of the period", default=False)
    earliest = earliest_of("period")
    latest = latest_of("period")
    value = models.DecimalField(max_digits=20, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    bound = models.CharField(max_length=10, choices=Bound.choices, default=Bound.EXACT.value)
    change_percent = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    change_bound = models.CharField(max_length=10, choices=Bound.choices, default=Bound.EXACT.value)
    change_basis = models.CharField(max_length=80, blank=True)
    stated_by = models.CharField(max_length=200, blank=True)
    precision_note = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = [F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "id"]
        triggers = [pgtrigger.ReadOnly(name="figure_public_id_stays", fields=["public_id"])]

    def __str__(self) -> str:
        return f"{self.metric} {self.region} {self.period.display if self.period else ''}".strip()
