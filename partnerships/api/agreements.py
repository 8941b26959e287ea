"""Agreements: the list and the record."""

from __future__ import annotations

from rest_framework import serializers

from partnerships.api.describing import described, page_of
from partnerships.api.shapes import (
    NamedSerializer,
    Serializer,
    TitledSerializer,
    all_citations,
    changed_at,
    named,
    numbers,
    optional,
    stated,
    string,
    term,
)
from partnerships.api.views import ListView, RecordView
from partnerships.queries.filters import AgreementFilter
from partnerships.queries.resources.agreements import AGREEMENTS
from partnerships.vocabulary import AgreementType, Bound, EventKind, Family, Role, Status


class PartySerializer(Serializer):
    company = named("The company; null where the source leaves the party unnamed.", allow_null=True)
    # A field of the document; the framework uses the name for something of its own.
    label = optional("How an unnamed party is described; null for a company.")  # type: ignore[assignment]
    role = term(Role, "What it does in the agreement.")
    share = serializers.FloatField(allow_null=True, help_text="Share in percent, where one is stated.")
    note = optional("What else is said of its part.")


class CitedPartySerializer(PartySerializer):
    citations = numbers()


class EventSerializer(Serializer):
    kind = term(EventKind, "What happened, or was expected to.")
    date = stated("When; null where no source says.")
    note = optional("What else is said of it.")
    citations = numbers()


class AgreementDatesSerializer(Serializer):
    start = stated("When it was signed, else announced, else begun.")
    end = stated("When it was completed or ended; null where neither is known.")
    last_reported = stated("The newest report of it; nothing is known of later days.")


class ValueSerializer(Serializer):
    amount = optional("Decimal number as text; null where no figure is stated.")
    currency = optional("ISO 4217.")
    bound = term(Bound, "How the figure stands to the true one.")
    text = optional("As stated.")


class AgreementRowSerializer(Serializer):
    """What companies promised each other, in a list."""

    id = string("Permanent id; never changes, never used again.")
    slug = string("Readable address; may change.")
    title = string("Title.")
    type = term(AgreementType, "What it is about.")
    family = term(Family, "The group of types.")
    status = term(Status, "The state it was last reported in, derived from its events.")
    status_as_of = stated("The date of the event that decides the status.")
    dates = AgreementDatesSerializer(help_text="Start, end and last report.")
    parties = PartySerializer(many=True, help_text="Who takes part, and how.")
    technologies = NamedSerializer(many=True, help_text="Technologies it is about.")
    vehicles = NamedSerializer(many=True, help_text="Vehicles it is about.")
    parent = TitledSerializer(allow_null=True, help_text="The agreement that it is part of.")
    value = ValueSerializer(allow_null=True, help_text="What it is worth; null where no source says.")
    summary = optional("In a few words.")
    citations_count = serializers.IntegerField(help_text="Citations of it, its parties and events.")


class AgreementSerializer(AgreementRowSerializer):
    """What companies promised each other, with the sentences behind it."""

    parties = CitedPartySerializer(many=True, help_text="Who takes part, and how.")
    events = EventSerializer(many=True, help_text="Its dated steps, in order; the status follows from them.")
    children = TitledSerializer(many=True, help_text="Agreements that are part of it.")
    updated_at = changed_at()
    citations = all_citations()


@described("agreements", "Agreements", page_of("Agreement", AgreementRowSerializer), question=AgreementFilter)
class AgreementList(ListView):
    """In order of time: earliest, latest, id; undated ones last."""

    resource = AGREEMENTS


@described("agreement", "One agreement", AgreementSerializer, record=True)
class AgreementRecord(RecordView):
    """With its events, its parts and the sentences behind them."""

    resource = AGREEMENTS
