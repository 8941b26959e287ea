"""Columns of our own: partial dates with their bounds, permanent ids, search keys."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from partnerships import names
from partnerships.dates import InvalidDate, PartialDate

if TYPE_CHECKING:  # Django's fields take type parameters in the stubs only
    _PartialDateColumn = models.Field[PartialDate | str | None, PartialDate | None]
    _TextColumn = models.CharField[str, str]
else:
    _PartialDateColumn = models.Field
    _TextColumn = models.CharField

# Without 0, 1, i, l, o and u: no id reads as another or spells a word.
ID_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


class PartialDateField(_PartialDateColumn):
    """A PartialDate in its stored form ("early 2021"); NULL where no date is known."""

    description = "A date as sure as its source"

    def get_internal_type(self) -> str:
        return "CharField"

    def db_type(self, connection: Any) -> str:
        return "varchar(32)"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate | None:
        return None if value is None else PartialDate.stored(value)

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.of(str(value))
        except InvalidDate as error:
            raise ValidationError(str(error), code="invalid_date") from error

    def get_prep_value(self, value: Any) -> str | None:
        date = self.to_python(value)
        return None if date is None else str(date)

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{
                "form_class": PartialDateFormField,
                "help_text": "2021, 2021-04, early 2021, by June 2025",
                **kwargs,
            }
        )


class PartialDateFormField(forms.CharField):
    """Takes EDTF or English and says what to write where neither is recognised."""

    def prepare_value(self, value: Any) -> Any:
        return value.display if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            return PartialDate.of(text) if text else None
        except InvalidDate as error:
            raise ValidationError(str(error), code="invalid_date") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(str(self.prepare_value(initial) or "") != str(data or ""))


def earliest_of(field: str) -> models.GeneratedField:
    """The first day a date may be, kept by PostgreSQL itself; 0001-01-01 where that side is open."""
    return _bound(field, "kb_earliest")


def latest_of(field: str) -> models.GeneratedField:
    """The last day a date may be, kept by PostgreSQL itself; 9999-12-31 where that side is open."""
    return _bound(field, "kb_latest")


def _bound(field: str, function: str) -> models.GeneratedField:
    expression = models.Func(models.F(field), function=function, output_field=models.DateField())
    return models.GeneratedField(expression=expression, output_field=models.DateField(), db_persist=True)


class PublicIdField(_TextColumn):
    """An opaque id such as co_7k2m9qxw4f: given once, never changed, never used again."""

    def __init__(self, prefix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        kwargs.update(max_length=16, editable=False)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "prefix": self.prefix}

    def get_default(self) -> str:
        return f"{self.prefix}_{''.join(secrets.choice(ID_ALPHABET) for _ in range(10))}"


class KeyField(_TextColumn):
    """The search key of the name in another field, renewed at every save."""

    def __init__(self, source: str = "name", **kwargs: Any) -> None:
        self.source = source
        kwargs.update(max_length=300, editable=False, blank=True)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "blank"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = names.key(getattr(model_instance, self.source))[:300]
        setattr(model_instance, self.attname, value)
        return value
