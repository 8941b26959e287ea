"""What stands on a timeline: agreements and milestones of vehicles, as plain values without the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerships.dates import PartialDate
from partnerships.vocabulary import AgreementType, DateKind, Family, MilestoneKind, Status


class Kind(StrEnum):
    """In the order in which they follow one another where their dates are the same."""

    AGREEMENT = "agreement"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Participant:
    """A company in its role; `slug` is empty where the source leaves it unnamed."""

    name: str
    slug: str
    role: str


@dataclass(frozen=True, slots=True)
class VehicleName:
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a timeline. An agreement has a status and no vehicle, a milestone the other way round.

    `id` is permanent; `slug` belongs to the page of the agreement or vehicle; `end` and `last_reported` are of
    agreements only.
    """

    kind: Kind
    pk: int
    id: str
    title: str
    slug: str
    type: AgreementType | MilestoneKind
    start: PartialDate | None
    start_kind: DateKind
    parties: tuple[Participant, ...]
    status: Status | None = None
    end: PartialDate | None = None
    last_reported: PartialDate | None = None
    vehicle: VehicleName | None = None

    @property
    def family(self) -> Family | None:
        return self.type.family if isinstance(self.type, AgreementType) else None

    @property
    def is_undated(self) -> bool:
        return self.start is None

    @property
    def is_expected(self) -> bool:
        return self.start_kind is DateKind.EXPECTED

    @property
    def key(self) -> tuple[bool, date, date, bool, int]:
        """The one order: earliest, latest, agreements before milestones, id; undated ones last."""
        lo, hi = self.start.sort_key if self.start else (date.max, date.max)
        return self.start is None, lo, hi, self.kind is Kind.MILESTONE, self.pk
