"""A small export written by hand: an article in our own words, and proposals with verdicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = (
    "GRAZ, May 12 (Wire) -- Lumen Motors signed a supply deal worth $500 million with Harbour Cells in March 2021. "
    "Harbour Cells owns 20% of Tideway.\n\n"
    "Lumen Motors will show the Aurora with two lidars in June. Its chairman Ada Berg, said “Lumen” in Paris, "
    "was calm.\n\n"
    "Sales in Norway rose by 10.5 percent to 9,100 vehicles in 2020."
)
CLAUSE = "Lumen Motors signed a supply deal worth $500 million with Harbour Cells in March 2021"
SHOWN = "Lumen Motors will show the Aurora with two lidars in June"
SOLD = "Sales in Norway rose by 10.5 percent to 9,100 vehicles in 2020"


def span(quote: str, after: int = 0, text: str = TEXT) -> dict[str, Any]:
    start = text.index(quote, after)
    return {"start": start, "end": start + len(quote), "quote": quote}


def every(*quotes: str) -> list[dict[str, Any]]:
    """All places where any of these words stand, none inside a longer one of them."""
    found: list[dict[str, Any]] = []
    for quote in sorted(quotes, key=len, reverse=True):
        starts = [n for n in range(len(TEXT)) if TEXT.startswith(quote, n)]
        found += [span(quote, n) for n in starts if not any(s["start"] <= n < s["end"] for s in found)]
    return sorted(found, key=lambda one: one["start"])


def dated(phrase: str, date: str, kind: str = "actual") -> dict[str, Any]:
    return {"date": date, "kind": kind, "phrase": phrase, "evidence": span(phrase)}


def proposal(of: str, evidence: list[dict[str, Any]], verdict: str = "right", /, **payload: Any) -> dict[str, Any]:
    return {
        "kind": of,
        "payload": payload,
        "as_read": None,
        "evidence": evidence,
        "component": f"{of}.learned",
        "confidence": 0.9,
        "reasons": ["written by hand"],
        "verdict": verdict,
        "reject_reason": "not_stated" if verdict == "wrong" else "",
    }


def company(name: str, *aliases: str, verdict: str = "right") -> dict[str, Any]:
    return proposal("company", every(name, *aliases), verdict, name=name, kind="other", aliases=list(aliases))


def deal(*parties: tuple[str, str], verdict: str = "right", **payload: Any) -> dict[str, Any]:
    given = {
        "type": "supply",
        "parties": [{"company": name, "role": role} for name, role in parties],
        "event": "signed",
        "status": "signed",
        "date": dated("in March 2021", "2021-03"),
        "value": {"amount": "500000000", "currency": "USD", "bound": "exact", "text": "$500 million"},
        "summary": "",
    }
    made = proposal("agreement", [span(CLAUSE)], verdict, **{**given, **payload})
    return {**made, "reasons": ["“signed”, “supply deal” evokes it", "80% sure of its type"]}


def vehicle(verdict: str = "right", **payload: Any) -> dict[str, Any]:
    given = {
        "name": "Aurora",
        "marque": None,
        "partners": [{"company": "Lumen Motors", "role": "manufacturer"}],
        "technologies": [{"name": "lidars", "supplier": None, "quantity": 2, "evidence": span("two lidars")}],
    }
    return proposal("vehicle", [span("Aurora")], verdict, **{**given, **payload})


LUMEN, HARBOUR, TIDEWAY = company("Lumen Motors", "Lumen"), company("Harbour Cells"), company("Tideway")
SUPPLY = deal(("Harbour Cells", "supplier"), ("Lumen Motors", "customer"))
HOLDING = proposal(
    "ownership", [span("Harbour Cells owns 20% of Tideway")],
    owner="Harbour Cells", owned="Tideway", share_percent="20", state="current",
)  # fmt: skip
UNVEILED = proposal(
    "milestone", [span("in June"), span(SHOWN)],
    vehicle="Aurora", kind="unveiled", date=dated("in June", "2021-06", "expected"), occasion="",
)  # fmt: skip
CHAIR = proposal(
    "appointment", [span("chairman Ada Berg")],
    person="Ada Berg", title="chairman", company="Lumen Motors", known_on="2021-05-12",
)  # fmt: skip
SALES = proposal(
    "figure", [span(SOLD)],
    metric="sales", region="Norway", period=dated("in 2020", "2020"), value="9100", unit="vehicles", bound="exact",
    change_percent="10.5", change_bound="exact", change_basis="", stated_by=None,
)  # fmt: skip


def write(folder: Path, *proposals: dict[str, Any], name: str = "im_2345678923", **changed: Any) -> Path:
    """The folder, with one more exported article in it."""
    content = {"format": 1, "id": name, "published": "2021-05-13", "text": TEXT, "proposals": proposals, **changed}
    (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder
