"""Companies as findings: the names that the alias component gathered, with kind and candidates."""

from __future__ import annotations

from partnerships.extraction.article import Article, Mention
from partnerships.extraction.components.aliases.companies import Company
from partnerships.extraction.components.aliases.component import tokens_of
from partnerships.extraction.components.companies.kinds import kind_of
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.findings import FoundCompany
from partnerships.vocabulary import CompanyKind

_OFTEN = 2


def find_companies(article: Article) -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    at = {m.start: n for n, m in enumerate(article.tagged) if m.label is Label.ORG}
    for company in article.doc._.companies:
        for place in company.places:
            start, end = tokens_of(article.doc, place)
            spans.setdefault(company.name, []).append((start, end))
            article.mentions.append(Mention(start, end, (company.name,)))
            article.companies_at[at[start]] = company.name
    article.mentions.sort(key=lambda mention: mention.start)
    article.companies += [_finding(article, c, sorted(spans[c.name])) for c in article.doc._.companies]


def _finding(article: Article, company: Company, spans: list[tuple[int, int]]) -> FoundCompany:
    forms = [company.name, *company.aliases]
    kind, why = kind_of(article, forms, spans)
    known = any(article.known.bearers(form) for form in forms)
    confidence, reason = _certainty(company, spans, known)
    return FoundCompany(
        evidence=tuple(article.evidence(*span) for span in spans),
        rule="companies.known_name" if known else "companies.name",
        confidence=confidence,
        reasons=(reason, why),
        name=company.name,
        kind=kind or CompanyKind.OTHER,
        aliases=company.aliases,
        candidates=article.known.candidates(forms),
    )


def _certainty(company: Company, spans: list[tuple[int, int]], known: bool) -> tuple[float, str]:
    if known:
        return 0.97, "the knowledge base has this name"
    said = f"the tagger is {company.certainty:.0%} sure of this name"
    return round(company.certainty, 2), said + (f", named {len(spans)} times" if len(spans) >= _OFTEN else "")
