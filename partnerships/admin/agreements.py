"""Agreements with their parties and events; state and dates are derived from the events."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from partnerships.admin.curated import Citations, CuratedAdmin, Rows, dated
from partnerships.models import Agreement, AgreementEvent, Party


class PartiesOfThisAgreement(BaseInlineFormSet):
    """Each party is checked against the agreement as it stands in the form, its new type included."""

    def _construct_form(self, i: int, **kwargs: Any) -> ModelForm:
        form = super()._construct_form(i, **kwargs)
        form.instance.agreement = self.instance
        return form


class Parties(Rows):
    model = Party
    formset = PartiesOfThisAgreement
    fields = [("company", "label"), ("role", "share", "note")]
    autocomplete_fields = ["company"]


class Events(Rows):
    model = AgreementEvent
    fields = [("kind", "date", "date_kind"), ("date_phrase", "note")]


@admin.register(Agreement)
class AgreementAdmin(CuratedAdmin):
    list_display = ["title", "type", "status", "started", "between"]
    list_filter = ["type", "status"]
    search_fields = ["title", "key", "parties__company__names__text"]
    autocomplete_fields = ["part_of", "technologies", "vehicles"]
    readonly_fields = ["status", "status_date", "started", "ended", "reported"]
    inlines = [Parties, Events, Citations]
    started, ended = dated("starts", "from"), dated("ends", "until")
    status_date, reported = dated("status_as_of", "status as of"), dated("last_reported", "last reported")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Agreement]:
        return super().get_queryset(request).prefetch_related("parties__company")

    @admin.display(description="parties")
    def between(self, agreement: Agreement) -> str:
        return ", ".join(party.company.name if party.company else party.label for party in agreement.parties.all())
