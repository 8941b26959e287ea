"""Form fields as templates draw them: text, one of a few, any of a few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from partnerships import names
from partnerships.queries.asking import ListField, Question, Records, RecordsField, WordsField

_ADDRESS = re.compile(r"[a-z0-9_-]*")
NAMED = "A name, such as BAIC BluePark, or the last part of its address."


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


def by_address(data: QueryDict, question: type[Question]) -> QueryDict:
    """Names written for records ("BAIC BluePark") become addresses ("baic-bluepark"), which is what filters take."""
    read = data.copy()
    for name, asked in question.base_filters.items():
        if name in read and isinstance(asked, Records):
            read.setlist(name, [word if _ADDRESS.fullmatch(word) else names.slug(word) for word in read.getlist(name)])
    return read


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
            help=NAMED if isinstance(field, RecordsField) else str(field.help_text),
            errors=[str(error) for error in form.errors.get(name, [])],
        )
