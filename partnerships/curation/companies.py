"""Companies, their names and who owns them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from partnerships.curation.signing import free_slug, saved
from partnerships.models import Company, CompanyName, Ownership
from partnerships.vocabulary import CompanyKind, NameKind, ShareKind


def add_company(name: str, *, kind: CompanyKind, slug: str = "", **fields: Any) -> Company:
    """A new company with its first name; further fields as on Company. Raises ValidationError."""
    company = saved(Company(name=name, kind=kind.value, slug=slug or free_slug(Company, name), **fields))
    add_name(company, name, kind=NameKind.SHORT)
    return company


def add_name(company: Company, text: str, *, kind: NameKind, **fields: Any) -> CompanyName:
    """A further name; a name the company already has is returned as it stands."""
    present = company.names.filter(text=text, kind=kind.value).first()
    return present or saved(CompanyName(company=company, text=text, kind=kind.value, **fields))


def add_ownership(
    owner: Company, owned: Company, *, share: Decimal | None = None, share_max: Decimal | None = None, **fields: Any
) -> Ownership:
    """A holding: one share is exact, two are a range, none is unknown unless `share_kind` says majority."""
    kind = ShareKind.UNKNOWN if share is None else ShareKind.RANGE if share_max else ShareKind.EXACT
    shares = {"share_kind": kind.value, "share_min": share, "share_max": share_max or share}
    return saved(Ownership(owner=owner, owned=owned, **{**shares, **fields}))
