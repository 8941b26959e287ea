"""The reader: article text in, findings out. `read` is the only door, `build` lists the stages in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components.agreements import find_agreements
from partnerships.extraction.components.companies import find_companies
from partnerships.extraction.components.dates import find_dates
from partnerships.extraction.components.figures import find_figures
from partnerships.extraction.components.holdings import find_holdings
from partnerships.extraction.components.ownership import find_ownership
from partnerships.extraction.components.people import find_people
from partnerships.extraction.components.references import find_references
from partnerships.extraction.components.vehicles import find_vehicles
from partnerships.extraction.date_forms import day_in
from partnerships.extraction.findings import Findings, KnownName
from partnerships.extraction.layout import Paragraph, lay_out
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model import packed

Stage = Callable[[Article], None]
_ENDS = frozenset(".!?:;\"')]…")


def build() -> tuple[Stage, ...]:
    """The stages in order; each uses what those before it have seen."""
    return (
        find_dates,
        find_companies,
        find_references,
        find_ownership,
        find_agreements,
        find_holdings,
        find_vehicles,
        find_people,
        find_figures,
    )


def read(text: str, published: PartialDate, known_names: Iterable[KnownName] = ()) -> Findings:
    """Everything the reader sees in an article published on that date."""
    article = _parse(text, published, KnownNames.of(known_names))
    if article is None:
        return Findings()
    for stage in build():
        stage(article)
    return Findings(
        companies=tuple(article.companies),
        ownerships=tuple(article.ownerships),
        agreements=tuple(article.agreements),
        vehicles=tuple(article.vehicles),
        milestones=tuple(article.milestones),
        appointments=tuple(article.appointments),
        figures=tuple(article.figures),
    )


def _parse(text: str, published: PartialDate, known: KnownNames) -> Article | None:
    """The article with one parse of all paragraphs, each parsed by itself so that headings stay apart."""
    layout = lay_out(text)
    docs = list(packed.load().pipe(paragraph.text for paragraph in layout.paragraphs))
    if not docs:
        return None
    joined = Doc.from_docs(docs, ensure_whitespace=True)
    return Article(
        text=text,
        published=published,
        today=day_in(layout.dateline, published) or published,
        doc=joined,
        places=[place for p in layout.paragraphs for place in (*p.places, p.places[-1])],
        sentences=_sentences(docs, layout.paragraphs),
        known=known,
    )


def _sentences(docs: list[Doc], paragraphs: tuple[Paragraph, ...]) -> list[Sentence]:
    """Sentences end where punctuation says so too; the parser alone breaks them at odd names."""
    found: list[Sentence] = []
    base = 0
    for doc, paragraph in zip(docs, paragraphs, strict=True):
        starts = [s.start for s in doc.sents if not s.start or doc[s.start - 1].text[-1] in _ENDS]
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
            found.append(Sentence(len(found), base + start, base + end, paragraph.is_caption))
        base += len(doc)
    return found
