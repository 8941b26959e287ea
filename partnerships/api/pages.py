"""The page about the interface: the schema in words, with requests that work and what they answer here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships.api.coloured import coloured
from partnerships.api.problems import TYPES
from partnerships.api.schema import schema
from partnerships.dates import PartialDate
from partnerships.queries.resources import reading
from partnerships.queries.resources.agreements import AGREEMENTS, example
from partnerships.queries.resources.shapes import date_object

DATES = {
    "in 2017": "2017",
    "early this year": "early 2021",
    "April 19, 2021": "2021-04-19",
    "around 2019": "about 2019",
    "by the end of June 2025": "by 2025-06",
    "in the first quarter": "2021-33",
}
BASE = "/api/v1/"
TOLD = (400, 404, 405, 406, 429, 500)


@dataclass(frozen=True)
class Endpoint:
    """An address below /api/v1/, what it gives, and the parameters it takes."""

    path: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]

    @property
    def link(self) -> str:
        return "" if "{" in self.path else f"{BASE}{self.path}"


def docs(request: HttpRequest) -> HttpResponse:
    agreement = example()
    context = {
        "section": "api",
        "endpoints": endpoints(),
        "agreement": agreement,
        "answer": coloured(reading.full(AGREEMENTS, agreement)) if agreement else (),
        "dates": [(words, date_object(str(PartialDate.stored(stored)))) for words, stored in DATES.items()],
        "problems": [(status, *TYPES[status]) for status in TOLD],
        "base": request.build_absolute_uri(BASE),
    }
    return render(request, "partnerships/api.html", context)


def endpoints() -> list[Endpoint]:
    """All that the schema describes, in its order."""
    return [
        Endpoint(
            path=path.removeprefix(BASE),
            summary=about["get"]["summary"],
            description=about["get"]["description"],
            parameters=[_told(parameter) for parameter in about["get"].get("parameters", [])],
        )
        for path, about in schema()["paths"].items()
    ]


def _told(parameter: dict[str, Any]) -> dict[str, Any]:
    form = parameter["schema"]
    words = form.get("items", form).get("enum", [])
    return {"name": parameter["name"], "text": parameter["description"], "words": words, "many": "items" in form}
