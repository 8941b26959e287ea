"""Vehicles: the list and the record."""

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
from partnerships.queries.filters import VehicleFilter
from partnerships.queries.resources.vehicles import VEHICLES
from partnerships.vocabulary import MilestoneKind, Role


class VehiclePartnerSerializer(Serializer):
    company = named("Who has a hand in it, besides the maker.")
    role = term(Role, "In which role.")


class CitedVehiclePartnerSerializer(VehiclePartnerSerializer):
    citations = numbers()


class VehicleTechnologySerializer(Serializer):
    technology = NamedSerializer(help_text="What is in it.")
    supplier = named("Who supplies it; null where no source says.", allow_null=True)
    quantity = serializers.IntegerField(allow_null=True, help_text="Pieces in each vehicle, where stated.")


class CitedVehicleTechnologySerializer(VehicleTechnologySerializer):
    citations = numbers()


class MilestoneSerializer(Serializer):
    kind = term(MilestoneKind, "What happened, or is expected to.")
    date = stated("When; its kind tells whether it was still expected.")
    said_on = stated("When an expectation was voiced.")
    occasion = optional("A motor show or other event.")
    note = optional("What else is said of it.")


class CitedMilestoneSerializer(MilestoneSerializer):
    citations = numbers()


class VehicleRowSerializer(Serializer):
    """A vehicle, in a list."""

    id = string("Permanent id; never changes, never used again.")
    slug = string("Readable address; may change.")
    name = string("Name.")
    edition = optional("Edition or trim.")
    marque = named("The brand it is sold under.", allow_null=True)
    maker = named("The company that answers for it.", allow_null=True)
    summary = optional("In a few words.")
    partners = VehiclePartnerSerializer(many=True, help_text="Other companies that have a hand in it.")
    technologies = VehicleTechnologySerializer(many=True, help_text="What is in it.")
    milestones = MilestoneSerializer(many=True, help_text="Its dated steps, in order.")
    citations_count = serializers.IntegerField(help_text="Citations of it and its parts.")


class VehicleSerializer(VehicleRowSerializer):
    """A vehicle, with the agreements about it and the sentences behind it."""

    partners = CitedVehiclePartnerSerializer(many=True, help_text="Other companies that have a hand in it.")
    technologies = CitedVehicleTechnologySerializer(many=True, help_text="What is in it.")
    milestones = CitedMilestoneSerializer(many=True, help_text="Its dated steps, in order.")
    agreements = TitledSerializer(many=True, help_text="Agreements about it, in order.")
    updated_at = changed_at()
    citations = all_citations()


@described("vehicles", "Vehicles", page_of("Vehicle", VehicleRowSerializer), question=VehicleFilter)
class VehicleList(ListView):
    """In order of name."""

    resource = VEHICLES


@described("vehicle", "One vehicle", VehicleSerializer, record=True)
class VehicleRecord(RecordView):
    """With the agreements about it and the sentences behind it."""

    resource = VEHICLES
