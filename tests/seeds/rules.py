"""The rules that the seed files keep, beyond what loading them checks. Each problem is one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from partnerships.dates import InvalidDate, PartialDate
from partnerships.lifecycle import Step, derive
from partnerships.vocabulary import AgreementType, EventKind, Role

Files = dict[str, dict[str, Any]]
DATES = {"founded", "published", "since", "until", "known_on", "said_on", "date", "period", "status_as_of"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problems(files: Files) -> list[str]:
    return [problem for rule in RULES for problem in rule(files)]


def slugs_are_plain(files: Files) -> Iterator[str]:
    for name, records in files.items():
        for slug in records if name != "ownership" else ():
            if not SLUG.fullmatch(slug):
                yield f"{name}: “{slug}” is not a slug"


def names_tell_companies_apart(files: Files) -> Iterator[str]:
    names = Counter(company["name"].casefold() for company in files["companies"].values())
    yield from (f"two companies are called {name}" for name, count in names.items() if count > 1)


def countries_are_two_letters(files: Files) -> Iterator[str]:
    for slug, company in files["companies"].items():
        if not re.fullmatch(r"[A-Z]{2}", company.get("country", "")):
            yield f"{slug}: country"


def dates_are_dates_of_the_motor_age(files: Files) -> Iterator[str]:
    for where, text in _dates(files):
        try:
            date = PartialDate.stored(text)
        except (InvalidDate, ValueError):
            yield f"{where}: “{text}” is not a date"
            continue
        if not all(1880 <= day.year <= 2035 for day in (date.earliest, date.latest) if day):
            yield f"{where}: {text} is out of range"


def _dates(part: Any, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, list):
        for each in part:
            yield from _dates(each, where)
    elif isinstance(part, dict):
        for name, value in part.items():
            path = f"{where} {name}".strip()
            yield from [(path, value)] if name in DATES else _dates(value, path)


def holdings_make_sense(files: Files) -> Iterator[str]:
    for key, holding in files["ownership"].items():
        if not key.startswith(f"{holding['owner']}>{holding['owned']}"):
            yield f"{key} names other companies"
        if holding["owner"] == holding["owned"]:
            yield f"{key} owns itself"
        if not 0 < holding.get("share", 1) <= 100:
            yield f"{key}: share"
        if _starts_after_its_end(holding):
            yield f"{key} ends before it begins"


def _starts_after_its_end(holding: dict[str, Any]) -> bool:
    if not {"since", "until"} <= set(holding):
        return False
    since, until = (PartialDate.stored(holding[name]) for name in ("since", "until"))
    return until.sort_key[1] < since.sort_key[0]


def agreements_have_two_parties_in_fitting_roles(files: Files) -> Iterator[str]:
    for slug, agreement in files["agreements"].items():
        companies = [party["company"] for party in agreement["parties"]]
        if len(set(companies)) < 2:
            yield f"{slug}: fewer than two parties"
        if len(set(companies)) < len(companies):
            yield f"{slug}: a party twice"
        for party in agreement["parties"]:
            if Role(party["role"]) not in AgreementType(agreement["type"]).roles:
                yield f"{slug}: {party['role']} does not fit"


def status_follows_from_the_events(files: Files) -> Iterator[str]:
    for slug, agreement in files["agreements"].items():
        events = agreement["events"]
        if not events:
            yield f"{slug}: no event"
        state = derive(
            Step(EventKind(e["kind"]), PartialDate.stored(e["date"]), e.get("date_kind") == "expected") for e in events
        )
        if state.status != agreement["status"]:
            yield f"{slug}: {agreement['status']} stated, {state.status} derived"


def summaries_are_short_and_whole(files: Files) -> Iterator[str]:
    for slug, agreement in files["agreements"].items():
        if not 20 <= len(agreement.get("summary", "")) <= 600:
            yield f"{slug}: length of the summary"


def everything_has_a_source_once(files: Files) -> Iterator[str]:
    for name in ("ownership", "agreements", "vehicles", "technologies", "people", "market_figures"):
        for slug, record in files[name].items():
            cited = [citation["source"] for citation in record.get("sources", [])]
            if not cited:
                yield f"{slug}: no source"
            if len(set(cited)) < len(cited):
                yield f"{slug}: a source twice"


def sources_of_agreements_say_what_they_support(files: Files) -> Iterator[str]:
    for slug, agreement in files["agreements"].items():
        if not all(citation.get("supports", "").strip() for citation in agreement["sources"]):
            yield f"{slug}: a source without what it supports"


def differing_values_stand_beside_a_preferred_one(files: Files) -> Iterator[str]:
    facts = [*files["ownership"].items()]
    facts += [(slug, event) for slug, agreement in files["agreements"].items() for event in agreement["events"]]
    for slug, fact in facts:
        ranks = [citation.get("rank", "normal") for citation in fact.get("sources", []) if "value" in citation]
        if ranks and (ranks.count("preferred") != 1 or "normal" not in ranks):
            yield f"{slug}: differing values need one preferred and one other"


def addresses_are_of_the_web_and_differ(files: Files) -> Iterator[str]:
    urls = Counter(source["url"] for source in files["sources"].values())
    yield from (f"not an address: {url}" for url in urls if not re.match(r"https?://", url))
    yield from (f"same address twice: {url}" for url, count in urls.items() if count > 1)


def every_reference_leads_somewhere_and_nothing_is_left_over(files: Files) -> Iterator[str]:
    for name, used in _references(files).items():
        yield from (f"{name}: nothing is called {slug}" for slug in sorted(used - set(files[name])))
        if name in {"sources", "companies"}:
            yield from (f"{name}: {slug} is not referred to" for slug in sorted(set(files[name]) - used))


REFERENCES = {
    **dict.fromkeys(("owner", "owned", "company", "developer", "maker", "marque", "supplier"), "companies"),
    "source": "sources",
    "technology": "technologies",
    "part_of": "agreements",
}


def _references(files: Files) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {
        name: set() for name in ("companies", "sources", "technologies", "vehicles", "agreements")
    }
    _collect([record for name, records in files.items() for record in records.values()], found)
    for agreement in files["agreements"].values():
        found["technologies"] |= set(agreement.get("technologies", ()))
        found["vehicles"] |= set(agreement.get("vehicles", ()))
    return found


def _collect(part: Any, found: dict[str, set[str]]) -> None:
    for each in part if isinstance(part, list) else ():
        _collect(each, found)
    for name, value in part.items() if isinstance(part, dict) else ():
        if name in REFERENCES and isinstance(value, str):
            found[REFERENCES[name]].add(value)
        _collect(value, found)


RULES = (
    slugs_are_plain,
    names_tell_companies_apart,
    countries_are_two_letters,
    dates_are_dates_of_the_motor_age,
    holdings_make_sense,
    agreements_have_two_parties_in_fitting_roles,
    status_follows_from_the_events,
    summaries_are_short_and_whole,
    everything_has_a_source_once,
    sources_of_agreements_say_what_they_support,
    differing_values_stand_beside_a_preferred_one,
    addresses_are_of_the_web_and_differ,
    every_reference_leads_somewhere_and_nothing_is_left_over,
)
