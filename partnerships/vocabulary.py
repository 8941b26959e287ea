"""The words this knowledge base controls: the value stored, the label shown, the meaning explained."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """One controlled word; members are written as (value, label, meaning)."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str = "", meaning: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label or value
        term.meaning = meaning
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(term.value, term.label) for term in cls]


class CompanyKind(Term):
    AUTOMAKER = "automaker", "Automaker", "Builds road vehicles under a brand of its own."
    SUPPLIER = "supplier", "Supplier", "Makes parts, batteries or whole vehicles for other makers."
    TECHNOLOGY = (
        "technology",
        "Technology company",
        "Software, chips, internet, electronics or mobility services.",
    )
    JOINT_VENTURE = "joint_venture", "Joint venture", "A company owned together by two or more others."
    MARQUE = "marque", "Marque", "A brand under which vehicles are sold."
    PUBLIC_BODY = "public_body", "Public body", "A government, ministry, agency or official association."
    OTHER = "other", "Other organisation", "An investor, holding, university or dealer."


class NameKind(Term):
    LEGAL = "legal", "Full name", "The registered name with its legal form."
    SHORT = "short", "Short name", "The name in everyday use."
    BRAND = "brand", "Brand name", "The name on the product."
    FORMER = "former", "Former name", "A name no longer used."
    TRANSLATION = "translation", "Translation", "The name in another language."
    TRANSLITERATION = "transliteration", "Transliteration", "The name in another script."
    ALIAS = "alias", "Also called", "Another name; the source does not say of which kind."


class IdentifierScheme(Term):
    LEI = "lei", "LEI", "Legal Entity Identifier, ISO 17442, 20 characters with check digits."
    ISIN = "isin", "ISIN", "Security number, ISO 6166, 12 characters with a check digit."
    USCC = (
        "uscc",
        "USCC",
        "Chinese unified social credit code, GB 32100, 18 characters with a check character.",
    )
    TICKER = "ticker", "Ticker", "Exchange symbol, written MIC:SYMBOL."
    WIKIDATA = "wikidata", "Wikidata", "Item number of Wikidata, Q followed by digits."


class OwnershipState(Term):
    CURRENT = "current", "Held", "The source says that the holding exists."
    AGREED = "agreed", "Agreed", "The holding results from an agreement that has not closed."
    ENDED = "ended", "Ended", "The source says that the holding is over."


class ShareKind(Term):
    EXACT = "exact", "Exact", "The share is stated."
    RANGE = "range", "Range", "The share lies between two stated figures."
    MAJORITY = "majority", "Majority", "More than half; the figure is not stated."
    UNKNOWN = "unknown", "Not reported", "The sources are silent about the share."


class SuccessionKind(Term):
    RENAME = "rename", "Rename", "The same company under another name."
    MERGER = "merger", "Merger", "Two companies became one."
    SPLIT = "split", "Split", "One company became several."
    SPIN_OFF = "spin_off", "Spin-off", "A part of a company became a company."


class Role(Term):
    PARTNER = "partner", "partner", "Takes part on equal terms."
    LICENSOR = "licensor", "licensor", "Grants the right to use its technology or name."
    LICENSEE = "licensee", "licensee", "Obtains the right to use it."
    SUPPLIER = "supplier", "supplier", "Delivers parts, software, energy or vehicles."
    CUSTOMER = "customer", "customer", "Receives what is delivered."
    MANUFACTURER = "manufacturer", "manufacturer", "Builds vehicles or engines to order."
    CLIENT = "client", "client", "Orders what is built."
    INVESTOR = "investor", "investor", "Buys a minority holding."
    INVESTEE = "investee", "investee", "The company whose shares are bought."
    ACQUIRER = "acquirer", "acquirer", "Takes control."
    TARGET = "target", "target", "The company or business taken over."
    SELLER = "seller", "seller", "Parts with the holding or business."
    DISTRIBUTOR = "distributor", "distributor", "Sells the vehicles of another maker."
    VENTURE = "venture", "venture", "The company owned together."
    TECHNOLOGY_PROVIDER = "technology_provider", "technology provider", "Brings the technology in."
    OTHER = "other", "other", "Takes part in a way that no other word covers."

    @property
    def inverse(self) -> Role:
        """The role on the other side of a two-sided agreement; partner faces partner."""
        return Role(_INVERSE.get(self.value, self.value))


_PAIRS = (
    ("licensor", "licensee"),
    ("supplier", "customer"),
    ("manufacturer", "client"),
    ("investor", "investee"),
    ("acquirer", "target"),
)
_INVERSE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


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


class MilestoneKind(Term):
    ANNOUNCED = "announced", "Announced", "The vehicle was announced."
    UNVEILED = "unveiled", "Unveiled", "The vehicle was shown in public."
    TYPE_APPROVAL = "type_approval", "Type approval filed", "The vehicle was entered for approval."
    PRESALE = "presale", "Pre-sale opened", "Orders are taken before the launch."
    LAUNCHED = "launched", "Launched", "The vehicle came to market."
    SALES_START = "sales_start", "On sale", "Sales began."
    PRODUCTION_START = "production_start", "Production started", "The first vehicle was built."
    PRODUCTION_END = "production_end", "Production ended", "The last vehicle was built."
    DELIVERIES_START = "deliveries_start", "Deliveries", "The first vehicles were handed to customers."
    CONTRACT = "contract", "Contract", "A contract for the vehicle was made."
    ENDED = "ended", "Ended", "The vehicle or its programme ended."
    OTHER = "other", "Other", "Something else of note happened."


class DateKind(Term):
    ACTUAL = "actual", "actual", "The day or span on which it happened."
    FIRST_REPORTED = "first_reported", "first reported", "Known at this date; it may have begun earlier."
    EXPECTED = "expected", "expected", "Still ahead when the source was written."


class Bound(Term):
    """How a stated figure relates to the true one."""

    EXACT = "exact", "", "As stated."
    ABOUT = "about", "about", "Approximate."
    NEARLY = "nearly", "nearly", "Approximate, from below."
    UP_TO = "up_to", "up to", "At most."
    MORE_THAN = "more_than", "more than", "At least."


class Rank(Term):
    PREFERRED = "preferred", "Shown", "This value is shown."
    NORMAL = "normal", "Supporting", "This value is kept beside the shown one."
    DEPRECATED = "deprecated", "Set aside", "This value is kept and known to be wrong or superseded."


class CitationState(Term):
    ACTIVE = "active", "Active", "The sentence stands in the source."
    ORPHANED = "orphaned", "Orphaned", "The text was replaced and the sentence cannot be found for certain."
    RETRACTED = "retracted", "Retracted", "The source has taken the statement back."


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
