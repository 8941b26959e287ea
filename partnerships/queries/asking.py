"""The words of a question: repeated words, records, years; a page draws them, the API describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from partnerships.dates import InvalidDate, PartialDate
from partnerships.models import Company
from partnerships.models.base import Record
from partnerships.queries import records

MOST_WORDS = 20  # values of one parameter
TRUTHS = [("true", "Yes"), ("false", "No")]


def _explained(choices: list[tuple[str, str]]) -> dict[str, str]:
    words = ", ".join(word for word, _ in choices if word)
    return {"invalid_choice": f"“%(value)s” is not one of these: {words}."}


class WordField(forms.ChoiceField):
    """One word of a few."""

    def __init__(self, *, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=[("", "Any"), *choices], error_messages=_explained(choices), **kwargs)


class WordsField(forms.MultipleChoiceField):
    """Any of these words; the parameter may be repeated, an empty one is not there."""

    def __init__(self, *, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=choices, error_messages=_explained(choices), **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return [word for word in dict.fromkeys(super().to_python(value)) if word]


class ListField(forms.Field):
    """A repeated parameter whose words no list holds; `most` bounds them."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> Any:
        words = [word for word in dict.fromkeys(value or []) if word]
        if len(words) > MOST_WORDS:
            raise ValidationError(f"{len(words)} values are too many; give at most {MOST_WORDS}.", code="too_many")
        return words


class PatternsField(ListField):
    """Words of one form, such as country codes."""

    def __init__(self, *, pattern: str, **kwargs: Any) -> None:
        self.pattern = pattern
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        words: list[str] = super().to_python(value)
        for word in words:
            if not re.fullmatch(self.pattern, word):
                raise ValidationError(f"“{word}” has the wrong form. {self.help_text}", code="invalid")
        return words


class RecordsField(ListField):
    """Records by slug or public id; a merged company stands for the one it was merged into."""

    def __init__(self, *, model: type[Record], **kwargs: Any) -> None:
        self.model = model
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[Record]:
        words = super().to_python(value)
        found = records.named(self.model, words)
        if missing := [word for word in words if word not in found]:
            name = self.model._meta.verbose_name
            raise ValidationError(f"There is no {name} “{missing[0]}”.", code="unknown_record")
        rows = (records.standing(row) if isinstance(row, Company) else row for row in found.values())
        return list({row.pk: row for row in rows}.values())


class SpanField(forms.Field):
    """A year, month or day, read as the span it covers."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> PartialDate | None:
        try:
            return PartialDate(value.strip()) if value and value.strip() else None
        except InvalidDate as error:
            raise ValidationError(str(error), code="invalid_date") from error


class AskingForm(forms.Form):
    """Refuses a period that ends before it begins."""

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        since, until = asked.get("from"), asked.get("to")
        if since and until and until.latest < since.earliest:
            self.add_error("to", ValidationError(f"{until.display} is before {since.display}.", code="empty_period"))
        return asked


class Asked(django_filters.Filter):  # type: ignore[misc]
    field_class: type[forms.Field] = forms.CharField


class Words(Asked):
    """Rows whose column holds one of the words."""

    field_class: type[forms.Field] = WordsField

    def __init__(self, field_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(field_name, "in", **kwargs)


class Patterns(Words):
    field_class = PatternsField


class Records(Words):
    field_class = RecordsField


class Text(Asked):
    def __init__(self, field_name: str | None = None, lookup: str = "exact", **kwargs: Any) -> None:
        super().__init__(field_name, lookup, max_length=200, **kwargs)


class Choice(Asked):
    field_class = WordField


class Span(Asked):
    field_class = SpanField


def together(queryset: Any, _name: str, _value: Any) -> Any:
    """The method of a filter that its whole set answers together with others."""
    return queryset


class Question(django_filters.FilterSet):  # type: ignore[misc]
    """What narrows a list; the one definition for pages and API. A final underscore is not part of a name."""

    class Meta:
        form = AskingForm

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        return {name.rstrip("_"): filter for name, filter in super().get_filters().items()}


def refused(data: QueryDict, form: forms.Form, also: Iterable[str] = ()) -> dict[str, tuple[str, str]]:
    """Parameters that a form does not know, or that are given twice where one value is taken."""
    known = [*form.fields, *also]
    strange = {
        name: ("unknown", f"There is no parameter “{name}” here; there are {', '.join(known)}.") for name in data
    }
    for name in known:
        strange.pop(name, None)
        field = form.fields.get(name)
        if len(data.getlist(name)) > 1 and not isinstance(field, (ListField, WordsField)):
            strange[name] = ("repeated", f"“{name}” takes one value.")
    return strange
