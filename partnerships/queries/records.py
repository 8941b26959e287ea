"""Records by what addresses write: the slug, or the permanent public id."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TypeVar

from django.db.models import Q

from partnerships.models import Company
from partnerships.models.base import Record

R = TypeVar("R", bound=Record)
_WRITTEN = re.compile(r"[A-Za-z0-9_-]{1,80}")


def named(model: type[R], words: Collection[str]) -> dict[str, R]:
    """Those that exist, by the word given; a public id goes before an equal slug. Merged ones are not followed."""
    asked = [word for word in words if _WRITTEN.fullmatch(word)]
    rows = model._default_manager.filter(Q(slug__in=asked) | Q(public_id__in=asked)) if asked else ()
    by_slug, by_id = {row.slug: row for row in rows}, {row.public_id: row for row in rows}  # type: ignore[attr-defined]
    return {word: found for word in asked if (found := by_id.get(word) or by_slug.get(word))}


def standing(company: Company) -> Company:
    """The company itself, or the one it was merged into in the end."""
    seen = {company.pk}
    while (heir := company.merged_into) is not None and heir.pk not in seen:
        seen.add(heir.pk)
        company = heir
    return company
