"""Articles brought in, what is proposed from them and what editors decide."""

from __future__ import annotations

from partnerships.vocabulary.terms import Term


class ImportState(Term):
    QUEUED = "queued", "Queued", "Waiting for a worker."
    READING = "reading", "Reading", "A worker reads the article."
    READ = "read", "Read", "The proposals wait for decisions."
    FAILED = "failed", "Failed", "The article could not be read; the reason is kept."


class ProposalKind(Term):
    COMPANY = "company", "Company", "A company named in the article."
    OWNERSHIP = "ownership", "Ownership", "One company owns another, wholly or in part."
    AGREEMENT = "agreement", "Agreement", "An agreement between companies."
    VEHICLE = "vehicle", "Vehicle", "A vehicle with its partners and technologies."
    MILESTONE = "milestone", "Milestone", "A dated step of a vehicle."
    APPOINTMENT = "appointment", "Person", "A person with a position."
    FIGURE = "figure", "Figure", "A market figure."


class Decision(Term):
    PENDING = "pending", "Open", "No editor has decided."
    ACCEPTED = "accepted", "Accepted", "The proposal has become a fact."
    REJECTED = "rejected", "Rejected", "The proposal was turned down."


class RejectReason(Term):
    NOT_STATED = "not_stated", "The text does not say so", ""
    WRONG_PARTY = "wrong_party", "Wrong company or role", ""
    WRONG_TYPE = "wrong_type", "Wrong type or status", ""
    WRONG_DATE = "wrong_date", "Wrong date or figure", ""
    DUPLICATE = "duplicate", "Already known", ""
    OUT_OF_SCOPE = "out_of_scope", "Not worth recording", ""


class Verdict(Term):
    SAME = "same", "Same", "The mention means this company."
    DIFFERENT = "different", "Different", "The mention does not mean this company."
    UNSURE = "unsure", "Unsure", "It cannot be told."
