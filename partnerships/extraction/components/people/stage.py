"""People as findings: the tagged names gathered, with the company that is linked and the title that stands beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from partnerships.extraction.article import Article
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.people.placing import Held, offices
from partnerships.extraction.findings import Evidence, FoundAppointment

EMPLOYED = 0.5


def find_people(article: Article) -> None:
    numbers = article.numbers(Label.PER)
    gathered = _gathered({n: article.words(n).removesuffix("'s") for n in numbers})
    at = {n: (person,) for person, members in gathered.items() for n in members}
    told = article.links.pooled("office", at, article.acting())
    held = offices(article)
    for person, members in gathered.items():
        companies = {str(company): float(share[1]) for (p, company), share in told.items() if p == person}
        office = min((held[n] for n in members if n in held), key=lambda one: one.distance, default=None)
        if found := _finding(article, person, members, companies, office):
            article.appointments.append(found)


def _gathered(names: dict[int, str]) -> dict[str, list[int]]:
    """Numbers of mentions by the fullest name; a surname alone is the person whose name ends or begins with it."""
    full = sorted(set(names.values()), key=lambda name: (-len(name.split()), name))
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in names.items():
        home = next((f for f in full if f == name or f.endswith(f" {name}") or f.startswith(f"{name} ")), name)
        found[home].append(number)
    return found


def _finding(
    article: Article, person: str, members: Sequence[int], companies: dict[str, float], office: Held | None
) -> FoundAppointment | None:
    """None for somebody who is named without an office and without a company."""
    best = max(companies, key=lambda name: companies[name], default=None)
    linked = best if best is not None and companies[best] >= EMPLOYED else None
    if linked is None and office is None:
        return None
    certainty = article.tagged[members[0]].certainty
    reasons = [f"the tagger is {certainty:.0%} sure of this name"]
    reasons += [f"{companies[linked]:.0%} sure that the office is at {linked}"] if linked else ["no company is linked"]
    reasons += [f"“{office.title.words}” stands beside the name" if office else "no title stands beside the name"]
    return FoundAppointment(
        evidence=_evidence(article, members[0], office),
        rule="people.learned",
        confidence=round(min(certainty, companies[linked] if linked else 0.5), 2),
        reasons=tuple(reasons),
        person=person,
        title=office.title.words if office else "",
        company=linked,
        known_on=article.today,
    )


def _evidence(article: Article, member: int, office: Held | None) -> tuple[Evidence, ...]:
    """The name with the title, then the whole sentence."""
    mention = article.tagged[office.person if office else member]
    start = min(mention.start, office.title.start) if office else mention.start
    end = max(mention.end, office.title.end) if office else mention.end
    sentence = article.sentence_of(mention.start)
    return article.evidence(start, end), article.evidence(sentence.start, sentence.end)
