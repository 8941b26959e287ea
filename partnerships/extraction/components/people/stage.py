"""People as findings: the tagged names gathered, with the company that is linked and the title that stands beside."""

from __future__ import annotations

from collections import defaultdict

from partnerships.extraction.article import Article
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.people.rules import titled
from partnerships.extraction.findings import FoundAppointment

EMPLOYED = 0.5


def find_people(article: Article) -> None:
    numbers = article.numbers(Label.PER)
    gathered = _gathered({n: article.words(n).removesuffix("'s") for n in numbers})
    at = {n: (person,) for person, members in gathered.items() for n in members}
    told = article.links.pooled("office", at, article.acting())
    titles = titled(article)
    for person, members in gathered.items():
        companies = {str(company): float(share[1]) for (p, company), share in told.items() if p == person}
        spoken = [t for t in titles if t.person in {article.words(n).removesuffix("'s") for n in members}]
        if found := _finding(article, person, members, companies, spoken):
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
    article: Article, person: str, members: list[int], companies: dict[str, float], spoken: list[FoundAppointment]
) -> FoundAppointment | None:
    """None for somebody who is named without an office and without a company."""
    best = max(companies, key=lambda name: companies[name], default=None)
    linked = best if best is not None and companies[best] >= EMPLOYED else None
    title = next((s for s in spoken if s.title and s.company == linked), next((s for s in spoken if s.title), None))
    if linked is None and title is None:
        return None
    mention = article.tagged[members[0]]
    sentence = article.sentence_of(mention.start)
    reasons = [f"the tagger is {mention.certainty:.0%} sure of this name"]
    reasons += [f"{companies[linked]:.0%} sure that the office is at {linked}"] if linked else ["no company is linked"]
    reasons += [f"“{title.title}” stands beside the name"] if title else []
    here = article.evidence(mention.start, mention.end)
    return FoundAppointment(
        evidence=title.evidence if title else (here, article.evidence(sentence.start, sentence.end)),
        rule="people.learned",
        confidence=round(min(mention.certainty, companies[linked] if linked else 0.5), 2),
        reasons=tuple(reasons),
        person=person,
        title=title.title if title else "",
        company=linked,
        known_on=article.today,
    )
