"""Roles where a sentence names the parties but not who gives and who takes."""

from __future__ import annotations

from partnerships.extraction.article import Article
from partnerships.vocabulary import AgreementType, CompanyKind, Role

_GIVERS = {CompanyKind.SUPPLIER, CompanyKind.TECHNOLOGY}
_BY_KIND = {
    AgreementType.SUPPLY: (Role.SUPPLIER, Role.CUSTOMER),
    AgreementType.CONTRACT_MANUFACTURING: (Role.MANUFACTURER, Role.CLIENT),
}


def by_kind(article: Article, kind: AgreementType, parties: dict[str, Role]) -> dict[str, Role]:
    """In supply and contract manufacturing the supplier by trade gives, if there is just one on its side."""
    if kind is AgreementType.JOINT_VENTURE:
        return {
            name: Role.VENTURE if _is(article, name, CompanyKind.JOINT_VENTURE) else parties[name] for name in parties
        }
    roles = _BY_KIND.get(kind)
    if not roles or set(parties.values()) != {Role.PARTNER}:
        return parties
    givers = [name for name in parties if (company := article.company(name)) and company.kind in _GIVERS]
    if not givers or len(givers) == len(parties):
        return parties
    return {name: roles[0] if name in givers else roles[1] for name in parties}


def _is(article: Article, name: str, kind: CompanyKind) -> bool:
    company = article.company(name)
    return company is not None and company.kind == kind
