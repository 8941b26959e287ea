"""Imports, the proposals read from them, and what editors decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from partnerships.models.base import tracked
from partnerships.models.companies import Company
from partnerships.models.fields import PublicIdField
from partnerships.models.sources import Source
from partnerships.vocabulary import Decision, ImportState, ProposalKind, RejectReason, Verdict


class Import(models.Model):
    """One reading of one article."""

    public_id = PublicIdField("im", unique=True)
    source = models.OneToOneField(Source, models.CASCADE, related_name="imported")
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.QUEUED.value)
    error = models.TextField(blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"Import of {self.source}"


@tracked
class Proposal(models.Model):
    """A typed fact read from an article, with its evidence, waiting for a decision.

    `payload` is the finding as JSON (extraction.findings by field name, dates in stored form);
    `evidence` a list of {start, end, quote}; `effects` what accepting it created or changed, in
    order, so that it can be undone. `fingerprint` keeps a second reading from doubling it.
    """

    of_import = models.ForeignKey(Import, models.CASCADE, related_name="proposals")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=ProposalKind.choices)
    payload = models.JSONField()
    evidence = models.JSONField(default=list, blank=True)
    rule = models.CharField(max_length=80)
    confidence = models.FloatField()
    reasons = models.JSONField(default=list, blank=True)
    fingerprint = models.CharField(max_length=64)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PENDING.value)
    reject_reason = models.CharField(max_length=20, choices=RejectReason.choices, blank=True)
    is_edited = models.BooleanField(default=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    effects = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["of_import", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["of_import", "fingerprint"], name="proposal_stands_once_in_an_import"),
            models.CheckConstraint(
                name="proposal_confidence_is_a_probability",
                condition=Q(confidence__gte=0, confidence__lte=1),
                violation_error_message="A confidence lies between 0 and 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} proposal {self.pk}"


@tracked
class Judgement(models.Model):
    """An editor said whether a mention means a company; remembered for every later article."""

    mention = models.CharField(max_length=200)
    key = models.CharField(max_length=300, db_index=True)
    company = models.ForeignKey(Company, models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    proposal = models.ForeignKey(Proposal, models.SET_NULL, null=True, blank=True, related_name="judgements")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["key", "company"], name="judgement_on_a_mention_stands_once")]

    def __str__(self) -> str:
        return f"“{self.mention}” and {self.company}: {self.verdict}"
