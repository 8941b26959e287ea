"""One company with all that its page says."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.models import (
    Agreement,
    Appointment,
    Citation,
    Company,
    CompanyName,
    Identifier,
    MarketFigure,
    Ownership,
    Vehicle,
)
from partnerships.queries.agreements.rows import AgreementRow, newest_first, rows_of
from partnerships.queries.companies.ownership import Group, group_of, holdings_around
from partnerships.queries.companies.rows import Partner, chinese_name, is_chinese, partners_of
from partnerships.queries.documents import Document, behind, disputed, documents_of, supported
from partnerships.queries.evidence import Evidence, Support
from partnerships.queries.vehicles.rows import vehicles_of, with_parts
from partnerships.vocabulary import IdentifierScheme, NameKind

AGREEMENTS, VEHICLES, FIGURES = 50, 30, 20  # shown on the page of a company


@dataclass(frozen=True)
class NameLine:
    name: CompanyName
    support: Support

    @property
    def is_chinese(self) -> bool:
        return is_chinese(self.name)

    @property
    def is_former(self) -> bool:
        return self.name.kind == NameKind.FORMER

    @property
    def label(self) -> str:
        return "Chinese" if self.is_chinese and not self.is_former else NameKind(self.name.kind).label

    @property
    def language(self) -> str:
        return self.name.language or ("zh" if self.is_chinese else "")


@dataclass(frozen=True)
class IdentifierLine:
    identifier: Identifier
    support: Support


@dataclass(frozen=True)
class AppointmentLine:
    appointment: Appointment
    support: Support


@dataclass(frozen=True)
class FigureLine:
    figure: MarketFigure
    support: Support


@dataclass(frozen=True)
class CompanyDetail:
    """One company with everything that stands around it; lists are cut, their totals are whole."""

    company: Company
    name_zh: str
    evidence: Evidence
    founded: Support
    dissolved: Support
    agreements: list[AgreementRow]
    agreements_total: int
    vehicles: list[Vehicle]
    vehicles_total: int
    group: Group
    partners: list[Partner]
    names: list[NameLine]
    identifiers: list[IdentifierLine]
    people: list[AppointmentLine]
    figures: list[FigureLine]
    documents: list[Document]
    facts: int
    disputed: int

    @property
    def names_by_kind(self) -> list[tuple[str, list[NameLine]]]:
        """Under the label of their kind, Chinese ones apart."""
        groups: dict[str, list[NameLine]] = {}
        for line in sorted(self.names, key=lambda line: (line.is_former, line.is_chinese)):
            groups.setdefault(line.label, []).append(line)
        return list(groups.items())

    @property
    def tickers(self) -> list[IdentifierLine]:
        return [line for line in self.identifiers if line.identifier.scheme == IdentifierScheme.TICKER]

    @property
    def not_linked(self) -> list[str]:
        """Schemes in which most companies have a number and this one has none yet."""
        have = {line.identifier.scheme for line in self.identifiers}
        return [scheme.label for scheme in (IdentifierScheme.WIKIDATA,) if scheme not in have]


def _of_post(appointment: Appointment, evidence: Evidence) -> Support:
    """A source of the person speaks of the position as well."""
    own = evidence.of(appointment, within=appointment.person)
    return own if own.agreeing or own.rivals else evidence.of(appointment.person)


def _own(citations: list[Citation], holdings: list[Ownership], company: Company) -> list[Citation]:
    """Without those of holdings further up or down the tree, which are drawn but not about this company."""
    direct = {holding.pk for holding in holdings if company.pk in {holding.owner_id, holding.owned_id}}
    return [citation for citation in citations if citation.ownership_id is None or citation.ownership_id in direct]


def _of_listed(agreements: list[AgreementRow], vehicles: list[Vehicle]) -> list[Citation]:
    return behind([row.pk for row in agreements], [vehicle.pk for vehicle in vehicles])


def detail_of(company: Company) -> CompanyDetail:
    names, identifiers = list(company.names.order_by("id")), list(company.identifiers.all())
    people, figures = list(company.appointments.select_related("person")), list(company.figures.all()[:FIGURES])
    holdings = holdings_around(company)
    persons = [appointment.person for appointment in people]
    evidence = Evidence([company, *holdings, *names, *identifiers, *people, *persons, *figures])
    agreements, vehicles = Agreement.objects.involving(company), vehicles_of(company)
    newest = rows_of(newest_first(agreements)[:AGREEMENTS])
    driven = list(with_parts(vehicles)[:VEHICLES])
    citations = _own(evidence.citations, holdings, company) + _of_listed(newest, driven)
    return CompanyDetail(
        company=company,
        name_zh=chinese_name(names),
        evidence=evidence,
        founded=evidence.of(company, "founded"),
        dissolved=evidence.of(company, "dissolved"),
        agreements=newest,
        agreements_total=agreements.count(),
        vehicles=driven,
        vehicles_total=vehicles.count(),
        group=group_of(company, holdings, evidence),
        partners=partners_of(company),
        names=[NameLine(name, evidence.of(name, within=company)) for name in names if name.text != company.name],
        identifiers=[IdentifierLine(one, evidence.of(one, within=company)) for one in identifiers],
        people=[AppointmentLine(one, _of_post(one, evidence)) for one in people],
        figures=[FigureLine(one, evidence.of(one)) for one in figures],
        documents=documents_of(citations),
        facts=len({supported(citation) for citation in citations}),
        disputed=disputed(citations),
    )
