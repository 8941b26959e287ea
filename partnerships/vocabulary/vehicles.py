"""The dated steps of a vehicle."""

from __future__ import annotations

from partnerships.vocabulary.terms import Term


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
