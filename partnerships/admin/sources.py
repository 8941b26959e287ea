"""Sources and citations; a text comes in by import only and is not edited afterwards."""

from django.contrib import admin

from partnerships.admin.curated import CitationForm, CuratedAdmin, dated
from partnerships.models import FACTS, Citation, Source


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    list_display = ["title", "publisher", "published_on", "language", "is_mirror"]
    list_filter = ["language", "is_mirror"]
    search_fields = ["title", "publisher", "url"]
    readonly_fields = ["text", "text_sha256"]
    published_on = dated("published")


@admin.register(Citation)
class CitationAdmin(CuratedAdmin):
    form = CitationForm
    list_display = ["quote_in_short", "source", "supports", "field", "value", "rank", "state"]
    list_filter = ["rank", "state"]
    list_select_related = ["source"]
    search_fields = ["quote", "value", "note", "source__title", "source__publisher"]
    raw_id_fields = [*FACTS]
    autocomplete_fields = ["source"]
    readonly_fields = ["start", "end", "prefix", "suffix"]

    @admin.display(description="quotation", ordering="quote")
    def quote_in_short(self, citation: Citation) -> str:
        text = citation.quote or citation.note or "whole source"
        return text if len(text) <= 80 else f"{text[:79]}…"

    @admin.display(description="supports")
    def supports(self, citation: Citation) -> str:
        name = citation.fact_name
        return f"{FACTS[name]._meta.verbose_name} {getattr(citation, f'{name}_id')}"
