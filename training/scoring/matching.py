"""Which facts of two lists are the same: one to one, as many as possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from training.scoring.counts import Counts
from training.scoring.names import Fact, close, company_name, norm, number, person_words, year

Edge = Callable[[Fact, Fact], bool]
Pair = tuple[Fact, Fact]


def maximum_matching(
    gold: list[Fact], pred: list[Fact], edge: Edge, prefer: Callable[[Fact, Fact], int] | None = None
) -> list[Pair]:
    """Maximum bipartite matching; prefer orders the attempts (higher first)."""
    adjacent = [[j for j, p in enumerate(pred) if edge(g, p)] for g in gold]
    order = list(range(len(gold)))
    if prefer:
        best = []
        for g, js in zip(gold, adjacent, strict=True):
            weight = {j: prefer(g, pred[j]) for j in js}
            js.sort(key=weight.__getitem__, reverse=True)
            best.append(max(weight.values(), default=-1))
        order.sort(key=best.__getitem__, reverse=True)
    owner: dict[int, int] = {}

    def grow(i: int, seen: set[int]) -> bool:
        for j in adjacent[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or grow(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in order:
        grow(i, set())
    return [(gold[i], pred[j]) for j, i in sorted(owner.items())]


def count(gold: list[Fact], pred: list[Fact], edge: Edge) -> Counts:
    hits = len(maximum_matching(gold, pred, edge))
    return Counts(hits, len(pred) - hits, len(gold) - hits)


def same_parties(gold: Mapping[Any, Any], pred: Mapping[Any, Any]) -> bool:
    g, p = set(gold), set(pred)
    if g == p:
        return bool(g)
    return max(len(g), len(p)) >= 3 and len(g ^ p) == 1 and len(g & p) >= 2


def same_person(g: Fact, p: Fact) -> bool:
    a, b = person_words(g.get("name")), person_words(p.get("name"))
    if a == b:
        return bool(a)
    short, long = sorted((a, b), key=len)
    return len(short) >= 2 and set(short) <= set(long)


def same_technology(g: Fact, p: Fact) -> bool:
    a, b = ({w.rstrip("s") or w for w in norm(x.get("name")).split()} for x in (g, p))
    if not a or not b or not (a <= b or b <= a):
        return False
    quantities = number(g.get("quantity")), number(p.get("quantity"))
    return None in quantities or quantities[0] == quantities[1]


def same_milestone(g: Fact, p: Fact) -> bool:
    return g.get("kind") == p.get("kind") and year(g.get("date")) == year(p.get("date"))


def same_figure(g: Fact, p: Fact) -> bool:
    if number(g.get("value")) is not None:
        if not close(g["value"], p.get("value"), 0.005, relative=True):
            return False
    elif number(p.get("value")) is not None or not same_change(g, p):
        return False
    gold_years, pred_years = (re.findall(r"(?<!\d)\d{4}(?!\d)", str(x.get("period") or "")) for x in (g, p))
    return not gold_years or bool(set(gold_years) & set(pred_years))


def same_change(g: Fact, p: Fact) -> bool:
    return close(g.get("change_percent"), p.get("change_percent"), 0.1)


def same_figure_in_full(g: Fact, p: Fact) -> bool:
    publishers = company_name(g.get("publisher")), company_name(p.get("publisher"))
    return same_figure(g, p) and same_change(g, p) and publishers[0] == publishers[1]
