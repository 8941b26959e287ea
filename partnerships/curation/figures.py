"""Market figures."""

from __future__ import annotations

from typing import Any

from partnerships.curation.signing import free_slug, saved
from partnerships.models import MarketFigure


def add_figure(metric: str, *, slug: str = "", **fields: Any) -> MarketFigure:
    """A figure as stated; fields as on MarketFigure."""
    figure = MarketFigure(metric=metric, **fields)
    figure.slug = slug or free_slug(MarketFigure, str(figure))
    return saved(figure)
