"""One vehicle with all that its page says."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from partnerships.models import Agreement, Milestone, Vehicle, VehiclePartner, VehicleTechnology
from partnerships.queries.agreements.rows import AgreementRow, rows_of
from partnerships.queries.documents import Document, documents_of
from partnerships.queries.evidence import Conflict, Evidence, Support
from partnerships.queries.vehicles.rows import with_parts

SIMILAR = 6


@dataclass(frozen=True)
class MilestoneLine:
    milestone: Milestone
    support: Support


@dataclass(frozen=True)
class PartnerLine:
    partner: VehiclePartner
    support: Support


@dataclass(frozen=True)
class TechnologyLine:
    use: VehicleTechnology
    support: Support


@dataclass(frozen=True)
class VehicleDetail:
    """One vehicle with everything that stands around it."""

    vehicle: Vehicle
    evidence: Evidence
    whole: Support
    maker: Support
    marque: Support
    milestones: list[MilestoneLine]
    partners: list[PartnerLine]
    technologies: list[TechnologyLine]
    conflicts: list[Conflict]
    came_out_of: list[AgreementRow]
    similar: list[Vehicle]
    documents: list[Document]

    @property
    def disputed(self) -> int:
        return sum(conflict.support.is_disputed for conflict in self.conflicts)


def detail_of(vehicle: Vehicle) -> VehicleDetail:
    milestones = list(vehicle.milestones.all())
    partners = list(vehicle.partners.select_related("company"))
    uses = list(vehicle.technologies.select_related("technology", "supplier"))
    evidence = Evidence([vehicle, *milestones, *partners, *uses])
    lines = [MilestoneLine(one, evidence.of(one, within=vehicle)) for one in milestones]
    return VehicleDetail(
        vehicle=vehicle,
        evidence=evidence,
        whole=evidence.of(vehicle, "", "name"),
        maker=evidence.of(vehicle, "maker"),
        marque=evidence.of(vehicle, "marque"),
        milestones=lines,
        partners=[PartnerLine(one, evidence.of(one, within=vehicle)) for one in partners],
        technologies=[TechnologyLine(one, evidence.of(one, within=vehicle)) for one in uses],
        conflicts=[_conflict(line) for line in lines if line.support.rivals],
        came_out_of=rows_of(Agreement.objects.filter(vehicles=vehicle).in_time()),
        similar=_similar(vehicle, uses),
        documents=documents_of(evidence.citations),
    )


def _conflict(line: MilestoneLine) -> Conflict:
    shown = line.milestone.date.display if line.milestone.date else "not recorded"
    return Conflict(line.milestone.get_kind_display(), shown, line.support)


def _similar(vehicle: Vehicle, uses: list[VehicleTechnology]) -> list[Vehicle]:
    """Those that share most technologies with it."""
    shared = (
        VehicleTechnology.objects.filter(technology__in={use.technology_id for use in uses})
        .exclude(vehicle=vehicle)
        .values("vehicle")
        .annotate(number=Count("technology", distinct=True))
        .order_by("-number", "vehicle")
    )
    ids = [row["vehicle"] for row in shared[:SIMILAR]]
    return sorted(with_parts(Vehicle.objects.filter(pk__in=ids)), key=lambda found: ids.index(found.pk))
