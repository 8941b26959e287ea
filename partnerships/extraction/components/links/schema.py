"""What can be linked with what: the relations that the scorer learns, and the answers it may give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a mention is. AGR evokes an agreement, REF refers back, NUM is a number that rules find."""

    ORG = "ORG"
    VEH = "VEH"
    TECH = "TECH"
    PER = "PER"
    DATE = "DATE"
    MONEY = "MONEY"
    PCT = "PCT"
    GPE = "GPE"
    EVT = "EVT"
    AGR = "AGR"
    REF = "REF"
    NUM = "NUM"


@dataclass(frozen=True)
class Relation:
    """Answers for a pair of mentions; without `objects` the answers are about one mention alone.

    `reach` is the most tokens that may lie between the two. Scores of several pairs that mean the
    same two things are pooled; the answer "none" always stands at zero.
    """

    name: str
    subjects: tuple[Label, ...]
    objects: tuple[Label, ...]
    answers: tuple[str, ...]
    reach: int = 400

    @property
    def is_alone(self) -> bool:
        """About one thing, with an answer that is always given: "none" is not among them."""
        return not self.objects and len(self.answers) > 1


_YES = ("yes",)
_COMPANY = (Label.ORG, Label.REF)
_VEHICLE = (Label.VEH, Label.REF)
TYPES = (
    "strategic_cooperation", "mou", "joint_venture", "technology_licence", "supply", "contract_manufacturing",
    "joint_development", "equity_investment", "acquisition", "platform_sharing", "distribution", "other",
)  # fmt: skip
STATUSES = ("reported", "announced", "signed", "in_force", "completed", "ended", "denied")
ROLES = (
    "partner", "licensor", "licensee", "supplier", "customer", "investor", "investee", "acquirer", "target",
    "manufacturer", "client", "distributor", "venture", "technology_provider",
)  # fmt: skip
MILESTONES = ("unveiled", "launched", "production_start", "deliveries_start", "other")

RELATIONS = (
    Relation("type", (Label.AGR,), (), TYPES),
    Relation("status", (Label.AGR,), (), STATUSES),
    Relation("same", (Label.AGR,), (Label.AGR,), _YES),
    Relation("party", (Label.AGR,), _COMPANY, ROLES),
    Relation("date", (Label.AGR,), (Label.DATE,), ("signed", "announced", "effective", "planned")),
    Relation("value", (Label.AGR,), (Label.MONEY,), _YES),
    Relation("owns", _COMPANY, _COMPANY, ("current", "agreed"), reach=80),
    Relation("share", (Label.PCT,), _COMPANY, ("owner", "owned"), reach=80),
    Relation("maker", (Label.VEH,), _COMPANY, ROLES, reach=200),
    Relation("marque", (Label.VEH,), (Label.ORG,), _YES, reach=200),
    Relation("equipment", _VEHICLE, (Label.TECH,), _YES, reach=200),
    Relation("equipper", (Label.TECH,), _COMPANY, _YES, reach=200),
    Relation("milestone", _VEHICLE, (Label.DATE,), MILESTONES, reach=200),
    Relation("office", (Label.PER,), _COMPANY, _YES, reach=200),
    Relation("refers", (Label.REF,), (Label.ORG, Label.VEH), _YES, reach=300),
    Relation("figure", (Label.NUM,), (), _YES),
    Relation("period", (Label.NUM,), (Label.DATE,), _YES, reach=120),
    Relation("change", (Label.NUM,), (Label.PCT,), _YES, reach=60),
    Relation("publisher", (Label.NUM,), _COMPANY, _YES, reach=120),
)
BY_NAME = {relation.name: relation for relation in RELATIONS}
