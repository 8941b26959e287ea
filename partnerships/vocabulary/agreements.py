"""Types of agreements with their families and roles, and the steps of their lives."""

from __future__ import annotations

from partnerships.vocabulary.roles import Role
from partnerships.vocabulary.terms import Term


class Family(Term):
    """Six groups of agreement types, each with a colour and a shape in every drawing."""

    COOPERATION = "coop", "Cooperation", "Frame agreements, memoranda and what fits nowhere else."
    JOINT_VENTURE = "jv", "Joint venture", "Companies owned together."
    EQUITY = "eq", "Equity", "Stakes and takeovers."
    TECHNOLOGY = "tech", "Technology", "Licences and joint development."
    PLATFORM = "plat", "Platform", "Vehicles of one maker on the platform of another."
    SUPPLY = "sup", "Supply and build", "Supply, contract manufacturing and distribution."


class AgreementType(Term):
    """What an agreement is about; each type names its family and the roles that fit, leading roles first."""

    STRATEGIC_COOPERATION = "strategic_cooperation", "Strategic cooperation", "A frame agreement or alliance."
    MOU = "mou", "Memorandum of understanding", "Only a memorandum or letter of intent was concluded."
    JOINT_VENTURE = (
        "joint_venture",
        "Joint venture",
        "A company owned together is founded, joined or changed.",
    )
    TECHNOLOGY_LICENCE = (
        "technology_licence",
        "Technology licence",
        "Technology or a name is used under licence.",
    )
    SUPPLY = "supply", "Supply", "Parts, cells, software, energy or finished vehicles are delivered."
    CONTRACT_MANUFACTURING = (
        "contract_manufacturing",
        "Contract manufacturing",
        "One builds for the badge of another.",
    )
    JOINT_DEVELOPMENT = (
        "joint_development",
        "Joint development",
        "A laboratory, research, vehicle or software in common.",
    )
    EQUITY_INVESTMENT = "equity_investment", "Equity investment", "A minority stake or cross-shareholding."
    ACQUISITION = "acquisition", "Acquisition", "Control, a whole company, a plant or a business is bought."
    PLATFORM_SHARING = (
        "platform_sharing",
        "Platform sharing",
        "A vehicle of one maker stands on the platform of another.",
    )
    DISTRIBUTION = "distribution", "Distribution", "One sells the vehicles of another."
    OTHER = "other", "Other agreement", "A study, a design job or what fits nowhere else."

    @property
    def family(self) -> Family:
        return _FAMILIES[self.value]

    @property
    def roles(self) -> tuple[Role, ...]:
        return _ROLES[self.value]


_FAMILIES = {
    "strategic_cooperation": Family.COOPERATION,
    "mou": Family.COOPERATION,
    "joint_venture": Family.JOINT_VENTURE,
    "technology_licence": Family.TECHNOLOGY,
    "supply": Family.SUPPLY,
    "contract_manufacturing": Family.SUPPLY,
    "joint_development": Family.TECHNOLOGY,
    "equity_investment": Family.EQUITY,
    "acquisition": Family.EQUITY,
    "platform_sharing": Family.PLATFORM,
    "distribution": Family.SUPPLY,
    "other": Family.COOPERATION,
}


def _named(names: str) -> tuple[Role, ...]:
    return tuple(Role(name) for name in names.split())


_ROLES = {
    "strategic_cooperation": _named("partner supplier customer technology_provider venture other"),
    "mou": _named("partner supplier customer manufacturer client investor investee licensor licensee other"),
    "joint_venture": _named("partner venture investor investee seller technology_provider other"),
    "technology_licence": _named("licensor licensee partner supplier technology_provider other"),
    "supply": _named("supplier customer manufacturer technology_provider other"),
    "contract_manufacturing": _named("manufacturer client partner supplier other"),
    "joint_development": _named("partner supplier customer manufacturer client technology_provider other"),
    "equity_investment": _named("investor investee partner seller other"),
    "acquisition": _named("acquirer target seller partner venture other"),
    "platform_sharing": _named("supplier customer partner manufacturer client other"),
    "distribution": _named("supplier distributor partner customer other"),
    "other": tuple(Role),
}


class EventKind(Term):
    TALKS_REPORTED = "talks_reported", "Talks reported", "Sources speak of negotiations."
    DENIED = "denied", "Denied", "A party says that there is no agreement."
    ANNOUNCED = "announced", "Announced", "The parties say what they will do."
    SIGNED = "signed", "Signed", "The agreement was concluded."
    APPROVED = "approved", "Approved", "An authority or assembly agreed."
    EFFECTIVE = "effective", "Effective", "It came into force or the venture was founded."
    CONFIRMED = "confirmed", "Reported as running", "A source of this date describes it as being in force."
    STARTED_PRODUCTION = "started_production", "Production started", "The first product was built."
    EXTENDED = "extended", "Extended", "It was prolonged or widened."
    AMENDED = "amended", "Amended", "Its terms were changed."
    MILESTONE = "milestone", "Milestone", "Something else of note happened."
    COMPLETED = "completed", "Completed", "What was agreed has been done."
    ENDED = "ended", "Ended", "It was terminated, expired or was called off."


class Status(Term):
    """The state an agreement was last reported in; derived from its events, never typed in."""

    REPORTED = "reported", "Reported talks", "Only talks are reported."
    ANNOUNCED = "announced", "Announced", "Announced, not yet reported as signed."
    SIGNED = "signed", "Signed", "Signed, not yet reported as running."
    IN_FORCE = "in_force", "In force", "A source describes it as running."
    COMPLETED = "completed", "Completed", "What was agreed has been done."
    ENDED = "ended", "Ended", "Terminated, expired or called off."
    DENIED = "denied", "Denied", "A party says that there is no agreement."
