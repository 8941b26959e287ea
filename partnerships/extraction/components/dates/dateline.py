"""The day in a dateline, from which "on Wednesday" counts."""

from __future__ import annotations

from partnerships.dates import PartialDate, Precision
from partnerships.extraction.values.dates import resolve

_NEAR = 7  # days before publication that a dateline may lie


def day_in(dateline: str, published: PartialDate) -> PartialDate | None:
    """The day a dateline names, if it lies at most a week before publication."""
    if not dateline or published.precision is not Precision.DAY:
        return None
    found, last = resolve(dateline, dateline, 0, published), published.latest
    if found is None or found.precision is not Precision.DAY or not found.earliest or not last:
        return None
    return found if 0 <= (last - found.earliest).days <= _NEAR else None
