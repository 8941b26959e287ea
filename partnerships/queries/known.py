"""The facts that a set of proposals may repeat: loaded in a fixed number of queries, then asked in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from django.db.models import Count

from partnerships import names
from partnerships.countries import code_of
from partnerships.dates import PartialDate, Qualifier
from partnerships.models import (
    Agreement,
    Appointment,
    Company,
    MarketFigure,
    Milestone,
    Ownership,
    Party,
    Proposal,
    Technology,
    Vehicle,
)
from partnerships.vocabulary import AgreementType, MilestoneKind

NEAR = 366  # days between two dates that may be two reports of one signature


class Known:
    """What the knowledge base says about the companies, vehicles, people and figures of some proposals."""

    def __init__(self, proposals: Iterable[Proposal], companies: Collection[int]) -> None:
        self.proposals = list(proposals)
        self.companies = companies

    def ownership(self, owner: Company, owned: Company) -> Ownership | None:
        return self._ownerships.get((owner.pk, owned.pk))

    def agreements(self, type: AgreementType, companies: set[int]) -> list[Agreement]:
        """Those of this type between exactly these companies, in time."""
        return [one for one in self._agreements if one.type == type and _parties(one) == companies]

    def vehicle(self, name: str) -> Vehicle | None:
        return self._vehicles.get(names.key(name))

    def milestones(self, vehicle: Vehicle, kind: MilestoneKind, *, expected: bool) -> list[Milestone]:
        same = (one for one in vehicle.milestones.all() if one.kind == kind)
        return [one for one in same if one.is_expected == expected]

    def technology(self, name: str) -> Technology | None:
        return self._technologies.get(names.key(name))

    def appointments(self, person: str, company: Company) -> list[Appointment]:
        return [
            one for one in self._appointments if one.person.key == names.key(person) and one.company_id == company.pk
        ]

    def figures(self, metric: str, region: str, period: PartialDate | None) -> list[MarketFigure]:
        wanted = names.key(metric), code_of(region), counted_in(period)
        return [one for one in self._figures if (names.key(one.metric), one.region, one.period) == wanted]

    def _texts(self, kind: str, field: str) -> set[str]:
        return {one.payload[field] for one in self.proposals if one.kind == kind and one.payload.get(field)}

    @cached_property
    def _ownerships(self) -> dict[tuple[int, int], Ownership]:
        rows = Ownership.objects.filter(owner__in=self.companies, owned__in=self.companies).order_by("-id")
        return {(row.owner_id, row.owned_id): row for row in rows.select_related("owner", "owned")}

    @cached_property
    def _agreements(self) -> list[Agreement]:
        shared = (
            Party.objects.filter(company__in=self.companies)
            .values("agreement")
            .annotate(n=Count("company", distinct=True))
            .filter(n__gte=2)
        )
        found = Agreement.objects.filter(pk__in=shared.values("agreement")).in_time()
        return list(found.prefetch_related("parties", "events"))

    @cached_property
    def _vehicles(self) -> dict[str, Vehicle]:
        wanted = self._texts("vehicle", "name") | self._texts("milestone", "vehicle")
        rows = Vehicle.objects.filter(key__in={names.key(name) for name in wanted}).order_by("-id")
        return {row.key: row for row in rows.prefetch_related("milestones", "technologies__technology", "partners")}

    @cached_property
    def _technologies(self) -> dict[str, Technology]:
        vehicles = (one.payload for one in self.proposals if one.kind == "vehicle")
        keys = {names.key(part["name"]) for payload in vehicles for part in payload.get("technologies", ())}
        return {row.key: row for row in Technology.objects.filter(key__in=keys).order_by("-id")}

    @cached_property
    def _appointments(self) -> list[Appointment]:
        keys = {names.key(name) for name in self._texts("appointment", "person")}
        return list(Appointment.objects.filter(person__key__in=keys).select_related("person", "company"))

    @cached_property
    def _figures(self) -> list[MarketFigure]:
        periods = {one.payload["period"]["date"] for one in self.proposals if one.payload.get("period")}
        counted = [counted_in(PartialDate.of(date)) for date in periods]
        return list(MarketFigure.objects.filter(period__in=counted).order_by("id"))


def counted_in(period: PartialDate | None) -> PartialDate | None:
    """The period of a figure: what is counted by the end of a year belongs to that year."""
    return PartialDate(period.value) if period and period.qualifier is Qualifier.BY else period


def overlap(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates may be the same day; an unknown one may be any."""
    return one is None or other is None or one.overlaps(other)


def near(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates lie so close that two sources may mean the same event by them."""
    first, second = sorted((one.sort_key, other.sort_key))
    return (second[0] - first[1]).days <= NEAR


def _parties(agreement: Agreement) -> set[int | None]:
    return {party.company_id for party in agreement.parties.all()}
