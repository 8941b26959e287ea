"""The facts of one article, six kinds, scored against the annotated ones."""

from __future__ import annotations

from training.scoring.agreements import AgreementMatcher, Resolver
from training.scoring.counts import Counts, Scores
from training.scoring.matching import (
    Edge,
    count,
    maximum_matching,
    same_figure,
    same_figure_in_full,
    same_milestone,
    same_person,
    same_technology,
)
from training.scoring.names import Fact, close, company_forms, facts, vehicle_forms


def score_companies(gold: Fact, pred: Fact) -> dict[str, Counts]:
    g, p = facts(gold, "companies", "name"), facts(pred, "companies", "name")

    def same(a: Fact, b: Fact) -> bool:
        return bool(company_forms(a) & company_forms(b))

    def same_kind(a: Fact, b: Fact) -> bool:
        return a.get("kind") == b.get("kind") and same(a, b)

    return {"companies": count(g, p, same), "company_kind": count(g, p, same_kind)}


def score_ownership(gold: Fact, pred: Fact, resolve: Resolver) -> dict[str, Counts]:
    g, p = facts(gold, "ownership"), facts(pred, "ownership")

    def same(a: Fact, b: Fact) -> bool:
        return all(resolve(a.get(k), False) == resolve(b.get(k), True) for k in ("owner", "owned"))

    def same_share(a: Fact, b: Fact) -> bool:
        return same(a, b) and close(a.get("share_percent"), b.get("share_percent"), 0.5)

    return {"ownership": count(g, p, same), "ownership_share": count(g, p, same_share)}


def score_vehicles(gold: Fact, pred: Fact) -> dict[str, Counts]:
    g, p = facts(gold, "vehicles"), facts(pred, "vehicles")

    def shared(a: Fact, b: Fact) -> int:
        return len(vehicle_forms(a) & vehicle_forms(b))

    pairs = maximum_matching(g, p, lambda a, b: shared(a, b) > 0, shared)

    def details(key: str, edge: Edge) -> Counts:
        hits = sum(len(maximum_matching(facts(a, key), facts(b, key), edge)) for a, b in pairs)
        wanted, given = (sum(len(facts(x, key)) for x in side) for side in (g, p))
        return Counts(hits, given - hits, wanted - hits)

    return {
        "vehicles": Counts(len(pairs), len(p) - len(pairs), len(g) - len(pairs)),
        "vehicle_tech": details("technologies", same_technology),
        "vehicle_milestones": details("milestones", same_milestone),
    }


def score_people(gold: Fact, pred: Fact, resolve: Resolver) -> dict[str, Counts]:
    g, p = facts(gold, "people"), facts(pred, "people")

    def same_employer(a: Fact, b: Fact) -> bool:
        companies = resolve(a.get("company"), False), resolve(b.get("company"), True)
        return same_person(a, b) and companies[0] == companies[1]

    return {"people": count(g, p, same_person), "people_company": count(g, p, same_employer)}


def score_figures(gold: Fact, pred: Fact) -> dict[str, Counts]:
    g, p = facts(gold, "market_figures"), facts(pred, "market_figures")
    return {
        "market_figures": count(g, p, same_figure),
        "market_figures_full": count(g, p, same_figure_in_full),
    }


def score_article(gold: Fact, pred: Fact) -> Scores:
    resolve = Resolver(gold, pred)
    agreements = AgreementMatcher(gold, pred, resolve)
    counts = {
        **score_companies(gold, pred),
        **score_ownership(gold, pred, resolve),
        **agreements.counts(),
        **score_vehicles(gold, pred),
        **score_people(gold, pred, resolve),
        **score_figures(gold, pred),
    }
    negative_fp = counts["agreements_L1"].fp if gold.get("negative") else 0
    return Scores(counts, agreements.ratios(), negative_fp)
