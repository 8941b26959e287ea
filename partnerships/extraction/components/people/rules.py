"""People with an office: name, title and company as the text puts them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.cues import phrases
from partnerships.extraction.findings import Evidence, FoundAppointment

_TITLE = f"(?i:{'|'.join(re.escape(title) for title in phrases('people', 'titles'))})"
_FULL_TITLE = (
    rf"(?:(?:[a-z][\w-]+|[A-Z][a-z]+) ){{0,3}}?(?:{_TITLE})(?: (?:for|of) (?!\x01)[a-z][\w -]{{2,30}}?| [A-Z][a-z]+)?"
)
_COMPANY = r"\x01(?P<company>\d+)\x02"
_NAME = r"(?:Dr\.? |Mr\.? |Ms\.? |Prof\.? )?\x03(?P<name>\d+)\x04"
_TIE = r"(?: (?:of|at|for|with) (?:the )?(?:[a-z][\w-]* ){0,4}?|(?:'s)? )"
_FORMS = tuple(
    re.compile(source)
    for source in (
        rf"{_NAME},? (?:who is |who |is |was |as |the |a |an )?(?:{_COMPANY}(?:'s)? )(?P<title>{_FULL_TITLE})\b",
        rf"{_NAME}, (?:the |an? |its |their |who is |formerly |who (?:heads"
        rf"|runs) )?(?P<title>{_FULL_TITLE})(?:{_TIE}{_COMPANY})?",
        rf"{_COMPANY}(?:'s| 's)?,? (?P<title>{_FULL_TITLE}),? {_NAME}",
        rf"\b(?P<title>{_FULL_TITLE}) (?:of|at|for) (?:the )?(?:[a-z][\w-]* ){{0,4}}?{_COMPANY},? {_NAME}",
        rf"{_NAME},? (?:of|from|at) (?:the )?{_COMPANY}(?P<title>)",
        rf"\b[Ii]ts (?P<title>{_FULL_TITLE}),? {_NAME}",
        rf"\b(?P<title>{_FULL_TITLE}),? {_NAME}(?:,? (?:of|at|from) {_COMPANY})?",
        rf"{_NAME} (?:is|was|became|has been|took over as|was named|was appointed|becomes) (?:the |an? |its "
        rf"|appointed )?(?P<title>{_FULL_TITLE})(?:{_TIE}{_COMPANY})?",
    )
)


@dataclass
class _Masked:
    """A sentence in which companies and people are numbers, with the places of its characters."""

    text: str
    companies: list[tuple[int, int, str]]
    people: list[tuple[int, int, str]]


def titled(article: Article) -> list[FoundAppointment]:
    """Every place where a person stands with a title or "of" a company."""
    found: list[FoundAppointment] = []
    subject: str | None = None
    for sentence in article.sentences:
        if not sentence.is_caption:
            masked = _mask(article, sentence)
            found += _in_sentence(article, sentence, masked, subject)
            subject = masked.companies[-1][2] if masked.companies else subject
    return found


def _mask(article: Article, sentence: Sentence) -> _Masked:
    companies = [(m.start, m.end, m.companies[0]) for m in article.mentions_in(sentence.start, sentence.end)]
    people = [
        (e.start, e.end, e.text)
        for e in article.span(sentence).ents
        if e.label_ in {"PER", "PERSON"} and not any(article.mention_at(i) for i in range(e.start, e.end))
    ]
    places = {start: (end, f"\x01{n}\x02") for n, (start, end, _) in enumerate(companies)}
    places |= {start: (end, f"\x03{n}\x04") for n, (start, end, _) in enumerate(people)}
    return _Masked(_written(article, sentence, places), companies, people)


def _written(article: Article, sentence: Sentence, places: dict[int, tuple[int, str]]) -> str:
    parts, place = [], sentence.start
    while place < sentence.end:
        end, text = places.get(place, (place + 1, article.doc[place].text))
        parts.append(text + article.doc[end - 1].whitespace_)
        place = end
    return "".join(parts)


def _in_sentence(
    article: Article, sentence: Sentence, masked: _Masked, subject: str | None
) -> Iterator[FoundAppointment]:
    taken: set[int] = set()
    for form in _FORMS if masked.people else ():
        for match in form.finditer(masked.text):
            person = int(match["name"])
            if person not in taken:
                taken.add(person)
                yield _appointment(article, sentence, masked, match, subject)


def _appointment(
    article: Article, sentence: Sentence, masked: _Masked, match: re.Match[str], subject: str | None
) -> FoundAppointment:
    start, end, name = masked.people[int(match["name"])]
    number = match["company"] if "company" in match.re.groupindex else None
    company = masked.companies[int(number)][2] if number else None
    if company is None:
        company = next((n for a, _, n in reversed(masked.companies) if a < start), subject)
    if number:
        start, end = min(start, masked.companies[int(number)][0]), max(end, masked.companies[int(number)][1])
    evidence: Evidence = article.evidence(start, end)
    return FoundAppointment(
        evidence=(evidence, article.evidence(sentence.start, sentence.end)),
        rule="people.office",
        confidence=0.85 if number else 0.25,
        reasons=("name, office and company stand together" if number else "the company is the one named before",),
        person=name.removesuffix("'s"),
        title=match["title"].strip(),
        company=company,
        known_on=article.today,
    )
