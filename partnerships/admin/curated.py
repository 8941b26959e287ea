"""The admin writes through curation: validated, signed, and with everything derived that follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from partnerships.curation import editing
from partnerships.models import Citation
from partnerships.models.base import Record


class CitationForm(forms.ModelForm):
    """Says beside the field when the source does not have the words."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("source"):
            editing.check_quote(given["source"], given.get("quote", ""))
        return given


class CuratedAdmin(admin.ModelAdmin):
    """Lists join what they show (`list_select_related`); addresses and what is derived are shown, not typed."""

    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    class Media:
        js = [forms.Script("js/admin-labels.js", type="module")]

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        permanent = ("slug", "public_id") if obj is not None and isinstance(obj, Record) else ()
        return (*super().get_readonly_fields(request, obj), *permanent)

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        made_later = ("slug",) if obj is None and issubclass(self.model, Record) else ()
        return (*(super().get_exclude(request, obj) or ()), *made_later)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What only curation can see, such as somebody else's change a moment ago, is said on the form."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:
            messages.error(request, f"{' '.join(error.messages)} Nothing was saved; look at the record as it is now.")
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:
        editing.keep(obj, by=request.user)

    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm, formset: BaseModelFormSet, change: bool
    ) -> None:
        changed = formset.save(commit=False)
        editing.remove(formset.deleted_objects, by=request.user)
        for record in changed:
            editing.keep(record, by=request.user)
        formset.save_m2m()

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        editing.remove([obj], by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        editing.remove(queryset, by=request.user)


class Rows(admin.StackedInline):
    """Records that belong to the one above; stacked, since a table of them has no labels and runs off the page."""

    extra = 0


class Citations(Rows):
    """The sentences that support the record."""

    model = Citation
    form = CitationForm
    fields = ["source", "quote", ("field", "value", "note"), ("rank", "rank_reason", "state")]
    autocomplete_fields = ["source"]
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 48})}}


def dated(field: str, description: str | None = None) -> Any:
    """A list column with a partial date in words, sorted by its first possible day."""

    def column(self: Any, record: models.Model) -> str:
        date = getattr(record, field)
        return date.short if date else "–"

    orders = {"starts": "starts_earliest", "published": "published_earliest", "period": "earliest", "date": "earliest"}
    return admin.display(description=description or field.replace("_", " "), ordering=orders.get(field, field))(column)
