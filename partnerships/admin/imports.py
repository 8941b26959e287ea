"""The list of imports, and the way to their pages."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from partnerships.admin import import_pages
from partnerships.admin.precision_page import show_precision
from partnerships.models import Import
from partnerships.queries.review import imports
from partnerships.vocabulary import ImportState


@admin.register(Import)
class ImportAdmin(admin.ModelAdmin):
    list_display = ["article", "publisher", "state", "reviewed", "created_at"]
    list_filter = ["state"]
    search_fields = ["source__title", "source__publisher"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Import]:
        return imports()

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(lambda request: show_precision(self, request))
        return [path("precision/", page, name="partnerships_import_precision"), *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        return False

    @admin.display(ordering="source__title")
    def article(self, row: Import) -> str:
        return row.source.title

    @admin.display(ordering="source__publisher")
    def publisher(self, row: Import) -> str:
        return row.source.publisher

    @admin.display(description="reviewed")
    def reviewed(self, row: Import) -> str:
        return f"{row.accepted + row.rejected} of {row.total}" if row.state == ImportState.READ else "–"

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: object = None) -> HttpResponse:
        return import_pages.add(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: object = None
    ) -> HttpResponse:
        return import_pages.follow_or_review(self, request, object_id)
