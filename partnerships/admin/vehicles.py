"""Vehicles with partners, technologies and milestones."""

from django.contrib import admin

from partnerships.admin.curated import Citations, CuratedAdmin, Rows
from partnerships.models import Milestone, Technology, Vehicle, VehiclePartner, VehicleTechnology


class Partners(Rows):
    model = VehiclePartner
    fields = [("company", "role")]
    autocomplete_fields = ["company"]


class Technologies(Rows):
    model = VehicleTechnology
    fields = [("technology", "supplier", "quantity")]
    autocomplete_fields = ["technology", "supplier"]


class Milestones(Rows):
    model = Milestone
    fields = [("kind", "date", "date_kind"), ("date_phrase", "said_on"), ("occasion", "note")]


@admin.register(Vehicle)
class VehicleAdmin(CuratedAdmin):
    list_display = ["name", "edition", "marque", "maker"]
    list_filter = [("marque", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["marque", "maker"]
    search_fields = ["name", "key"]
    autocomplete_fields = ["marque", "maker"]
    inlines = [Partners, Technologies, Milestones, Citations]


@admin.register(Technology)
class TechnologyAdmin(CuratedAdmin):
    list_display = ["name", "category", "developer"]
    list_filter = ["category"]
    list_select_related = ["developer"]
    search_fields = ["name", "key"]
    autocomplete_fields = ["developer"]
    inlines = [Citations]
