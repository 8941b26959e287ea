"""Annotated articles in the schema of the evaluation articles, so that one scorer measures both."""

from __future__ import annotations

from typing import Any

from training.annotations import Annotated


def as_gold(article: Annotated) -> dict[str, Any]:
    """The facts of an annotated article, things given by their fullest names."""
    names = {
        (m.label, m.ident): article.names(m.label, m.ident)
        for m in article.marks if m.label in {"ORG", "VEH", "TECH", "PER"}
    }  # fmt: skip

    def name(label: str, ident: str | None) -> str | None:
        return names[label, ident][0] if ident and (label, ident) in names else None

    def parties(listed: list[dict[str, str]]) -> list[dict[str, Any]]:
        return [{"company": name("ORG", p["company"]), "role": p["role"]} for p in listed]

    return {
        "id": article.id, "title": "", "published": article.published, "text": article.text,
        "negative": not article.agreements,
        "companies": [
            {"name": forms[0], "aliases": forms[1:], "kind": None} for (k, _), forms in names.items() if k == "ORG"
        ],
        "ownership": [
            {**o, "owner": name("ORG", o["owner"]), "owned": name("ORG", o["owned"])} for o in article.ownership
        ],
        "agreements": [
            {**a, "parties": parties(a["parties"]), "date": a["date"] and {"value": _day(a["date"]["value"])}}
            for a in article.agreements
        ],
        "vehicles": [
            {
                "name": name("VEH", v["id"]), "marque": name("ORG", v["marque"]), "partners": parties(v["partners"]),
                "technologies": [{**t, "name": name("TECH", t["technology"])} for t in v["technologies"]],
                "milestones": v["milestones"],
            }
            for v in article.vehicles
        ],
        "people": [{"name": name("PER", p["id"]), "role": p["role"], "company": name("ORG", p["company"])}
                   for p in article.people],
        "market_figures": [{**f, "publisher": name("ORG", f["publisher"])} for f in article.figures],
    }  # fmt: skip


def _day(edtf: str) -> str:
    """The first date of an interval, without its qualifier."""
    return edtf[:10].strip("~/")
