"""People, their positions, and market figures."""

from django.contrib import admin

from partnerships.admin.curated import Citations, CuratedAdmin, Rows, dated
from partnerships.models import Appointment, MarketFigure, Person


class Appointments(Rows):
    model = Appointment
    fields = [("title", "company"), ("since", "until", "known_on")]
    autocomplete_fields = ["company"]


@admin.register(Person)
class PersonAdmin(CuratedAdmin):
    list_display = ["name", "name_zh"]
    search_fields = ["name", "name_zh", "key"]
    inlines = [Appointments, Citations]


@admin.register(MarketFigure)
class MarketFigureAdmin(CuratedAdmin):
    list_display = ["metric", "region", "company", "of_period", "value", "unit", "change_percent", "stated_by"]
    list_filter = ["metric", "region"]
    list_select_related = ["company"]
    search_fields = ["metric", "region", "company__name", "stated_by"]
    autocomplete_fields = ["company"]
    inlines = [Citations]
    of_period = dated("period")
