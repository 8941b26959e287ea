"""A large invented knowledge base for measuring: the same seed gives the same rows but for their ids."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db import models

from partnerships import lifecycle
from partnerships.curation.signing import CurationError, signed
from partnerships.dates import PartialDate
from partnerships.models import (
    Agreement,
    AgreementEvent,
    Citation,
    Company,
    CompanyName,
    Milestone,
    Ownership,
    Party,
    Source,
    Vehicle,
    VehiclePartner,
)
from partnerships.vocabulary import AgreementType, CompanyKind, EventKind, MilestoneKind, NameKind, Role

M = TypeVar("M", bound=models.Model)
_SYLLABLES = ("ba", "ko", "ri", "ven", "tor", "hai", "lin", "mo", "sa", "du", "fen", "gar", "zu", "pel", "nor", "wei")
_COUNTRIES = ("CN", "DE", "JP", "US", "KR", "FR", "IT", "IN", "GB", "SE")


@dataclass(frozen=True)
class Size:
    """Numbers of rows; `skew` is the share of parties that fall to the first company."""

    companies: int = 5_000
    agreements: int = 20_000
    parties: int = 55_000
    ownerships: int = 10_000
    vehicles: int = 20_000
    citations: int = 100_000
    skew: float = 400 / 55_000


BIG = Size()


def generate(size: Size = BIG, *, seed: int = 1) -> dict[str, int]:
    """Fill an empty knowledge base with invented rows; returns the number of each kind."""
    if Company.objects.exists():
        raise CurationError("The knowledge base is not empty; nothing was generated. Use a database of its own.")
    with signed(None, "generated for measuring"):
        return _Generator(size, random.Random(seed)).run()  # noqa: S311  # the rows must repeat, not surprise


class _Generator:
    def __init__(self, size: Size, chance: random.Random) -> None:
        self.size, self.chance = size, chance

    def run(self) -> dict[str, int]:
        self.companies = _stored(self._companies())
        _stored(CompanyName(company=c, text=c.name, kind=NameKind.SHORT.value) for c in self.companies)
        ownerships = _stored(self._ownerships())
        vehicles = _stored(self._vehicles())
        _stored(self._vehicle_partners(vehicles))
        milestones = _stored(self._milestones(vehicles))
        self.cited = self.chance.choices(_stored(self._sources()), k=self.size.citations)
        agreements = _stored(self._agreements())
        parties = _stored(self._parties(agreements))
        _stored(self._events(agreements))
        citations = _stored(self._citations(agreements, vehicles))
        made = (self.companies, ownerships, vehicles, milestones, agreements, parties, citations)
        return {str(rows[0]._meta.verbose_name_plural): len(rows) for rows in made}

    def _word(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 3))).capitalize()

    def _companies(self) -> Iterator[Company]:
        kinds = list(CompanyKind)
        for n in range(self.size.companies):
            name = f"{self._word()} {self._word()} {n}"
            country = self.chance.choice(_COUNTRIES)
            yield Company(name=name, slug=f"company-{n}", kind=self.chance.choice(kinds).value, country=country)

    def _ownerships(self) -> Iterator[Ownership]:
        for _ in range(self.size.ownerships):
            owner, owned = self.chance.sample(self.companies, 2)
            share = self.chance.choice([None, 5, 20, 50, 51, 100])
            kind = "unknown" if share is None else "exact"
            yield Ownership(
                owner=owner, owned=owned, share_kind=kind, share_min=share, share_max=share, since=self._date()
            )

    def _vehicles(self) -> Iterator[Vehicle]:
        for n in range(self.size.vehicles):
            yield Vehicle(name=f"{self._word()} {n}", slug=f"vehicle-{n}", maker=self.chance.choice(self.companies))

    def _vehicle_partners(self, vehicles: list[Vehicle]) -> Iterator[VehiclePartner]:
        for vehicle in vehicles:
            yield VehiclePartner(vehicle=vehicle, company=self.chance.choice(self.companies), role=Role.PARTNER.value)

    def _milestones(self, vehicles: list[Vehicle]) -> Iterator[Milestone]:
        for vehicle in vehicles:
            yield Milestone(vehicle=vehicle, kind=MilestoneKind.UNVEILED.value, date=self._date())

    def _agreements(self) -> Iterator[Agreement]:
        types = list(AgreementType)
        for n in range(self.size.agreements):
            state = lifecycle.state_fields([lifecycle.Step(EventKind.SIGNED, self._date())], self._reports(n))
            yield Agreement(
                title=f"{self._word()} and {self._word()} agreement {n}",
                slug=f"agreement-{n}",
                type=self.chance.choice(types).value,
                **state,
            )

    def _reports(self, agreement: int) -> list[PartialDate | None]:
        """When the sources were published that `_citations` ties to this agreement."""
        return [self.cited[n].published for n in range(agreement, self.size.citations, self.size.agreements) if n % 4]

    def _parties(self, agreements: list[Agreement]) -> Iterator[Party]:
        extra = self.size.parties - 2 * len(agreements)
        for n, agreement in enumerate(agreements):
            count = 2 + (n < extra)
            chosen = self.chance.sample(self.companies[1:], count)
            if self.chance.random() < self.size.skew * self.size.parties / len(agreements):
                chosen[0] = self.companies[0]
            for company in chosen:
                yield Party(agreement=agreement, company=company, role=AgreementType(agreement.type).roles[0].value)

    def _events(self, agreements: list[Agreement]) -> Iterator[AgreementEvent]:
        for agreement in agreements:
            yield AgreementEvent(agreement=agreement, kind=EventKind.SIGNED.value, date=agreement.starts)

    def _sources(self) -> Iterator[Source]:
        for n in range(self.size.citations // 10):
            title = f"Generated report {n}"
            yield Source(publisher="Generated", title=title, slug=f"source-{n}", published=self._date())

    def _citations(self, agreements: list[Agreement], vehicles: list[Vehicle]) -> Iterator[Citation]:
        """Every fourth is about a vehicle."""
        for n, source in enumerate(self.cited):
            quote = f"Generated sentence {n}."
            fact = {"agreement": agreements[n % len(agreements)]} if n % 4 else {"vehicle": vehicles[n % len(vehicles)]}
            yield Citation(source=source, quote=quote, start=0, end=len(quote), **fact)

    def _date(self) -> PartialDate:
        year = self.chance.randint(1985, 2025)  # past, for these events have happened
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        forms = [f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"early {year}"]
        return PartialDate.stored(self.chance.choice(forms))


def _stored(rows: Iterable[M]) -> list[M]:
    materialised = list(rows)
    type(materialised[0])._default_manager.bulk_create(materialised, batch_size=500)
    return materialised
