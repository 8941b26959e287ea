"""Scores that were written down: docs/extraction-scores.json, by material and by which names were known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.evaluation.breakdown import Read, by_type, total
from training.scoring import Scores

SCORES = Path(__file__).parents[2] / "docs" / "extraction-scores.json"
Record = dict[str, Any]


def record(read: Read, *, date: str, words: int, knows_kinds: bool) -> Record:
    """What is kept of a measurement: date, size, every score, F1 of each type of agreement."""
    scores = total(read)
    return {
        "date": date,
        "articles": len(read),
        "words": words,
        "scores": figures(scores, knows_kinds=knows_kinds),
        "types": {
            type_: {"annotated": one.annotated, "L2": _f1(one.level2.prf()), "L3": _f1(one.level3.prf())}
            for type_, one in by_type(read).items()
        },
    }


def figures(scores: Scores, *, knows_kinds: bool = True) -> Record:
    """Precision, recall, F1 and counts of each kind; accuracies with the number of pairs they are of."""
    kinds = [name for name in scores.counts if knows_kinds or name != "company_kind"]
    found: Record = {}
    for name in kinds:
        p, r, f1 = (round(value, 3) for value in scores.counts[name].prf())
        found[name] = {"p": p, "r": r, "f1": f1, **scores.counts[name]._asdict()}
    for name, (hits, of) in scores.ratios.items():
        found[name] = {"accuracy": round(hits / of, 3) if of else None, "of": of}
    return found | {"negative_false_agreements": scores.negative_fp}


def _f1(prf: tuple[float, float, float]) -> float:
    return round(prf[2], 3)


def last(material: str, known: str, path: Path = SCORES) -> Record:
    """The record of this material with these names known; empty where there is none."""
    found: Record = _all(path).get(material, {}).get(known, {})
    return found


def keep(material: str, known: str, new: Record, path: Path = SCORES) -> None:
    """Put a record in the place of the last one; the others stay."""
    records = _all(path)
    records.setdefault(material, {})[known] = new
    path.write_text(json.dumps(records, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _all(path: Path) -> Record:
    found: Record = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
