"""Facts in one line each."""

from __future__ import annotations

from training.scoring import Fact


def company(fact: Fact) -> str:
    kind = f" {fact['kind']}" if fact.get("kind") else ""
    return " / ".join([fact["name"], *(fact.get("aliases") or [])]) + kind


def holding(fact: Fact) -> str:
    share = "?" if fact.get("share_percent") is None else f"{fact['share_percent']:g}"
    return f"{fact['owner']} > {fact['owned']} {share} % {fact.get('state') or ''}".strip()


def agreement(fact: Fact) -> str:
    parties = ", ".join(f"{party['company']}:{party['role']}" for party in fact["parties"])
    date = (fact.get("date") or {}).get("value") or "no date"
    return f"{fact['type']} {fact['status']} {date}: {parties}"


def vehicle(fact: Fact) -> str:
    return f"{fact.get('marque') or ''} {fact['name']}".strip()


def technology(fact: Fact) -> str:
    quantity = f" * {fact['quantity']}" if fact.get("quantity") else ""
    return f"{fact['vehicle']}: {fact['name']}{quantity}"


def milestone(fact: Fact) -> str:
    planned = " planned" if fact.get("planned") else ""
    return f"{fact['vehicle']}: {fact['kind']} {fact['date']}{planned}"


def person(fact: Fact) -> str:
    return f"{fact['name']}, {fact.get('role') or 'no office'}, {fact.get('company') or 'no company'}"


def figure(fact: Fact) -> str:
    change = "" if fact.get("change_percent") is None else f" {fact['change_percent']:+g} %"
    about = ", ".join(str(fact.get(key) or "?") for key in ("metric", "region", "period"))
    unit = f" {fact['unit']}" if fact.get("unit") else ""
    return f"{about}: {fact.get('value')}{unit}{change} ({fact.get('publisher') or 'no publisher'})"


WORDED = {
    "company": company,
    "ownership": holding,
    "agreement": agreement,
    "vehicle": vehicle,
    "technology": technology,
    "milestone": milestone,
    "person": person,
    "figure": figure,
}
