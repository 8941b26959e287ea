"""Scores of a pipeline on articles that were kept back, beside those of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.language import Language

from partnerships.dates import PartialDate
from partnerships.extraction.gold_form import as_gold
from partnerships.extraction.pipeline import read_all
from training.annotations import Annotated
from training.gold import as_gold as annotated_as_gold
from training.scoring import Scores, score_article

SHOWN = (
    "companies", "ownership", "agreements_L1", "agreements_L2", "agreements_L3", "vehicles", "vehicle_tech",
    "vehicle_milestones", "people", "people_company", "market_figures",
)  # fmt: skip
_NOISE = 0.01  # differences in F1 that another seed makes too


def measured(nlp: Language, articles: Sequence[Annotated]) -> dict[str, float]:
    """F1 per kind of finding, and the accuracy of status and of fact against rumour."""
    total = Scores()
    for article in articles:
        findings = next(read_all([(article.text, PartialDate.of(article.published))], (), nlp))
        total.add(score_article(annotated_as_gold(article), as_gold(article.text, findings)))
    scores = {name: total.counts[name].prf()[2] for name in SHOWN}
    return scores | {
        name: total.ratios[name].hits / max(1, total.ratios[name].total) for name in ("status", "assertion")
    }


def comparison(new: Mapping[str, float], old: Mapping[str, float]) -> tuple[str, list[str]]:
    """A table of both, and the kinds on which the new one does worse by more than another seed would."""
    lines = [f"{'':20}{'new':>8}{'shipped':>10}"]
    lines += [
        f"{name:20}{new[name]:8.3f}{old[name]:10.3f}" if name in old else f"{name:20}{new[name]:8.3f}" for name in new
    ]
    return "\n".join(lines), [name for name in new if name in old and new[name] < old[name] - _NOISE]
