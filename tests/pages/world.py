"""A small knowledge base for pages: the facts of one article, each cited by its sentence, and one rival source."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from partnerships.curation.agreements import add_agreement, add_event, add_party, refresh
from partnerships.curation.companies import add_company, add_name, add_ownership
from partnerships.curation.people import add_person, appoint
from partnerships.curation.sources import cite
from partnerships.curation.vehicles import (
    add_milestone,
    add_technology,
    add_vehicle,
    add_vehicle_partner,
    equip,
)
from partnerships.dates import PartialDate
from partnerships.models import Agreement, Company, Source, Vehicle
from partnerships.vocabulary import AgreementType, CompanyKind, DateKind, EventKind, MilestoneKind, NameKind, Role
from tests.factories import make_source

UNCITED = "A sentence that nobody cites and no visitor may read."
SENTENCES = {
    "owner": "BlueWorks belongs to the Harbour Group.",
    "signed": "BlueWorks and Lumen signed a strategic cooperation agreement in 2017.",
    "lab": "They opened a creative lab in 2019.",
    "unveiled": "The Aurora was shown in April 2021.",
    "deliveries": "Deliveries are planned for December.",
    "lidar": "It carries three lidars.",
    "chair": "Chairman Liu Yu spoke on Wednesday.",
}
TEXT = f" {UNCITED} ".join(SENTENCES.values())


@dataclass(frozen=True)
class World:
    article: Source
    rival: Source
    blueworks: Company
    lumen: Company
    harbour: Company
    frame: Agreement
    lab: Agreement
    aurora: Vehicle


def quote(fact: models.Model, article: Source, sentence: str, **fields: str) -> None:
    start = TEXT.index(SENTENCES[sentence])
    cite(fact, article, start=start, end=start + len(SENTENCES[sentence]), **fields)


def build() -> World:
    article = make_source(
        "Maker seeks partners", publisher="Harbour Wire", text=TEXT, published=PartialDate.of("2021-05-13")
    )
    rival = make_source("Another report", publisher="Evening Post", published=PartialDate.of("2021-03"))
    blueworks, lumen, harbour = _companies()
    frame, lab = _agreements(article, rival, blueworks, lumen)
    _owner(article, blueworks, harbour)
    return World(article, rival, blueworks, lumen, harbour, frame, lab, _vehicle(article, blueworks, lumen, frame))


def _companies() -> tuple[Company, Company, Company]:
    blueworks = add_company("BlueWorks", kind=CompanyKind.AUTOMAKER, country="CN")
    add_name(blueworks, "蓝谷", kind=NameKind.SHORT, language="zh-Hans")
    lumen = add_company("Lumen", kind=CompanyKind.TECHNOLOGY, country="CN")
    return blueworks, lumen, add_company("Harbour Group", kind=CompanyKind.OTHER)


def _agreements(article: Source, rival: Source, one: Company, other: Company) -> tuple[Agreement, Agreement]:
    frame = add_agreement("BlueWorks and Lumen strategic cooperation", type=AgreementType.STRATEGIC_COOPERATION)
    lab = add_agreement("Creative lab", type=AgreementType.JOINT_DEVELOPMENT, part_of=frame)
    for agreement, kind, year, sentence in (
        (frame, EventKind.SIGNED, "2017", "signed"),
        (lab, EventKind.EFFECTIVE, "2019", "lab"),
    ):
        for company in (one, other):
            add_party(agreement, company, Role.PARTNER)
        event = add_event(agreement, kind, PartialDate.of(year))
        quote(event, article, sentence)
        quote(agreement, article, sentence)
        if agreement is lab:
            cite(event, rival, value="2017-09")
        refresh(agreement)
    return frame, lab


def _owner(article: Source, owned: Company, owner: Company) -> None:
    quote(add_ownership(owner, owned), article, "owner")
    post = appoint(add_person("Liu Yu"), owned, "Chairman", known_on=PartialDate.of("2021-05-12"))
    quote(post, article, "chair")


def _vehicle(article: Source, maker: Company, partner: Company, frame: Agreement) -> Vehicle:
    aurora = add_vehicle("Aurora", maker=maker)
    quote(add_vehicle_partner(aurora, partner, Role.SUPPLIER), article, "unveiled")
    shown = add_milestone(aurora, MilestoneKind.UNVEILED, PartialDate.of("2021-04"))
    quote(shown, article, "unveiled")
    planned = add_milestone(
        aurora,
        MilestoneKind.DELIVERIES_START,
        PartialDate.of("2021-12"),
        date_kind=DateKind.EXPECTED,
        said_on=PartialDate.of("2021-05-12"),
    )
    quote(planned, article, "deliveries")
    quote(equip(aurora, add_technology("Lidar"), supplier=partner, quantity=3), article, "lidar")
    frame.vehicles.add(aurora)
    return aurora
