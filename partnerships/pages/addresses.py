"""From the address of a record to the record, or to where it lives now."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.shortcuts import resolve_url

from partnerships.models import Company
from partnerships.models.base import Record
from partnerships.queries import records

R = TypeVar("R", bound=Record)


def record_at(model: type[R], address: str) -> R:
    """By slug or public id; Http404 where there is none."""
    found = records.named(model, [address])
    if address not in found:
        raise Http404(f"There is no {model._meta.verbose_name} at this address.")
    return found[address]


def moved(request: HttpRequest, record: Record, address: str, page: str) -> HttpResponsePermanentRedirect | None:
    """A merged company answers 308 with its survivor, a public id 301 with the slug; None where it is in place."""
    survivor = records.standing(record) if isinstance(record, Company) else record
    if survivor.slug == address:
        return None
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(
        f"{resolve_url(page, slug=survivor.slug)}{query}", preserve_request=survivor.pk != record.pk
    )
