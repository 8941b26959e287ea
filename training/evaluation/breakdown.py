"""Scores taken apart: by type of agreement, by group of articles, and which types are taken for which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from training.scoring import AgreementMatcher, Counts, Fact, Resolver, Scores, count, maximum_matching, score_article

Read = Sequence[tuple[Fact, Fact]]  # annotated article, prediction


@dataclass
class TypeScores:
    """One type of agreement; an annotated one is met when its parties are found, whatever type was given."""

    met: int = 0
    level2: Counts = field(default_factory=Counts)
    level3: Counts = field(default_factory=Counts)

    @property
    def annotated(self) -> int:
        return self.level2.tp + self.level2.fn


def total(read: Read) -> Scores:
    summed = Scores()
    for gold, found in read:
        summed.add(score_article(gold, found))
    return summed


def by_type(read: Read) -> dict[str, TypeScores]:
    """Types in the order of how often they are annotated."""
    types: dict[str, TypeScores] = defaultdict(TypeScores)
    for gold, found in read:
        matcher = AgreementMatcher(gold, found, Resolver(gold, found))
        for type_ in {agreement["type"] for agreement in (*matcher.gold, *matcher.pred)}:
            _add(types[type_], type_, matcher)
        for wanted, _ in pairs(matcher):
            types[wanted["type"]].met += 1
    return dict(sorted(types.items(), key=lambda item: (-item[1].annotated, item[0])))


def _add(scores: TypeScores, type_: str, matcher: AgreementMatcher) -> None:
    gold, found = ([a for a in side if a["type"] == type_] for side in (matcher.gold, matcher.pred))
    scores.level2 = scores.level2.plus(count(gold, found, matcher.level2))
    scores.level3 = scores.level3.plus(count(gold, found, matcher.level3))


def pairs(matcher: AgreementMatcher) -> list[tuple[Fact, Fact]]:
    """Annotated and found agreements with the same parties, the most alike together."""
    return maximum_matching(matcher.gold, matcher.pred, matcher.level1, matcher.likeness)


def confusions(read: Read) -> list[tuple[str, str, int]]:
    """Annotated type, type found instead, how often; the most frequent first."""
    seen: Counter[tuple[str, str]] = Counter()
    for gold, found in read:
        for wanted, given in pairs(AgreementMatcher(gold, found, Resolver(gold, found))):
            if wanted["type"] != given["type"]:
                seen[wanted["type"], given["type"]] += 1
    return sorted(((*types, n) for types, n in seen.items()), key=lambda item: (-item[2], item))


def by_group(read: Read, key: str) -> dict[str, list[tuple[Fact, Fact]]]:
    """The articles that have a phenomenon, a style or a writer; those of many values stand in several groups."""
    groups: dict[str, list[tuple[Fact, Fact]]] = defaultdict(list)
    for pair in read:
        for value in _values(pair[0].get(key)):
            groups[value].append(pair)
    return dict(sorted(groups.items()))


def _values(value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield from (str(one) for one in value)
    elif value:
        yield str(value)
