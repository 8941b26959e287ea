"""Parts that documents have in common, as the schema describes them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from partnerships import dates
from partnerships.models import FACTS
from partnerships.vocabulary import CitationState, DateKind, Rank, Term

Serializer = serializers.Serializer[Any]


def term(terms: type[Term] | list[tuple[str, str]], help_text: str, **more: Any) -> serializers.ChoiceField:
    choices = terms if isinstance(terms, list) else terms.choices()
    return serializers.ChoiceField(choices=choices, help_text=help_text, **more)


def string(help_text: str, **more: Any) -> serializers.CharField:
    return serializers.CharField(help_text=help_text, **more)


def optional(help_text: str) -> serializers.CharField:
    return serializers.CharField(help_text=help_text, allow_null=True)


class DateSerializer(Serializer):
    """A date as exact as its source, never more."""

    text = optional("The words of the source; null where they were not kept.")
    value = string(
        "The known part as a prefix: year, year-month or day, without the qualifier. An interval has two, with a slash."
    )
    precision = term([(one.value, one.value) for one in dates.Precision], "How exact the value is.")
    qualifier = term(
        [(one.value, one.value) for one in dates.Qualifier if one], "What narrows or widens the value.", allow_null=True
    )
    kind = term(DateKind, "What the date stands for.")
    earliest = serializers.DateField(allow_null=True, help_text="The first day it may be; null: open.")
    latest = serializers.DateField(allow_null=True, help_text="The last day it may be; null: open.")
    display = string("In English.")
    edtf = string("EDTF, ISO 8601-2: level 0 where that can say it, else level 1 or 2.")


def stated(help_text: str) -> DateSerializer:
    return DateSerializer(allow_null=True, help_text=help_text)


class NamedSerializer(Serializer):
    """A record, by its permanent id."""

    id = string("Permanent id; never changes, never used again.")
    slug = string("Readable address; may change.")
    name = string("Name.")


class TitledSerializer(Serializer):
    """A record with a title, by its permanent id."""

    id = string("Permanent id; never changes, never used again.")
    slug = string("Readable address; may change.")
    title = string("Title.")


def named(help_text: str, **more: Any) -> NamedSerializer:
    return NamedSerializer(help_text=help_text, **more)


class CitationBodySerializer(Serializer):
    fact = term([(name, name.replace("_", " ")) for name in FACTS], "The kind of fact that is supported.")
    field = optional("The field supported; null for the whole fact.")
    value = optional("What the source says where it differs from the value shown.")
    quote = optional("The cited sentence; null where it was not kept.")
    start = serializers.IntegerField(allow_null=True, help_text="First code point of the quote in the source's text.")
    end = serializers.IntegerField(allow_null=True, help_text="Code point after its last one.")
    note = optional("What is supported, where no sentence was kept.")
    rank = term(Rank, "Standing beside other citations for the same field.")
    rank_reason = optional("Why it has this rank.")
    state = term(CitationState, "Whether the sentence still stands.")


class SourceReferenceSerializer(Serializer):
    """The document that a citation is taken from."""

    id = string("Permanent id of the source.")
    slug = string("Readable address; may change.")
    publisher = string("Who published it.")
    title = string("Its title.")
    url = optional("Where it is.")
    published = stated("When it was published.")


class CitationSerializer(CitationBodySerializer):
    """A sentence of a source that supports a fact of this document."""

    n = serializers.IntegerField(help_text="Its number in this document; the parts it supports name it.")
    # A field of the document; the framework uses the name for something of its own.
    source = SourceReferenceSerializer(help_text="Where it is from.")  # type: ignore[assignment]


def numbers() -> serializers.ListField:
    return serializers.ListField(child=serializers.IntegerField(), help_text="Numbers `n` of its citations.")


def all_citations() -> CitationSerializer:
    return CitationSerializer(many=True, help_text="The sentences behind this document.")


def changed_at() -> serializers.DateTimeField:
    return serializers.DateTimeField(help_text="When the record itself was last changed.")
