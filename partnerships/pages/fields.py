"""Form fields as templates draw them: text, one of a few, any of a few."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from partnerships.queries.asking import ListField, WordsField


@dataclass(frozen=True)
class FieldView:
    """`kind` is text, one or any; `values` are those asked for; `choices` (value, label) where there are few."""

    name: str
    label: str
    kind: str
    values: list[str]
    choices: list[tuple[str, str]]
    help: str
    errors: list[str]

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def boxes(self) -> list[str]:
        """Text boxes to draw: one for each value, and one to start with."""
        return self.values or [""]

    def words(self, value: str) -> str:
        """The label of a value."""
        return dict(self.choices).get(value, value)


def field_views(form: forms.Form, data: QueryDict) -> Iterator[FieldView]:
    for name, field in form.fields.items():
        several = isinstance(field, (WordsField, ListField))
        given = [value for value in data.getlist(name) if value]
        yield FieldView(
            name=name,
            label=str(field.label or name),
            kind="any" if isinstance(field, WordsField) else "one" if isinstance(field, forms.ChoiceField) else "text",
            values=list(dict.fromkeys(given)) if several else given[-1:],
            choices=[(str(value), str(label)) for value, label in getattr(field, "choices", [])],
            help=str(field.help_text),
            errors=[str(error) for error in form.errors.get(name, [])],
        )
