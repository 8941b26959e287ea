"""Vehicles: models by name, the companies tied to them, their equipment and their dated steps."""

from __future__ import annotations

import re

from partnerships.extraction.article import Article, Mention, Sentence
from partnerships.extraction.components.vehicles.equipment import equipment_in
from partnerships.extraction.components.vehicles.milestones import milestones_in
from partnerships.extraction.components.vehicles.rule_names import MAKERS, vehicle_names
from partnerships.extraction.findings import FoundParty, FoundTechnology, FoundVehicle
from partnerships.extraction.groups import groups_in
from partnerships.vocabulary import Role

_THE_CAR = re.compile(
    r"\b(?:the|this) (?:new )?(?:car|vehicle|model|SUV|sedan|saloon|van|crossover|pickup|truck|bus"
    r"|roadster)\b|\bits? \b",
    re.IGNORECASE,
)


def find_vehicles(article: Article) -> None:
    names = vehicle_names(article)
    article.vehicle_mentions += sorted(names)
    last: str | None = None
    technologies: dict[str, list[FoundTechnology]] = {}
    for sentence in article.sentences:
        here = [mention for mention in names if mention[0] in sentence]
        subject = here[-1][2] if here else last if _THE_CAR.search(article.span(sentence).text) else None
        if subject and not sentence.is_caption:
            kept = technologies.setdefault(subject, [])
            kept += [t for t in equipment_in(article, sentence) if t.name not in {k.name for k in kept}]
            article.milestones += milestones_in(article, sentence, here, subject)
        last = here[-1][2] if here else last
    for name in dict.fromkeys(name for *_, name in names):
        article.vehicles.append(_vehicle(article, name, [n for n in names if n[2] == name], technologies.get(name, [])))


def _vehicle(
    article: Article, name: str, mentions: list[tuple[int, int, str]], technologies: list[FoundTechnology]
) -> FoundVehicle:
    marque = next((m for start, *_ in mentions if (m := article.mention_at(start))), None)
    return FoundVehicle(
        evidence=tuple(article.evidence(start, end) for start, end, _ in mentions),
        rule="vehicles.name",
        confidence=0.7 if marque else 0.75,
        reasons=("a model name after its marque" if marque else "a proper name beside a word for a vehicle",),
        name=name,
        marque=marque.companies[0] if marque else None,
        partners=tuple(FoundParty(*party) for party in _partners(article, mentions, marque).items()),
        technologies=tuple(technologies),
    )


def _partners(article: Article, mentions: list[tuple[int, int, str]], marque: Mention | None) -> dict[str, Role]:
    """The maker, and those named together with it as showing, building or developing the car."""
    found: dict[str, Role] = {}
    for start, *_ in mentions:
        sentence: Sentence = article.sentence_of(start)
        for group in groups_in(article, sentence):
            before = group.end <= start and group.marker == "" and not group.is_apposition
            if before and len(group.companies) > 1 and not group.is_possessive:
                found.update((n, _part(article, n)) for n in group.companies)
    if marque and not found:
        found[marque.companies[0]] = Role.MANUFACTURER
    return found


def _part(article: Article, name: str) -> Role:
    company = article.company(name)
    return Role.MANUFACTURER if company and company.kind in MAKERS else Role.TECHNOLOGY_PROVIDER
