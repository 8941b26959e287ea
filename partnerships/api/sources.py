"""Sources: the list and the record. The text of a source is never given."""

from __future__ import annotations

from rest_framework import serializers

from partnerships.api.describing import described, page_of
from partnerships.api.shapes import CitationBodySerializer, Serializer, changed_at, optional, stated, string, term
from partnerships.api.views import ListView, RecordView
from partnerships.queries.filters import SourceFilter
from partnerships.queries.resources.sources import MOST, RECORDS, SOURCES


class SupportedSerializer(Serializer):
    """The record that a cited fact belongs to."""

    type = term([(name, name) for name in RECORDS], "What it is.")
    id = string("Permanent id.")
    slug = string("Readable address; may change.")
    title = string("Title, name or metric.")


class SourceCitationSerializer(CitationBodySerializer):
    """A sentence of this source, and what it supports."""

    supports = SupportedSerializer(help_text="The record that the fact belongs to.")


class SourceRowSerializer(Serializer):
    """A document that facts are taken from, in a list."""

    id = string("Permanent id; never changes, never used again.")
    slug = string("Readable address; may change.")
    publisher = string("Who published it.")
    title = string("Its title.")
    title_is_description = serializers.BooleanField(help_text="Whether the title is ours, for it has none.")
    url = optional("Where it is.")
    is_mirror = serializers.BooleanField(help_text="Whether the address is that of a copy on another site.")
    published = stated("When it was published.")
    language = string("BCP 47.")
    text_sha256 = optional("SHA-256 of its text as read; null where the text was not kept.")
    citations_count = serializers.IntegerField(help_text="Facts it is cited for.")


class SourceSerializer(SourceRowSerializer):
    """A document that facts are taken from, with the sentences cited."""

    citations = SourceCitationSerializer(many=True, help_text=f"The first {MOST}, in the order they were made.")
    updated_at = changed_at()


@described("sources", "Sources", page_of("Source", SourceRowSerializer), question=SourceFilter)
class SourceList(ListView):
    """In order of publication: earliest, latest, id; undated ones last."""

    resource = SOURCES


@described("source", "One source", SourceSerializer, record=True)
class SourceRecord(RecordView):
    """With the sentences cited from it, never its whole text."""

    resource = SOURCES
