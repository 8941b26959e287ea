"""Lengths for drawings that need no script.

A page allows no inline style, so a length is never a CSS value: it is an attribute of an SVG rect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.vocabulary import Family

register = template.Library()

TALLEST, UNIT = 168, 12  # px: of the highest column, and of one agreement while they are few
RECENT = 13  # columns that fit on a phone


class Year(Protocol):
    """One column of the chart: agreements by family value, and where the column leads."""

    year: int
    url: str
    counts: Mapping[str, int]


@register.simple_tag
def bar(value: float, of: float = 100) -> SafeString:
    """A bar as long as value is of the whole; the figure itself must stand beside it."""
    width = round(100 * value / of, 2) if of else 0
    return format_html(
        '<svg class="bar" aria-hidden="true"><rect width="{}%" height="100%"/></svg>', min(max(width, 0), 100)
    )


@register.inclusion_tag("partnerships/_year_chart.html")
def year_chart(years: Sequence[Year]) -> dict[str, Any]:
    """Agreements by start year, stacked by family."""
    most = max((sum(year.counts.values()) for year in years), default=0)
    unit = min(UNIT, TALLEST / most) if most else UNIT
    step = _step(most)
    return {
        "columns": [
            {
                "year": year.year,
                "url": year.url,
                "total": sum(year.counts.values()),
                "height": round(sum(year.counts.values()) * unit, 2),
                "blocks": _blocks(year.counts, unit),
                "named": year.year % 5 == 0,
                "early": position < len(years) - RECENT,
            }
            for position, year in enumerate(years)
        ],
        "lines": [{"count": count, "y": round((most - count) * unit, 2)} for count in range(step, most + 1, step)],
    }


def _step(most: int) -> int:
    """The round distance of the lines behind the columns, at most three of them."""
    return next((step for step in (5, 10, 20, 50, 100, 200, 500) if most < 4 * step), most // 3)


def _blocks(counts: Mapping[str, int], unit: float) -> list[dict[str, Any]]:
    """From the top down, so that the first family stands on the ground."""
    blocks: list[dict[str, Any]] = []
    top = 0.0
    for family in reversed(Family):
        if count := counts.get(family, 0):
            blocks.append({"family": family, "y": round(top, 2), "height": round(max(count * unit - 1, 0.5), 2)})
            top += count * unit
    return blocks
