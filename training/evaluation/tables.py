"""Scores as lines to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from training.evaluation.breakdown import Read, by_group, by_type, confusions, total
from training.evaluation.recorded import Record, figures
from training.scoring import Counts, Scores

_SHOWN = {
    "companies": "companies", "ownership": "owner", "agreements_L1": "L1", "agreements_L2": "L2",
    "agreements_L3": "L3", "vehicles": "vehicles", "people": "people", "market_figures": "figures",
}  # fmt: skip


def scores(now: Scores, before: Record, *, knows_kinds: bool) -> Iterator[str]:
    """Each kind with precision, recall and F1, beside the F1 recorded last."""
    then: dict[str, Any] = before.get("scores", {})
    new = figures(now, knows_kinds=knows_kinds)
    yield f"{'':26}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'false':>7}{'missed':>8}{_heading(before)}"
    for name in now.counts:
        if values := new.get(name):
            numbers = "".join(f"{values[key]:7.3f}" for key in ("p", "r", "f1"))
            counted = f"{values['tp']:7}{values['fp']:7}{values['fn']:8}"
            yield f"{name:26}{numbers}{counted}{_beside(values['f1'], then.get(name, {}).get('f1'))}"
    for name in now.ratios:
        value, of = new[name]["accuracy"], new[name]["of"]
        beside = _beside(value, then.get(name, {}).get("accuracy"))
        yield f"{name + ', right of ' + str(of):26}{'':14}{_or_dash(value)}{'':22}{beside}".rstrip()
    yield _negatives(now.negative_fp, then.get("negative_false_agreements"))


def _heading(before: Record) -> str:
    return f"{before['date']:>13}{'change':>9}" if before else ""


def _negatives(now: int, then: int | None) -> str:
    before = "" if then is None else f"{then:13}{now - then:+9}"
    return f"{'false agreements in articles without any':47}{now:15}{before}"


def _beside(now: float | None, then: float | None) -> str:
    if then is None or now is None:
        return ""
    return f"{then:13.3f}{now - then:+9.3f}"


def _or_dash(value: float | None) -> str:
    return f"{'-':>7}" if value is None else f"{value:7.3f}"


def types(read: Read, before: Record) -> Iterator[str]:
    """Each type of agreement: how often its parties are met, type right (L2), roles and year too (L3)."""
    then = before.get("types", {})
    heading = f"{'annotated':>10}{'met':>7}{'P L2':>7}{'R L2':>7}{'F1 L2':>7}{'F1 L3':>7}"
    yield f"{'type of agreement':26}{heading}{_heading(before)}"
    for name, one in by_type(read).items():
        p, r, f1 = one.level2.prf()
        met = f"{one.met / one.annotated:7.3f}" if one.annotated else f"{'-':>7}"
        beside = _beside(round(f1, 3), then.get(name, {}).get("L2"))
        yield f"{name:26}{one.annotated:10}{met}{p:7.3f}{r:7.3f}{f1:7.3f}{one.level3.prf()[2]:7.3f}{beside}"
    found = [f"{wanted} > {given} {n}" for wanted, given, n in confusions(read)[:8]]
    if found:
        yield f"annotated type and what was found instead: {', '.join(found)}"


def groups(read: Read, key: str) -> Iterator[str]:
    """F1 of each group of articles that share a style, a phenomenon or a writer; nothing where none is named."""
    found = by_group(read, key)
    if not found:
        return
    yield f"{key:32}{'articles':>9}" + "".join(f"{title:>12}" for title in _SHOWN.values())
    for name, articles in found.items():
        if len(articles) > 1:
            yield f"{name[:31]:32}{len(articles):9}" + _row(total(articles).counts)
    rest = [pair for articles in found.values() if len(articles) == 1 for pair in articles]
    if rest:
        yield f"{'(each of one article)':32}{len(rest):9}" + _row(total(rest).counts)


def _row(counts: dict[str, Counts]) -> str:
    """F1 with the number annotated: .85 of 40."""
    cells = [(counts[name].prf()[2], counts[name].tp + counts[name].fn) for name in _SHOWN]
    return "".join(f"{f'{f1:.2f} ({of})' if of else '-':>12}" for f1, of in cells)
