from partnerships.models.agreements import Agreement, AgreementEvent, Party
from partnerships.models.companies import Company, CompanyName, Identifier, Ownership, Succession
from partnerships.models.figures import MarketFigure
from partnerships.models.people import Appointment, Person
from partnerships.models.review import Import, Judgement, Proposal
from partnerships.models.sources import FACTS, Citation, Source
from partnerships.models.vehicles import Milestone, Technology, Vehicle, VehiclePartner, VehicleTechnology

__all__ = [
    "FACTS",
    "Agreement",
    "AgreementEvent",
    "Appointment",
    "Citation",
    "Company",
    "CompanyName",
    "Identifier",
    "Import",
    "Judgement",
    "MarketFigure",
    "Milestone",
    "Ownership",
    "Party",
    "Person",
    "Proposal",
    "Source",
    "Succession",
    "Technology",
    "Vehicle",
    "VehiclePartner",
    "VehicleTechnology",
]
