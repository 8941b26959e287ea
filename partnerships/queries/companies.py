"""Companies: as rows of a list, and one with all that its page says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from partnerships.models import (
    Agreement,
    Appointment,
    Citation,
    Company,
    CompanyName,
    Identifier,
    MarketFigure,
    Ownership,
    Party,
    Vehicle,
)
from partnerships.queries.agreements import AgreementRow, newest_first, rows_of
from partnerships.queries.documents import Document, behind, disputed, documents_of, supported
from partnerships.queries.evidence import Evidence, Support
from partnerships.queries.ownership import Group, group_of, holdings_around
from partnerships.queries.vehicles import vehicles_of, with_parts
from partnerships.vocabulary import IdentifierScheme, NameKind

AGREEMENTS, VEHICLES, PARTNERS, FIGURES = 50, 30, 10, 20  # shown on the page of a company


@dataclass(frozen=True)
class CompanyRow:
    """What a list shows of a company; `name_zh` is empty where none is known."""

    company: Company
    name_zh: str
    agreements: int


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
class Partner:
    """A company with the number of agreements in common."""

    name: str
    slug: str
    number: int


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


def is_chinese(name: CompanyName) -> bool:
    return name.language.lower().startswith("zh") or any("\u3400" <= letter <= "\u9fff" for letter in name.text)


def company_rows(companies: Iterable[Company]) -> list[CompanyRow]:
    """In the order given; names and numbers of all of them come in two queries."""
    companies = list(companies)
    counted = Party.objects.filter(company__in=companies).values("company")
    numbers = dict(counted.annotate(number=Count("agreement", distinct=True)).values_list("company", "number"))
    chinese: dict[int, list[CompanyName]] = {}
    for name in CompanyName.objects.filter(company__in=companies).order_by("id"):
        if is_chinese(name):
            chinese.setdefault(name.company_id, []).append(name)
    return [
        CompanyRow(company, chinese_name(chinese.get(company.pk, [])), numbers.get(company.pk, 0))
        for company in companies
    ]


def chinese_name(names: Iterable[CompanyName]) -> str:
    """The shortest of the Chinese names in use."""
    used = [name.text for name in names if is_chinese(name) and name.kind != NameKind.FORMER]
    return min(used, key=len, default="")


def partners_of(company: Company) -> list[Partner]:
    """Those with most agreements in common, then by name."""
    mine = Party.objects.filter(company=company).values("agreement")
    beside = Party.objects.filter(agreement__in=mine, company__isnull=False).exclude(company=company)
    ranked = beside.values("company__name", "company__slug").annotate(number=Count("agreement", distinct=True))
    found = ranked.order_by("-number", "company__name", "company__slug")[:PARTNERS]
    return [Partner(row["company__name"], row["company__slug"], row["number"]) for row in found]


def _of_post(appointment: Appointment, evidence: Evidence) -> Support:
    """A source of the person speaks of the position as well."""
    own = evidence.of(appointment, within=appointment.person)
    return own if own.agreeing or own.rivals else evidence.of(appointment.person)


def _own(citations: list[Citation], holdings: list[Ownership], company: Company) -> list[Citation]:
    """Without those of holdings further up or down the tree, which are drawn but not about this company."""
    direct = {holding.pk for holding in holdings if company.pk in {holding.owner_id, holding.owned_id}}
    return [citation for citation in citations if citation.ownership_id is None or citation.ownership_id in direct]


def detail_of(company: Company) -> CompanyDetail:
    names, identifiers = list(company.names.order_by("id")), list(company.identifiers.all())
    people = list(company.appointments.select_related("person"))
    figures = list(company.figures.all()[:FIGURES])
    holdings = holdings_around(company)
    persons = [appointment.person for appointment in people]
    evidence = Evidence([company, *holdings, *names, *identifiers, *people, *persons, *figures])
    agreements, vehicles = Agreement.objects.involving(company), vehicles_of(company)
    newest = rows_of(newest_first(agreements)[:AGREEMENTS])
    driven = list(with_parts(vehicles)[:VEHICLES])
    citations = [
        *_own(evidence.citations, holdings, company),
        *behind([row.pk for row in newest], [vehicle.pk for vehicle in driven]),
    ]
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
