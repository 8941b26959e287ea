"""Where a prediction departs from the annotation, fact by fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from training.evaluation.wording import WORDED
from training.scoring import (
    AgreementMatcher,
    Fact,
    Resolver,
    company_forms,
    facts,
    maximum_matching,
    same_figure,
    same_person,
    vehicle_forms,
)
from training.scoring.matching import same_figure_in_full, same_milestone, same_technology
from training.scoring.names import close, norm, year

Edge = Callable[[Fact, Fact], bool]
Difference = tuple[str, Fact | None, Fact | None]  # kind, and if need be ": what"; annotated; found


def differences(gold: Fact, found: Fact) -> Iterator[Difference]:
    """Every error of an article: missed (nothing found), invented (nothing annotated), or told otherwise."""
    resolve = Resolver(gold, found)

    def same(name: str) -> Edge:
        return lambda a, b: resolve(a.get(name), False) == resolve(b.get(name), True)

    yield from _compared("company", gold, found, "companies", _same_company, {"kind": _same_kind})
    ends = same("owner"), same("owned")
    yield from _compared(
        "ownership", gold, found, "ownership", lambda a, b: all(end(a, b) for end in ends), {"share": _same_share}
    )
    yield from _agreements(AgreementMatcher(gold, found, resolve))
    yield from _vehicles(gold, found)
    yield from _compared("person", gold, found, "people", same_person, {"company": same("company")})
    yield from _compared("figure", gold, found, "market_figures", same_figure, {"in full": same_figure_in_full})


def _compared(
    kind: str, gold: Fact, found: Fact, key: str, edge: Edge, details: Mapping[str, Edge]
) -> Iterator[Difference]:
    yield from _listed(kind, facts(gold, key), facts(found, key), edge, details)


def _listed(
    kind: str, wanted: list[Fact], given: list[Fact], edge: Edge, details: Mapping[str, Edge]
) -> Iterator[Difference]:
    pairs = maximum_matching(wanted, given, edge)
    for one, other in pairs:
        yield from ((f"{kind}: {what}", one, other) for what, right in details.items() if not right(one, other))
    yield from _left(kind, _without(wanted, [w for w, _ in pairs]), _without(given, [g for _, g in pairs]))


def _left(kind: str, wanted: list[Fact], given: list[Fact]) -> Iterator[Difference]:
    """What has no counterpart; two that share a word stand together, for the one was probably meant by the other."""
    word = WORDED[kind]

    def shared(one: Fact, other: Fact) -> int:
        return len(set(norm(word(one)).split()) & set(norm(word(other)).split()))

    likely = maximum_matching(wanted, given, lambda a, b: shared(a, b) > 1, shared)
    yield from ((kind, one, other) for one, other in likely)
    yield from ((kind, one, None) for one in _without(wanted, [w for w, _ in likely]))
    yield from ((kind, None, one) for one in _without(given, [g for _, g in likely]))


def _agreements(matcher: AgreementMatcher) -> Iterator[Difference]:
    details: dict[str, Edge] = {
        "type": lambda a, b: a.get("type") == b.get("type"),
        "roles": matcher.roles,
        "year": lambda a, b: year(a.get("date")) == year(b.get("date")),
        "status": lambda a, b: a.get("status") == b.get("status"),
    }
    pairs = maximum_matching(matcher.gold, matcher.pred, matcher.level1, matcher.likeness)
    for one, other in pairs:
        wrong = [what for what, right in details.items() if not right(one, other)]
        if wrong:
            yield f"agreement: {' and '.join(wrong)}", one, other
    left = _without(matcher.gold, [w for w, _ in pairs]), _without(matcher.pred, [g for _, g in pairs])
    yield from _left("agreement", *left)


def _vehicles(gold: Fact, found: Fact) -> Iterator[Difference]:
    wanted, given = facts(gold, "vehicles"), facts(found, "vehicles")
    yield from _listed("vehicle", wanted, given, _same_vehicle, {})
    for one, other in maximum_matching(wanted, given, _same_vehicle):
        for kind, key, edge in (
            ("technology", "technologies", same_technology),
            ("milestone", "milestones", same_milestone),
        ):
            yield from _listed(kind, _of_vehicle(one, key), _of_vehicle(other, key), edge, {})


def _of_vehicle(vehicle: Fact, key: str) -> list[Fact]:
    return [{**fact, "vehicle": vehicle["name"]} for fact in facts(vehicle, key)]


def _without(those: list[Fact], gone: list[Fact]) -> list[Fact]:
    ids = {id(fact) for fact in gone}
    return [fact for fact in those if id(fact) not in ids]


def _same_company(one: Fact, other: Fact) -> bool:
    return bool(company_forms(one) & company_forms(other))


def _same_kind(one: Fact, other: Fact) -> bool:
    return one.get("kind") in (None, other.get("kind"))


def _same_share(one: Fact, other: Fact) -> bool:
    return close(one.get("share_percent"), other.get("share_percent"), 0.5)


def _same_vehicle(one: Fact, other: Fact) -> bool:
    return bool(vehicle_forms(one) & vehicle_forms(other))
