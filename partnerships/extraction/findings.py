"""What the reader hands over: frozen values, each with the characters that prove it and the rule that saw it.

Offsets are code points in the text as read: `text[evidence.start:evidence.end] == evidence.quote`.
Companies, vehicles and people are referred to by the `name` of their own finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from partnerships.dates import PartialDate
from partnerships.vocabulary import (
    AgreementType,
    Bound,
    CompanyKind,
    DateKind,
    EventKind,
    MilestoneKind,
    OwnershipState,
    Role,
    Status,
)


@dataclass(frozen=True)
class KnownName:
    """A name that the knowledge base already has; `ref` is the public id of its bearer."""

    text: str
    ref: str
    kind: CompanyKind = CompanyKind.OTHER


@dataclass(frozen=True)
class Evidence:
    """A stretch of the text: start and end in code points, end excluded, and the characters between."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Candidate:
    """A known company that a mention may mean: score from 0 to 1, and why."""

    ref: str
    name: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class StatedDate:
    """A date with the words that state it; relative words are resolved against the date of publication."""

    date: PartialDate
    kind: DateKind
    phrase: str
    evidence: Evidence


@dataclass(frozen=True)
class Amount:
    """Money as stated; None where the text gives no figure or no currency (ISO 4217)."""

    amount: Decimal | None
    currency: str | None
    bound: Bound
    text: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Common to all: the first evidence is the clause that says it. No confidence (0 to 1) without a reason."""

    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FoundCompany(Finding):
    """The fullest form in the text is the name; evidence holds every mention, candidates the best five."""

    name: str
    kind: CompanyKind
    aliases: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FoundOwnership(Finding):
    """A holding; share in percent, None where it is not stated."""

    owner: str
    owned: str
    share_percent: Decimal | None = None
    state: OwnershipState = OwnershipState.CURRENT


@dataclass(frozen=True)
class FoundParty:
    company: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class FoundAgreement(Finding):
    """One purpose of one set of parties; `event` is what happened at `date`, `status` the latest state told."""

    type: AgreementType
    parties: tuple[FoundParty, ...]
    event: EventKind
    status: Status
    date: StatedDate | None = None
    value: Amount | None = None
    summary: str = ""


@dataclass(frozen=True)
class FoundTechnology:
    """Named or counted equipment of a vehicle; quantity in pieces per vehicle."""

    name: str
    supplier: str | None
    quantity: int | None
    evidence: Evidence


@dataclass(frozen=True, kw_only=True)
class FoundVehicle(Finding):
    name: str
    marque: str | None
    partners: tuple[FoundParty, ...] = ()
    technologies: tuple[FoundTechnology, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FoundMilestone(Finding):
    """A dated step of a vehicle; `occasion` is the motor show or event, if one is named."""

    vehicle: str
    kind: MilestoneKind
    date: StatedDate
    occasion: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundAppointment(Finding):
    """A person with a position, known at `known_on`, the date of the dateline; the beginning is seldom stated."""

    person: str
    title: str
    company: str | None
    known_on: PartialDate


@dataclass(frozen=True, kw_only=True)
class FoundFigure(Finding):
    """A market figure: value in `unit`, change in percent against `change_basis`."""

    metric: str
    region: str
    period: StatedDate | None
    value: Decimal | None
    unit: str
    bound: Bound = Bound.EXACT
    change_percent: Decimal | None = None
    change_bound: Bound = Bound.EXACT
    change_basis: str = ""
    stated_by: str | None = None


@dataclass(frozen=True)
class Findings:
    """Everything read from one article."""

    companies: tuple[FoundCompany, ...] = ()
    ownerships: tuple[FoundOwnership, ...] = ()
    agreements: tuple[FoundAgreement, ...] = ()
    vehicles: tuple[FoundVehicle, ...] = ()
    milestones: tuple[FoundMilestone, ...] = ()
    appointments: tuple[FoundAppointment, ...] = ()
    figures: tuple[FoundFigure, ...] = ()
