"""Vehicles as findings: maker and partners, equipment with supplier and number, dated steps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from partnerships.extraction.article import Article
from partnerships.extraction.components.dates.stated import is_ahead, stated
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import BY_NAME, Label
from partnerships.extraction.findings import (
    Evidence,
    FoundMilestone,
    FoundParty,
    FoundTechnology,
    FoundVehicle,
)
from partnerships.names import key
from partnerships.vocabulary import MilestoneKind, Role

LINKED = 0.5
EQUIPPED = 0.4
_COUNTS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_COUNT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)}|twin|dual)\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
_PAIRED = {"twin": 2, "dual": 2}
_OCCASION_REACH = 12  # tokens from the date to the show


def find_vehicles(article: Article) -> None:
    steps = _told(article, "milestone", {n: (n,) for n in article.numbers(Label.DATE)})
    equipment = _told(article, "equipment", {n: (n,) for n in article.numbers(Label.TECH)})
    makers = _told(article, "maker", article.acting())
    marques = _told(article, "marque", article.acting())
    for name in dict.fromkeys(article.vehicles_at.values()):
        article.vehicles.append(_vehicle(article, name, makers[name], marques[name], equipment[name]))
        article.milestones += _milestones(article, name, steps[name])


def _told(
    article: Article, relation: str, objects: Mapping[int, Sequence[Hashable]]
) -> dict[str, dict[Hashable, Floats]]:
    vehicles: dict[int, tuple[str, ...]] = {n: (name,) for n, name in article.vehicles_at.items()}
    named = set(article.vehicles_at.values())
    vehicles |= {n: names for n, names in article.meant_by.items() if names[0] in named}
    found: dict[str, dict[Hashable, Floats]] = defaultdict(dict)
    for (vehicle, thing), share in article.links.pooled(relation, vehicles, objects).items():
        found[str(vehicle)][thing] = share
    return found


def _vehicle(
    article: Article, name: str, makers: dict[Hashable, Floats], marques: dict[Hashable, Floats],
    equipment: dict[Hashable, Floats],
) -> FoundVehicle:  # fmt: skip
    numbers = [n for n, vehicle in article.vehicles_at.items() if vehicle == name]
    certainty = max(article.tagged[n].certainty for n in numbers)
    return FoundVehicle(
        evidence=tuple(article.evidence(m.start, m.end) for m in map(article.tagged.__getitem__, numbers)),
        rule="vehicles.learned",
        confidence=round(certainty, 2),
        reasons=(f"the tagger is {certainty:.0%} sure of this name",),
        name=name,
        marque=_best(marques),
        partners=tuple(
            FoundParty(str(company), _role(share)) for company, share in makers.items() if 1 - share[0] >= LINKED
        ),
        technologies=tuple(_technologies(article, equipment)),
    )


def _best(shares: dict[Hashable, Floats]) -> str | None:
    best = max(shares, key=lambda thing: float(1 - shares[thing][0]), default=None)
    return str(best) if best is not None and 1 - shares[best][0] >= LINKED else None


def _role(share: Floats) -> Role:
    return Role(BY_NAME["maker"].answers[int(share[1:].argmax())])


def _technologies(article: Article, equipment: dict[Hashable, Floats]) -> Iterable[FoundTechnology]:
    """Each technology once, by its first mention."""
    suppliers = article.links.pooled("equipper", {n: (n,) for n in article.numbers(Label.TECH)}, article.acting())
    seen: set[str] = set()
    for thing in sorted(equipment, key=lambda t: int(str(t))):
        number = int(str(thing))
        name = article.words(number)
        if 1 - equipment[thing][0] >= EQUIPPED and key(name) not in seen:
            seen.add(key(name))
            supplier = _best({c: s for (t, c), s in suppliers.items() if t == number})
            yield FoundTechnology(name, supplier, _quantity(article, number), _span(article, number))


def _span(article: Article, number: int) -> Evidence:
    mention = article.tagged[number]
    return article.evidence(mention.start, mention.end)


def _quantity(article: Article, number: int) -> int | None:
    """A small number directly before, as in "three lidars"."""
    start = article.tagged[number].start
    before = article.doc[max(start - 3, article.sentence_of(start).start) : start].text + " "
    found = _COUNT.search(before)
    if not found:
        return None
    word = found[1].lower()
    return int(word) if word.isdigit() else _COUNTS.get(word) or _PAIRED.get(word)


def _milestones(article: Article, name: str, steps: dict[Hashable, Floats]) -> Iterable[FoundMilestone]:
    seen: set[tuple[str, str]] = set()
    for thing, share in steps.items():
        timex = article.timex_at(int(str(thing)))
        date = stated(article, timex, ahead=bool(timex.date and is_ahead(article, timex.date))) if timex else None
        kind = MilestoneKind(BY_NAME["milestone"].answers[int(share[1:].argmax())])
        if date and timex and 1 - share[0] >= LINKED and (kind, str(date.date)) not in seen:
            seen.add((kind, str(date.date)))
            sentence = article.sentence_of(timex.start)
            yield FoundMilestone(
                evidence=(date.evidence, article.evidence(sentence.start, sentence.end)),
                rule=f"milestones.{kind}",
                confidence=round(float(1 - share[0]), 2),
                reasons=(f"{1 - share[0]:.0%} sure that this date is a step of {name}",),
                vehicle=name,
                kind=kind,
                date=date,
                occasion=_occasion(article, timex.start),
            )


def _occasion(article: Article, place: int) -> str:
    """The show named nearest to the date in the same sentence."""
    sentence = article.sentence_of(place)
    shows = [n for n in article.numbers(Label.EVT) if article.tagged[n].start in sentence]
    near = min(shows, key=lambda n: abs(article.tagged[n].start - place), default=None)
    return article.words(near) if near is not None else ""
