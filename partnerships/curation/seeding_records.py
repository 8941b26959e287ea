"""What each seed file becomes: rows with the rows that belong to them, not yet saved."""

from __future__ import annotations

from typing import Any

from partnerships.curation.seed_files import Entry
from partnerships.curation.seeding_agreements import agreement
from partnerships.curation.seeding_drafts import Draft, Kind, Known, cited, moment, record, with_role
from partnerships.models import (
    Agreement,
    AgreementEvent,
    Appointment,
    Company,
    CompanyName,
    MarketFigure,
    Milestone,
    Ownership,
    Party,
    Person,
    Source,
    Technology,
    Vehicle,
    VehiclePartner,
    VehicleTechnology,
)
from partnerships.vocabulary import Bound, CompanyKind, MilestoneKind, NameKind, OwnershipState, ShareKind


def _source(entry: Entry, known: Known) -> Draft:
    return record(
        Source,
        entry,
        publisher=entry.text("publisher", required=True),
        title=entry.text("title", required=True),
        title_is_description=entry.flag("title_is_description"),
        url=entry.text("url", required=True),
        is_mirror=entry.flag("is_mirror"),
        published=entry.date("published"),
        language=entry.text("language", required=True),
    )


def _company(entry: Entry, known: Known) -> Draft:
    name = entry.text("name", required=True)
    draft = record(
        Company,
        entry,
        name=name,
        kind=entry.word("kind", CompanyKind),
        country=entry.text("country"),
        founded=entry.date("founded"),
    )
    short = Draft(CompanyName(text=name, kind=NameKind.SHORT.value), entry.place.at("name"), "company")
    draft.parts = [short, *(_name(each) for each in entry.entries("names"))]
    return draft


def _name(entry: Entry) -> Draft:
    row = CompanyName(
        text=entry.text("text", required=True), kind=entry.word("kind", NameKind), language=entry.text("language")
    )
    entry.close()
    return Draft(row, entry.place, "company")


def _ownership(entry: Entry, known: Known) -> Draft:
    row = Ownership(
        owner=entry.ref("owner", known["companies"], required=True),
        owned=entry.ref("owned", known["companies"], required=True),
        is_approximate=entry.flag("is_approximate"),
        since=entry.date("since"),
        until=entry.date("until"),
        state=entry.word("state", OwnershipState, OwnershipState.CURRENT),
        note=entry.text("note"),
        **_share(entry),
    )
    return Draft(row, entry.place, parts=cited(entry, known, "ownership"))


def _share(entry: Entry) -> dict[str, Any]:
    exact, low, high = entry.number("share"), entry.number("share_min"), entry.number("share_max")
    if exact is not None:
        return {"share_kind": ShareKind.EXACT.value, "share_min": exact, "share_max": exact}
    unstated = ShareKind.MAJORITY if entry.flag("majority") else ShareKind.UNKNOWN
    kind = unstated if low is None and high is None else ShareKind.RANGE
    return {"share_kind": kind.value, "share_min": low, "share_max": high}


def _technology(entry: Entry, known: Known) -> Draft:
    draft = record(
        Technology,
        entry,
        name=entry.text("name", required=True),
        category=entry.text("category"),
        developer=entry.ref("developer", known["companies"]),
    )
    draft.parts = cited(entry, known, "technology")
    return draft


def _vehicle(entry: Entry, known: Known) -> Draft:
    companies = known["companies"]
    draft = record(
        Vehicle,
        entry,
        name=entry.text("name", required=True),
        edition=entry.text("edition"),
        marque=entry.ref("marque", companies),
        maker=entry.ref("maker", companies),
        summary=entry.text("summary"),
    )
    draft.parts = [
        *(with_role(each, known, VehiclePartner, "vehicle") for each in entry.entries("partners")),
        *(_equipment(each, known) for each in entry.entries("technologies")),
        *(_milestone(each) for each in entry.entries("milestones")),
        *cited(entry, known, "vehicle"),
    ]
    return draft


def _equipment(entry: Entry, known: Known) -> Draft:
    row = VehicleTechnology(
        technology=entry.ref("technology", known["technologies"], required=True),
        supplier=entry.ref("supplier", known["companies"]),
        quantity=entry.whole("quantity"),
    )
    entry.close()
    return Draft(row, entry.place, "vehicle")


def _milestone(entry: Entry) -> Draft:
    row = Milestone(
        kind=entry.word("kind", MilestoneKind),
        said_on=entry.date("said_on"),
        occasion=entry.text("occasion"),
        **moment(entry),
    )
    entry.close()
    return Draft(row, entry.place, "vehicle")


def _person(entry: Entry, known: Known) -> Draft:
    draft = record(Person, entry, name=entry.text("name", required=True), name_zh=entry.text("name_zh"))
    appointments = [_appointment(each, known) for each in entry.entries("appointments")]
    draft.parts = [*appointments, *cited(entry, known, "person")]
    return draft


def _appointment(entry: Entry, known: Known) -> Draft:
    row = Appointment(
        company=entry.ref("company", known["companies"], required=True),
        title=entry.text("title", required=True),
        since=entry.date("since"),
        until=entry.date("until"),
        known_on=entry.date("known_on"),
    )
    entry.close()
    return Draft(row, entry.place, "person")


def _figure(entry: Entry, known: Known) -> Draft:
    draft = record(
        MarketFigure,
        entry,
        metric=entry.text("metric", required=True),
        region=entry.text("region"),
        company=entry.ref("company", known["companies"]),
        period=entry.date("period"),
        is_stock=entry.flag("is_stock"),
        value=entry.number("value"),
        unit=entry.text("unit"),
        bound=entry.word("bound", Bound, Bound.EXACT),
        change_percent=entry.number("change_percent"),
        change_bound=entry.word("change_bound", Bound, Bound.EXACT),
        change_basis=entry.text("change_basis"),
        stated_by=entry.text("stated_by"),
        precision_note=entry.text("precision_note"),
    )
    draft.parts = cited(entry, known, "figure")
    return draft


KINDS = (
    Kind("sources", Source, _source, ""),
    Kind("companies", Company, _company, "company", ((CompanyName, "company"),)),
    Kind("ownership", Ownership, _ownership, "ownership", key=("owner_id", "owned_id")),
    Kind("technologies", Technology, _technology, "technology"),
    Kind(
        "vehicles",
        Vehicle,
        _vehicle,
        "vehicle",
        ((VehiclePartner, "vehicle"), (VehicleTechnology, "vehicle"), (Milestone, "vehicle")),
    ),
    Kind(
        "agreements",
        Agreement,
        agreement,
        "agreement",
        (
            (Party, "agreement"),
            (AgreementEvent, "agreement"),
            (Agreement.technologies.through, "agreement"),
            (Agreement.vehicles.through, "agreement"),
        ),
    ),
    Kind("people", Person, _person, "person", ((Appointment, "person"),)),
    Kind("market_figures", MarketFigure, _figure, "figure"),
)
"""In the order in which they refer to each other."""
