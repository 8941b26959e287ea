"""Folders of predictions scored against folders of annotated articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.scoring.article import score_article
from training.scoring.counts import Scores
from training.scoring.names import Fact

SHOWN = {
    "companies": "companies",
    "ownership": "ownership",
    "agr L1": "agreements_L1",
    "agr L2": "agreements_L2",
    "agr L3": "agreements_L3",
    "vehicles": "vehicles",
    "people": "people",
    "figures": "market_figures",
}


@dataclass
class Report:
    """The scores of a folder: by article, in total, and what was wrong with the files."""

    articles: dict[str, Scores] = field(default_factory=dict)
    negative: set[str] = field(default_factory=set)
    total: Scores = field(default_factory=Scores)
    problems: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "articles": len(self.articles),
            "missing": len(self.problems),
            "negative_false_agreements": self.total.negative_fp,
        }
        for name, counts in self.total.counts.items():
            p, r, f1 = (round(x, 4) for x in counts.prf())
            out[name] = {"p": p, "r": r, "f1": f1, **counts._asdict()}
        for name, (hits, total) in self.total.ratios.items():
            out[f"{name}_accuracy"] = round(hits / total, 4) if total else None
        return out

    def by_article(self) -> Iterator[str]:
        yield "article   " + " ".join(f"{title:>14}" for title in SHOWN) + "   (TP/FP/FN)"
        for name, scores in self.articles.items():
            shown = [scores.counts[measure] for measure in SHOWN.values()]
            cells = ["/".join(map(str, counts)) if any(counts) else "-" for counts in shown]
            mark = "   negative" if name in self.negative else ""
            yield f"{name:<9} " + " ".join(f"{cell:>14}" for cell in cells) + mark

    def table(self) -> Iterator[str]:
        yield f"{'measure':<22}{'P':>8}{'R':>8}{'F1':>8}{'TP':>7}{'FP':>7}{'FN':>7}"
        for name, counts in self.total.counts.items():
            p, r, f1 = counts.prf()
            yield f"{name:<22}{p:>8.3f}{r:>8.3f}{f1:>8.3f}" + "".join(f"{n:>7}" for n in counts)
        for name, (hits, total) in self.total.ratios.items():
            value = f"{hits / total:>8.3f}  ({hits} of {total} L1 pairs)" if total else "       -"
            yield f"{name + ' accuracy':<22}{value}"
        yield (
            f"false agreements in negative articles: {self.total.negative_fp}; "
            f"articles without prediction: {len(self.problems)} of {len(self.articles)}"
        )


def load(path: Path) -> Fact:
    doc = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(doc, dict):
        raise ValueError("not an object")
    return doc


def load_prediction(path: Path, problems: list[str]) -> Fact:
    try:
        return load(path)
    except FileNotFoundError:
        problems.append(f"no prediction for {path.name}")
    except ValueError as error:
        problems.append(f"unreadable prediction {path.name}: {error}")
    return {}


def evaluate(gold_dir: str | Path, pred_dir: str | Path) -> Report:
    report = Report()
    for path in sorted(Path(gold_dir).glob("*.json")):
        gold = load(path)
        scores = score_article(gold, load_prediction(Path(pred_dir) / path.name, report.problems))
        report.articles[path.stem] = scores
        report.total.add(scores)
        if gold.get("negative"):
            report.negative.add(path.stem)
    return report


def score(gold_dir: str | Path, pred_dir: str | Path) -> dict[str, Any]:
    """All figures as a dict: {"companies": {"p": ..., "r": ..., "f1": ..., "tp": ...}, ...}."""
    return evaluate(gold_dir, pred_dir).figures()


def main(argv: list[str]) -> int:
    flags = {a for a in argv if a.startswith("-")}
    folders = [a for a in argv if a not in flags]
    if len(folders) != 2 or flags - {"--verbose", "--json-only"} or not all(Path(f).is_dir() for f in folders):
        print("usage: python -m training.scoring GOLD_DIR PRED_DIR [--verbose | --json-only]", file=sys.stderr)
        return 2
    report = evaluate(*folders)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    if "--json-only" not in flags:
        for line in [*(report.by_article() if "--verbose" in flags else ()), *report.table()]:
            print(line)
    print(json.dumps(report.figures(), ensure_ascii=False))
    return 0
