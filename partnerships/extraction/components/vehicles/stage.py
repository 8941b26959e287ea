"""Vehicles as findings: maker and partners, equipment and dated steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from partnerships.extraction.article import Article
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import BY_NAME, Label
from partnerships.extraction.components.vehicles.milestones import find_milestones
from partnerships.extraction.components.vehicles.technologies import name_technologies, technologies
from partnerships.extraction.findings import FoundParty, FoundTechnology, FoundVehicle
from partnerships.vocabulary import Role

LINKED = 0.5

Told = dict[str, dict[Hashable, Floats]]


def find_vehicles(article: Article) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, name in article.vehicles_at.items():
        numbers[name].append(number)
    makers, marques = (_told(article, relation, article.acting()) for relation in ("maker", "marque"))
    named = {number: (home,) for number, home in name_technologies(article).items()}
    equipment = _told(article, "equipment", named)
    suppliers = article.links.by_subject("equipper", named, article.acting())
    for name, members in numbers.items():
        equipped = tuple(technologies(article, equipment[name], suppliers))
        article.vehicles.append(_vehicle(article, members, makers[name], marques[name], equipped))
    find_milestones(article, _told(article, "milestone", {n: (n,) for n in article.numbers(Label.DATE)}))


def _told(article: Article, relation: str, objects: Mapping[int, Sequence[Hashable]]) -> Told:
    """Shares of the answers by vehicle and the other thing."""
    vehicles: dict[int, tuple[str, ...]] = {n: (name,) for n, name in article.vehicles_at.items()}
    named = set(article.vehicles_at.values())
    vehicles |= {n: names for n, names in article.meant_by.items() if names[0] in named}
    found: Told = defaultdict(dict)
    for vehicle, shares in article.links.by_subject(relation, vehicles, objects).items():
        found[str(vehicle)] = shares
    return found


def _vehicle(
    article: Article, members: list[int], makers: Mapping[Hashable, Floats], marques: Mapping[Hashable, Floats],
    equipped: tuple[FoundTechnology, ...],
) -> FoundVehicle:  # fmt: skip
    certainty = max(article.tagged[n].certainty for n in members)
    return FoundVehicle(
        evidence=tuple(article.evidence(m.start, m.end) for m in map(article.tagged.__getitem__, members)),
        rule="vehicles.learned",
        confidence=round(certainty, 2),
        reasons=(f"the tagger is {certainty:.0%} sure of this name",),
        name=article.vehicles_at[members[0]],
        marque=_marque(marques),
        partners=tuple(
            FoundParty(str(company), _role(share)) for company, share in makers.items() if 1 - share[0] >= LINKED
        ),
        technologies=equipped,
    )


def _marque(shares: Mapping[Hashable, Floats]) -> str | None:
    best = max(shares, key=lambda thing: float(1 - shares[thing][0]), default=None)
    return str(best) if best is not None and 1 - shares[best][0] >= LINKED else None


def _role(share: Floats) -> Role:
    return Role(BY_NAME["maker"].answers[int(share[1:].argmax())])
