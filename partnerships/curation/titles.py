"""The heading of a proposal, with everyday names: “BAIC BluePark and Huawei strategic cooperation”."""

from __future__ import annotations

from collections.abc import Mapping

from partnerships.extraction.findings import (
    Finding,
    FoundAgreement,
    FoundAppointment,
    FoundCompany,
    FoundFigure,
    FoundMilestone,
    FoundOwnership,
    FoundVehicle,
)
from partnerships.vocabulary import AgreementType, Bound, DateKind

_NOUNS = {
    AgreementType.STRATEGIC_COOPERATION: "strategic cooperation",
    AgreementType.MOU: "memorandum of understanding",
    AgreementType.JOINT_VENTURE: "joint venture",
    AgreementType.TECHNOLOGY_LICENCE: "technology licence",
    AgreementType.SUPPLY: "supply agreement",
    AgreementType.CONTRACT_MANUFACTURING: "contract manufacturing",
    AgreementType.JOINT_DEVELOPMENT: "joint development",
    AgreementType.EQUITY_INVESTMENT: "investment",
    AgreementType.ACQUISITION: "acquisition",
    AgreementType.PLATFORM_SHARING: "platform sharing",
    AgreementType.DISTRIBUTION: "distribution",
    AgreementType.OTHER: "agreement",
}


class Titles:
    """Gives findings their headings; `everyday` maps the name of a company finding to the name to show."""

    def __init__(self, everyday: Mapping[str, str]) -> None:
        self.everyday = everyday

    def of(self, finding: Finding) -> str:
        return self._words(finding)[:200]

    def short(self, company: str | None) -> str:
        return self.everyday.get(company or "", company or "")

    def _words(self, finding: Finding) -> str:
        match finding:
            case FoundCompany():
                return self.short(finding.name)
            case FoundOwnership():
                return f"{self.short(finding.owner)} owns {self.short(finding.owned)}"
            case FoundAgreement():
                return f"{self._parties(finding)} {_NOUNS[finding.type]}"
            case FoundVehicle():
                return finding.name
            case FoundMilestone():
                expected = " (expected)" if finding.date.kind == DateKind.EXPECTED else ""
                return f"{finding.vehicle}: {finding.kind.label.lower()}, {finding.date.date.display}{expected}"
            case FoundAppointment():
                of = f" of {self.short(finding.company)}" if finding.company else ""
                return f"{finding.person}, {finding.title}{of}" if finding.title else f"{finding.person}{of}"
            case FoundFigure():
                return _figure(finding)
        raise TypeError(f"There is no heading for a {type(finding).__name__}.")

    def _parties(self, finding: FoundAgreement) -> str:
        shown = list(dict.fromkeys(self.short(party.company) for party in finding.parties))
        return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _figure(finding: FoundFigure) -> str:
    period = finding.period.date.display if finding.period else ""
    head = " ".join(word for word in (finding.metric, finding.region, period) if word)
    value = "" if finding.value is None else _bounded(finding.bound, f"{finding.value:,f} {finding.unit}")
    change = "" if finding.change_percent is None else _bounded(finding.change_bound, f"{finding.change_percent:+f}%")
    return f"{head}: {', '.join(part for part in (value, change) if part)}".removesuffix(": ")


def _bounded(bound: Bound, figure: str) -> str:
    return figure.strip() if bound == Bound.EXACT else f"{bound.label} {figure.strip()}"
