"""Which citations support a record: those of the record itself and of the facts that belong to it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from partnerships.models import Agreement, Citation, Company, Vehicle


def supporting(record: Agreement | Company | Vehicle) -> QuerySet[Citation]:
    """In the order they were made, each with its source."""
    return Citation.objects.filter(_belonging_to(record)).select_related("source").order_by("id")


def _belonging_to(record: Agreement | Company | Vehicle) -> Q:
    if isinstance(record, Agreement):
        return Q(agreement=record) | Q(party__agreement=record) | Q(event__agreement=record)
    if isinstance(record, Vehicle):
        parts = Q(vehicle_partner__vehicle=record) | Q(vehicle_technology__vehicle=record)
        return Q(vehicle=record) | parts | Q(milestone__vehicle=record)
    owned = Q(ownership__owner=record) | Q(ownership__owned=record) | Q(appointment__company=record)
    return Q(company=record) | Q(company_name__company=record) | Q(identifier__company=record) | owned
