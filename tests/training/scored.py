"""Three annotated articles as the scorer reads them: two deals in full, one article without any."""

from __future__ import annotations

from typing import Any

Fact = dict[str, Any]


def company(name: str, *aliases: str, kind: str = "automaker") -> Fact:
    return {"name": name, "aliases": list(aliases), "kind": kind}


def agreement(type_: str, status: str, date: str | None, *parties: tuple[str, str], evidence: int = 0) -> Fact:
    return {
        "type": type_,
        "status": status,
        "date": date and {"value": date, "kind": "signed", "approximate": False},
        "parties": [{"company": name, "role": role} for name, role in parties],
        "value": None,
        "evidence": [evidence],
    }


VENTURE: Fact = {
    "negative": False,
    "companies": [
        company("Alder Motor Co., Ltd.", "Alder", "AMC"),
        company("Birch Batteries", "Birch", kind="supplier"),
        company("Alder Birch Cells", "ABC", kind="joint_venture"),
        company("Citroën S.A.", "Citroën", kind="marque"),
    ],
    "ownership": [
        {"owner": "Alder Motor Co., Ltd.", "owned": "Alder Birch Cells", "share_percent": 51, "state": "current"},
        {"owner": "Birch Batteries", "owned": "Alder Birch Cells", "share_percent": 49, "state": "current"},
        {"owner": "Alder Motor Co., Ltd.", "owned": "Citroën S.A.", "share_percent": None, "state": "agreed"},
    ],
    "agreements": [
        agreement(
            *("joint_venture", "in_force", "2019-04"),
            *(("Alder Motor Co., Ltd.", "partner"), ("Birch Batteries", "partner"), ("Alder Birch Cells", "venture")),
        ),
        agreement(
            "supply", "signed", "2021", ("Birch Batteries", "supplier"), ("Citroën S.A.", "customer"), evidence=2
        ),
        agreement("mou", "reported", None, ("Alder Motor Co., Ltd.", "partner"), ("Citroën S.A.", "partner")),
    ],
    "vehicles": [
        {
            "name": "One",
            "marque": "Alder",
            "partners": [],
            "technologies": [{"name": "lidars", "supplier": None, "quantity": 3}, {"name": "blade battery"}],
            "milestones": [{"kind": "unveiled", "date": "2021-04", "planned": False}],
        },
        {"name": "Citroën C9", "marque": "Citroën", "partners": [], "technologies": [], "milestones": []},
    ],
    "people": [
        {"name": "Wen Qiao", "role": "chairman", "company": "Alder Motor Co., Ltd."},
        {"name": "Ida Maria Lund", "role": "minister", "company": None},
    ],
    "market_figures": [
        {"metric": "sales", "period": "2020", "value": 1370000, "change_percent": 10.9, "publisher": "Birch Batteries"},
        {"metric": "share", "period": None, "value": None, "change_percent": -3, "publisher": None},
    ],
}
CHAIN: Fact = {
    "negative": False,
    "companies": [company("Cedar Cars", "Cedar"), company("Douglas Trucks Inc.", "Douglas")],
    "ownership": [],
    "agreements": [
        agreement("acquisition", "denied", "2008-10-31", ("Cedar Cars", "acquirer"), ("Douglas Trucks Inc.", "target"))
    ],
    "vehicles": [],
    "people": [{"name": "Hsu", "role": "analyst", "company": "Cedar Cars"}],
    "market_figures": [],
}
REVIEW: Fact = {
    "negative": True,
    "companies": [company("Elm Holding", "Elm", kind="other")],
    "ownership": [],
    "agreements": [],
    "vehicles": [
        {"name": "Two", "marque": None, "technologies": [{"name": "heat pump", "quantity": 1}], "milestones": []}
    ],
    "people": [],
    "market_figures": [],
}
ARTICLES = {"001": VENTURE, "002": CHAIN, "003": REVIEW}
