"""The words this knowledge base controls: the value stored, the label shown, the meaning explained."""

from partnerships.vocabulary.agreements import AgreementType, EventKind, Family, Status
from partnerships.vocabulary.companies import (
    CompanyKind,
    IdentifierScheme,
    NameKind,
    OwnershipState,
    ShareKind,
    SuccessionKind,
)
from partnerships.vocabulary.review import Decision, ImportState, ProposalKind, RejectReason, Verdict
from partnerships.vocabulary.roles import Role
from partnerships.vocabulary.sources import CitationState, Rank
from partnerships.vocabulary.statements import Bound, DateKind
from partnerships.vocabulary.terms import Term
from partnerships.vocabulary.vehicles import MilestoneKind

__all__ = [
    "AgreementType",
    "Bound",
    "CitationState",
    "CompanyKind",
    "DateKind",
    "Decision",
    "EventKind",
    "Family",
    "IdentifierScheme",
    "ImportState",
    "MilestoneKind",
    "NameKind",
    "OwnershipState",
    "ProposalKind",
    "Rank",
    "RejectReason",
    "Role",
    "ShareKind",
    "Status",
    "SuccessionKind",
    "Term",
    "Verdict",
]
