"""Findings as JSON and back: dates in stored form, decimals as text, words by their value.

A payload holds the fields of the finding but its evidence, rule, confidence and reasons, which are
columns of the proposal; and besides them a `heading`: that of the card, which becomes the title of
an agreement and the name of a company.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from partnerships.curation.signing import CurationError
from partnerships.dates import PartialDate
from partnerships.extraction.findings import (
    Finding,
    FoundAgreement,
    FoundAppointment,
    FoundCompany,
    FoundFigure,
    FoundMilestone,
    FoundOwnership,
    FoundVehicle,
)
from partnerships.models import Proposal
from partnerships.vocabulary import ProposalKind

KINDS: dict[ProposalKind, type[Finding]] = {
    ProposalKind.COMPANY: FoundCompany,
    ProposalKind.OWNERSHIP: FoundOwnership,
    ProposalKind.AGREEMENT: FoundAgreement,
    ProposalKind.VEHICLE: FoundVehicle,
    ProposalKind.MILESTONE: FoundMilestone,
    ProposalKind.APPOINTMENT: FoundAppointment,
    ProposalKind.FIGURE: FoundFigure,
}
COLUMNS = ("evidence", "rule", "confidence", "reasons")
F = TypeVar("F", bound=Finding)


def as_json(value: Any) -> Any:
    """Any part of a finding in words JSON has."""
    if isinstance(value, PartialDate | Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {name: as_json(item) for name, item in value.items()}
    if is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    return value


def payload_of(finding: Finding) -> dict[str, Any]:
    return {name: value for name, value in as_json(finding).items() if name not in COLUMNS}


def finding_of(proposal: Proposal, kind: type[F]) -> F:
    """The finding a proposal carries, as an editor may have corrected it; raises CurationError."""
    columns = {name: getattr(proposal, name) for name in COLUMNS}
    try:
        finding = _read(KINDS[ProposalKind(proposal.kind)], {**proposal.payload, **columns})
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise CurationError(f"The proposal cannot be read: {error}. Nothing was changed; correct it first.") from error
    if not isinstance(finding, kind):
        raise CurationError(f"The proposal is a {proposal.kind}, not a {kind.__name__}.")
    return finding


def _read(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(wanted) is tuple:
        return tuple(_read(get_args(wanted)[0], item) for item in value)
    if isinstance(wanted, types.UnionType):
        return _read(get_args(wanted)[0], value)
    if wanted is PartialDate:
        return PartialDate.of(value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        hints = get_type_hints(wanted)
        return wanted(**{name: _read(hint, value[name]) for name, hint in hints.items() if name in value})
    return wanted(value)
