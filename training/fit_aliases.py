"""Fits the weights by which names are taken for one company's: `python -m training.fit_aliases`.

Every fifth article is held out. Writes weights.toml beside the component and prints the scores of both parts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.components.aliases.candidates import candidate_pairs
from partnerships.extraction.components.aliases.companies import companies_named
from partnerships.extraction.components.aliases.forms import Place, forms_in
from partnerships.extraction.components.aliases.knowledge import Knowledge, knowledge_of
from partnerships.extraction.components.aliases.pairs import Pair, Spelling
from partnerships.extraction.components.aliases.scorer import WEIGHTS, features_of, weights
from training.annotations import CORPUS, Annotated, load

HELD_OUT = 5
PENALTY = 1.0  # of squared weights; keeps rare features small
STEPS = 25

Floats = NDArray[np.float64]
Rows = Sequence[tuple[frozenset[str], bool]]
_PHRASES = {"AGR", "REF"}  # marks that may hold the names of companies


@dataclass(frozen=True)
class Named:
    """An article's text, the places of its companies with whose each is, and the stretches of other mentions."""

    text: str
    places: tuple[Place, ...]
    ids: tuple[str, ...]
    others: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, article: Annotated) -> Named:
        companies = [mark for mark in article.marks if mark.label == "ORG"]
        others = [mark for mark in article.marks if mark.label not in {"ORG", *_PHRASES}]
        return cls(
            article.text,
            tuple(Place(mark.start, mark.end) for mark in companies),
            tuple(mark.ident for mark in companies),
            tuple((mark.start, mark.end) for mark in others),
        )


def examples(article: Named) -> Iterator[tuple[frozenset[str], bool]]:
    """Features of each pair of forms, and whether both are one company's.

    Pairs count once with what the industry's names say and once without, as of companies that no list knows.
    """
    bearer = dict(zip(article.places, article.ids, strict=True))
    for pair in candidate_pairs(article.text, forms_in(article.text, article.places)):
        same = bearer[pair.short.places[0]] == bearer[pair.long.places[0]]
        yield features_of(pair, article.text, knowledge_of(pair, None)), same
        if is_seen(pair):
            yield features_of(pair, article.text, Knowledge.NOTHING), same


def is_seen(pair: Pair) -> bool:
    """Whether the wording or the text, not only a list, makes a pair of two forms."""
    return bool(pair.rest or pair.introduced or pair.spelling is Spelling.INITIALS)


def fitted(rows: Rows) -> dict[str, float]:
    """Logistic regression by Newton's method; the bias is not penalised."""
    names = ["bias", *sorted({name for features, _ in rows for name in features})]
    column = {name: number for number, name in enumerate(names)}
    x, y = np.zeros((len(rows), len(names))), np.array([same for _, same in rows], dtype=float)
    x[:, 0] = 1
    for number, (features, _) in enumerate(rows):
        x[number, [column[name] for name in features]] = 1
    return dict(zip(names, newton(x, y).tolist(), strict=True))


def newton(x: Floats, y: Floats) -> Floats:
    w, penalty = np.zeros(x.shape[1]), np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(curvature, x.T @ (p - y) + penalty * w)
    return w


@dataclass
class Scores:
    """Pairs of mentions that are one company's in truth, by us, by both; companies and those named in full."""

    true: int = 0
    ours: int = 0
    both: int = 0
    companies: int = 0
    named_in_full: int = 0

    def add(self, article: Named) -> None:
        found = companies_named(article.text, article.places, taken=article.others)
        home = {place.end: number for number, company in enumerate(found) for place in company.places}
        given = [home.get(place.end, -1 - number) for number, place in enumerate(article.places)]
        self.true += _pairs(Counter(article.ids))
        self.ours += _pairs(Counter(given))
        self.both += _pairs(Counter(zip(given, article.ids, strict=True)))
        self._count_names(article, [found[number].name if number >= 0 else "" for number in given])

    def _count_names(self, article: Named, names: Sequence[str]) -> None:
        for bearer in dict.fromkeys(article.ids):
            mine = [n for n, other in enumerate(article.ids) if other == bearer]
            longest = max(len(article.text[article.places[n].start : article.places[n].end]) for n in mine)
            self.companies += 1
            self.named_in_full += all(len(names[n]) == longest for n in mine)

    def __str__(self) -> str:
        precision, recall = self.both / max(self.ours, 1), self.both / max(self.true, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        share = self.named_in_full / max(self.companies, 1)
        return f"pairs P {precision:.4f} R {recall:.4f} F1 {f1:.4f}, named in full {share:.4f} of {self.companies}"


def _pairs(counts: Mapping[Any, int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def scores_of(articles: Sequence[Named]) -> Scores:
    scores = Scores()
    for article in articles:
        scores.add(article)
    return scores


def write(found: dict[str, float], path: Path) -> None:
    lines = (f"{name} = {weight:.3f}" for name, weight in sorted(found.items()))
    head = "# Log-odds of each feature, written by training/fit_aliases.py; do not edit."
    path.write_text("\n".join((head, "[weights]", *lines, "")), encoding="utf-8")
    weights.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    found = [Named.of(article) for article in load(options.corpus)]
    training = [article for number, article in enumerate(found) if (number + 1) % HELD_OUT]
    write(fitted([row for article in training for row in examples(article)]), WEIGHTS)
    print(f"fitted on {len(training)} articles: {scores_of(training)}")
    print(f"held out {len(found) - len(training)}: {scores_of(found[HELD_OUT - 1 :: HELD_OUT])}")


if __name__ == "__main__":
    main()
