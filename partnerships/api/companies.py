"""Companies: the list, the record, and who each is tied to."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from partnerships.api.describing import described, page_of
from partnerships.api.shapes import (
    NamedSerializer,
    Serializer,
    all_citations,
    changed_at,
    named,
    numbers,
    optional,
    stated,
    string,
    term,
)
from partnerships.api.views import ListView, RecordView, find, moved
from partnerships.models import Company
from partnerships.queries import records
from partnerships.queries.filters import CompanyFilter
from partnerships.queries.paging import Page, Place
from partnerships.queries.relations import ROLES, STATUSES, TYPES, RelationFilter, relations
from partnerships.queries.resources.companies import COMPANIES
from partnerships.vocabulary import CompanyKind, IdentifierScheme, NameKind, OwnershipState, ShareKind, SuccessionKind


class PeriodSerializer(Serializer):
    since = stated("From when; null where no source says.")
    until = stated("Until when; null where it goes on or no source says.")


class CompanyNameSerializer(PeriodSerializer):
    text = string("The name.")
    kind = term(NameKind, "What kind of name it is.")
    language = optional("BCP 47.")


class CitedNameSerializer(CompanyNameSerializer):
    citations = numbers()


class IdentifierSerializer(PeriodSerializer):
    scheme = term(IdentifierScheme, "Who gives such numbers.")
    value = string("The number, its check digits tested.")
    citations = numbers()


class ShareSerializer(Serializer):
    kind = term(ShareKind, "How well the share is known.")
    min = serializers.FloatField(allow_null=True, help_text="At least so many percent.")
    max = serializers.FloatField(allow_null=True, help_text="At most so many percent; an exact share has both alike.")
    is_approximate = serializers.BooleanField(help_text="Whether the source says “about” or the like.")


class HoldingSerializer(PeriodSerializer):
    company = named("The other side: the owner, or the company owned.")
    share = ShareSerializer(help_text="How much is held.")
    state = term(OwnershipState, "Whether it is held, agreed or ended.")
    note = optional("What else is said of it.")
    citations = numbers()


class SuccessionSerializer(Serializer):
    kind = term(SuccessionKind, "What became of whom.")
    predecessor = named("Who was there before.")
    successor = named("Who came after; the same company after a rename.")
    date = stated("When.")
    note = optional("What else is said of it.")
    citations = numbers()


class AppointmentSerializer(PeriodSerializer):
    person = NamedSerializer(help_text="Who.")
    title = string("The position, as stated.")
    known_on = stated("When a source names it, where its start is unknown.")
    citations = numbers()


class CompanyRowSerializer(Serializer):
    """A company, in a list."""

    id = string("Permanent id; never changes, never used again.")
    slug = string("Readable address; may change.")
    name = string("The name it is shown under.")
    kind = term(CompanyKind, "What kind of organisation it is.")
    country = optional("ISO 3166.")
    summary = optional("In a few words.")
    founded = stated("When it was founded.")
    dissolved = stated("When it was dissolved.")
    names = CompanyNameSerializer(many=True, help_text="All its names.")
    agreements_count = serializers.IntegerField(help_text="Agreements that it is a party to.")


class CompanySerializer(CompanyRowSerializer):
    """A company, with its owners, its holdings and the sentences behind them."""

    names = CitedNameSerializer(many=True, help_text="All its names.")
    identifiers = IdentifierSerializer(many=True, help_text="Its numbers in the registers of others.")
    owners = HoldingSerializer(many=True, help_text="Who holds shares of it.")
    holdings = HoldingSerializer(many=True, help_text="What it holds shares of.")
    successions = SuccessionSerializer(many=True, help_text="Renames, mergers, splits and spin-offs.")
    appointments = AppointmentSerializer(many=True, help_text="Who speaks or decides for it.")
    updated_at = changed_at()
    citations = all_citations()


class RelationRecordSerializer(Serializer):
    """What the relation rests on."""

    type = term([("agreement", "agreement"), ("vehicle", "vehicle")], "Where to ask for it.")
    id = string("Permanent id.")
    slug = string("Readable address; may change.")
    title = string("Title of the agreement or name of the vehicle.")


class RelationSerializer(Serializer):
    """One tie between the company asked about and one other."""

    basis = term(
        [("agreement", "agreement"), ("ownership", "ownership"), ("vehicle", "shared vehicle")], "What it rests on."
    )
    via = named("The subsidiary by way of which it holds; null: directly.", allow_null=True)
    record = RelationRecordSerializer(allow_null=True, help_text="The agreement or vehicle; null for an ownership.")
    counterparty = named("The other company; null where the source leaves it unnamed.", allow_null=True)
    # A field of the document; the framework uses the name for something of its own.
    label = optional("How an unnamed counterparty is described.")  # type: ignore[assignment]
    role = term(ROLES, "The leading role of the company asked about.")
    counterparty_role = term(ROLES, "The leading role of the other.")
    roles = serializers.ListField(child=term(ROLES, "One role."), help_text="All roles of the company asked about.")
    counterparty_roles = serializers.ListField(child=term(ROLES, "One role."), help_text="All roles of the other.")
    type = term(TYPES, "Type of the agreement, `ownership` or `shared_vehicle`.")
    status = term(STATUSES, "Of the agreement or holding; null for a vehicle.", allow_null=True)
    start = stated("When it began; of a vehicle the first milestone.")
    end = stated("When it ended; null where that is not known.")
    share = ShareSerializer(allow_null=True, help_text="How much is held, for an ownership.")
    citations_count = serializers.IntegerField(help_text="Citations that support what it rests on.")


@described("companies", "Companies", page_of("Company", CompanyRowSerializer), question=CompanyFilter)
class CompanyList(ListView):
    """In order of name."""

    resource = COMPANIES


@described("company", "One company", CompanySerializer, record=True, merged=True)
class CompanyRecord(RecordView):
    """With its owners, its holdings and the sentences behind them."""

    resource = COMPANIES


@described(
    "relations",
    "Who a company is tied to",
    page_of("Relation", RelationSerializer),
    question=RelationFilter,
    record=True,
    merged=True,
)
class RelationList(ListView):
    """One row for each agreement and counterparty, each holding and each shared vehicle; undated ones last."""

    def get(self, request: Request, **named: Any) -> Response:
        self.company = find(Company, named["id"])
        if self.company.merged_into_id:
            return moved(request, records.standing(self.company))
        return super().get(request, **named)

    def question(self, data: Any, **named: Any) -> RelationFilter:
        return RelationFilter(data, Company.objects.none())

    def answer(self, question: Any, place: Place | None, limit: int) -> tuple[int, Page]:
        return relations(self.company, question.form.cleaned_data, place, limit)
