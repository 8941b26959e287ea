"""Annotated articles in the schema of the evaluation articles, so that one scorer measures both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from training.annotations import Annotated

Fact = dict[str, Any]
Namer = Callable[[str, str | None], str | None]  # label and id to the fullest name


def as_gold(article: Annotated) -> Fact:
    """The facts of an annotated article, things given by their fullest names."""
    names = {
        (m.label, m.ident): article.names(m.label, m.ident)
        for m in article.marks if m.label in {"ORG", "VEH", "TECH", "PER"}
    }  # fmt: skip

    def name(label: str, ident: str | None) -> str | None:
        return names[label, ident][0] if ident and (label, ident) in names else None

    return {
        "id": article.id, "title": "", "published": article.published, "text": article.text,
        "negative": not article.agreements,
        "companies": [
            {"name": forms[0], "aliases": forms[1:], "kind": None} for (k, _), forms in names.items() if k == "ORG"
        ],
        "ownership": [
            {**o, "owner": name("ORG", o["owner"]), "owned": name("ORG", o["owned"])} for o in article.ownership
        ],
        "agreements": [_agreement(a, name) for a in article.agreements],
        "vehicles": [_vehicle(v, name) for v in article.vehicles],
        "people": [{"name": name("PER", p["id"]), "role": p["role"], "company": name("ORG", p["company"])}
                   for p in article.people],
        "market_figures": [{**f, "publisher": name("ORG", f["publisher"])} for f in article.figures],
    }  # fmt: skip


def _agreement(agreement: Fact, name: Namer) -> Fact:
    date = agreement["date"] and {"value": _day(agreement["date"]["value"])}
    return {**agreement, "parties": _parties(agreement["parties"], name), "date": date}


def _vehicle(vehicle: Fact, name: Namer) -> Fact:
    return {
        "name": name("VEH", vehicle["id"]),
        "marque": name("ORG", vehicle["marque"]),
        "partners": _parties(vehicle["partners"], name),
        "technologies": [{**t, "name": name("TECH", t["technology"])} for t in vehicle["technologies"]],
        "milestones": vehicle["milestones"],
    }


def _parties(parties: list[dict[str, str]], name: Namer) -> list[Fact]:
    return [{"company": name("ORG", p["company"]), "role": p["role"]} for p in parties]


def _day(edtf: str) -> str:
    """The first date of an interval, without its qualifier."""
    return edtf[:10].strip("~/")
