"""What is counted, for one article or for several added up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

MEASURES = (
    "companies",
    "company_kind",
    "ownership",
    "ownership_share",
    "agreements_L1",
    "agreements_L2",
    "agreements_L3",
    "vehicles",
    "vehicle_tech",
    "vehicle_milestones",
    "people",
    "people_company",
    "market_figures",
    "market_figures_full",
)
ACCURACIES = ("status", "assertion", "evidence")


class Counts(NamedTuple):
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    def prf(self) -> tuple[float, float, float]:
        p = self.tp / (self.tp + self.fp) if self.tp + self.fp else float(not self.fn)
        r = self.tp / (self.tp + self.fn) if self.tp + self.fn else float(not self.fp)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


class Ratio(NamedTuple):
    """Hits among the pairs looked at."""

    hits: int = 0
    total: int = 0

    def plus(self, other: Ratio) -> Ratio:
        return Ratio(self.hits + other.hits, self.total + other.total)


@dataclass
class Scores:
    """The counts of one article, or of several added up."""

    counts: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(MEASURES, Counts()))
    ratios: dict[str, Ratio] = field(default_factory=lambda: dict.fromkeys(ACCURACIES, Ratio()))
    negative_fp: int = 0

    def add(self, other: Scores) -> None:
        for name, counts in other.counts.items():
            self.counts[name] = self.counts[name].plus(counts)
        for name, ratio in other.ratios.items():
            self.ratios[name] = self.ratios[name].plus(ratio)
        self.negative_fp += other.negative_fp
