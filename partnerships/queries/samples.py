"""The addresses worth measuring: every page and endpoint, each on its busiest record."""

from __future__ import annotations

from django.db.models import Count, Model, QuerySet

from partnerships.models import Agreement, Company, Source, Vehicle


def busiest_addresses() -> list[str]:
    """Paths from the root; empty where there is no company yet."""
    company = _busiest(Company.objects.all(), "parties")
    if company is None:
        return []
    agreement = _busiest(Agreement.objects.all(), "citations")
    vehicle = _busiest(Vehicle.objects.all(), "agreements")
    source = _busiest(Source.objects.all(), "citations")
    records = {"companies": company, "agreements": agreement, "vehicles": vehicle, "sources": source}
    pages = ["/", "/timeline/", "/timeline/?view=chart", f"/timeline/?company={company}", f"/search/?q={company}"]
    lists = [f"/{kind}/" for kind in records]
    details = [f"/{kind}/{slug}/" for kind, slug in records.items() if slug]
    endpoints = [f"/api/v1{path}" for path in lists + details]
    return [*pages, *lists, *details, *endpoints, f"/api/v1/companies/{company}/relations/"]


def _busiest(records: QuerySet[Model], counted: str) -> str | None:
    """The slug of the record with most rows of one kind."""
    ranked = records.annotate(n=Count(counted)).order_by("-n", "pk")
    slug: str | None = ranked.values_list("slug", flat=True).first()
    return slug
