"""Companies as both sides name them, and agreements compared at three levels."""

from __future__ import annotations

from typing import Any

from training.scoring.counts import Counts, Ratio
from training.scoring.matching import count, maximum_matching, same_parties
from training.scoring.names import Fact, company_forms, company_name, facts, norm, surface_forms, year

Parties = dict[int | str, Any]  # role by company: its index among the annotated ones, or a name of its own
FACTUAL = frozenset({"announced", "signed", "in_force", "completed", "ended"})


class Resolver:
    """Maps a company string of either side to a gold company index, or to a string of its own."""

    def __init__(self, gold: Fact, pred: Fact) -> None:
        self.exact: dict[str, int] = {}
        self.gold: dict[str, int] = {}
        self.pred: dict[str, set[str]] = {}
        for k, company in enumerate(facts(gold, "companies", "name")):
            for name in surface_forms(company):
                self.exact.setdefault(norm(name), k)
                self.gold.setdefault(company_name(name), k)
        for company in facts(pred, "companies", "name"):
            forms = company_forms(company)
            for form in forms:
                self.pred.setdefault(form, set()).update(forms)

    def __call__(self, name: Any, predicted: bool) -> int | str | None:
        form = company_name(name)
        if not form:
            return None
        if norm(name) in self.exact:
            return self.exact[norm(name)]
        own_forms = sorted(self.pred.get(form, ())) if predicted else []
        for candidate in [form, *own_forms]:
            if candidate in self.gold:
                return self.gold[candidate]
        return ("p:" if predicted else "g:") + form

    def parties(self, agreement: Fact, predicted: bool) -> Parties:
        out: Parties = {}
        for party in facts(agreement, "parties", "company"):
            company = self(party.get("company"), predicted)
            if company is not None:
                out.setdefault(company, party.get("role"))
        return out


class AgreementMatcher:
    """Compares the agreements of one article at the three levels."""

    def __init__(self, gold: Fact, pred: Fact, resolve: Resolver) -> None:
        self.gold, self.pred = facts(gold, "agreements"), facts(pred, "agreements")
        self.gold_parties = {id(a): resolve.parties(a, False) for a in self.gold}
        self.pred_parties = {id(a): resolve.parties(a, True) for a in self.pred}

    def parties(self, g: Fact, p: Fact) -> tuple[Parties, Parties]:
        return self.gold_parties[id(g)], self.pred_parties[id(p)]

    def roles(self, g: Fact, p: Fact) -> bool:
        a, b = self.parties(g, p)
        return all(a[k] == b[k] for k in set(a) & set(b))

    def level1(self, g: Fact, p: Fact) -> bool:
        return same_parties(*self.parties(g, p))

    def level2(self, g: Fact, p: Fact) -> bool:
        return self.level1(g, p) and g.get("type") == p.get("type")

    def level3(self, g: Fact, p: Fact) -> bool:
        return self.level2(g, p) and self.roles(g, p) and year(g.get("date")) == year(p.get("date"))

    def likeness(self, g: Fact, p: Fact) -> int:
        a, b = self.parties(g, p)
        return (
            4 * (g.get("type") == p.get("type"))
            + 2 * (year(g.get("date")) == year(p.get("date")))
            + 2 * (g.get("status") == p.get("status"))
            + self.roles(g, p)
            + (a == b)
        )

    def counts(self) -> dict[str, Counts]:
        levels = {"agreements_L1": self.level1, "agreements_L2": self.level2, "agreements_L3": self.level3}
        return {name: count(self.gold, self.pred, edge) for name, edge in levels.items()}

    def ratios(self) -> dict[str, Ratio]:
        pairs = maximum_matching(self.gold, self.pred, self.level1, self.likeness)
        statuses = [(g.get("status"), p.get("status")) for g, p in pairs]
        sentences = [(evidence(g), evidence(p)) for g, p in pairs if evidence(p)]
        return {
            "status": Ratio(sum(a == b for a, b in statuses), len(pairs)),
            "assertion": Ratio(sum((a in FACTUAL) == (b in FACTUAL) for a, b in statuses), len(pairs)),
            "evidence": Ratio(sum(bool(a & b) for a, b in sentences), len(sentences)),
        }


def evidence(agreement: Fact) -> set[str]:
    indexes = agreement.get("evidence")
    return {str(x) for x in indexes} if isinstance(indexes, list) else set()
