"""The reader: article text in, findings out. `read` is the only door, `STAGES` lists the last steps in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components.agreements.stage import find_agreements
from partnerships.extraction.components.companies.stage import find_companies
from partnerships.extraction.components.dates.dateline import day_in
from partnerships.extraction.components.dates.stage import find_dates
from partnerships.extraction.components.figures.stage import find_figures
from partnerships.extraction.components.ownership.holdings import find_holdings
from partnerships.extraction.components.ownership.stage import find_ownership
from partnerships.extraction.components.people.stage import find_people
from partnerships.extraction.components.references.stage import find_references
from partnerships.extraction.components.vehicles.names import name_vehicles
from partnerships.extraction.components.vehicles.stage import find_vehicles
from partnerships.extraction.confidence import calibrated
from partnerships.extraction.findings import Findings, KnownName
from partnerships.extraction.layout import Layout, lay_out
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model import packed

Stage = Callable[[Article], None]
_ENDS = frozenset(".!?:;\"')]…")

STAGES: tuple[Stage, ...] = (
    find_dates,
    find_companies,
    name_vehicles,
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
    return next(read_all([(text, published)], known_names))


def read_all(
    articles: Iterable[tuple[str, PartialDate]], known_names: Iterable[KnownName] = (), nlp: Language | None = None
) -> Iterator[Findings]:
    """Many articles in one go, in order; each is read as if it stood alone."""
    language = nlp or packed.load()
    known = KnownNames.of(known_names)
    for text, published in articles:
        layout = lay_out(text)
        if not layout.paragraphs:
            yield Findings()
            continue
        doc = language(laid_out_doc(language, layout, known))
        article = _article(text, published, layout, doc, known)
        for stage in STAGES:
            stage(article)
        yield calibrated(_findings(article), language.meta.get("calibration", {}))


def laid_out_doc(nlp: Language, layout: Layout, known: KnownNames) -> Doc:
    """The tokens of all paragraphs; a sentence begins with each, so that headings stay apart."""
    docs = [nlp.make_doc(paragraph.text) for paragraph in layout.paragraphs]
    joined = Doc.from_docs(docs, ensure_whitespace=True)
    start = 0
    for doc in docs:
        if len(doc):
            joined[start].is_sent_start = True
        start += len(doc)
    joined._.known = known
    return joined


def _article(text: str, published: PartialDate, layout: Layout, doc: Doc, known: KnownNames) -> Article:
    return Article(
        text=text,
        published=published,
        today=day_in(layout.dateline, published) or published,
        doc=doc,
        places=[place for p in layout.paragraphs for place in (*p.places, p.places[-1])],
        sentences=_sentences(doc, layout),
        known=known,
        links=doc._.links,
    )


def _sentences(doc: Doc, layout: Layout) -> list[Sentence]:
    """Sentences end where punctuation says so too; the parser alone breaks them at odd names."""
    edges, length = {}, 0
    for paragraph in layout.paragraphs:
        edges[length] = paragraph.is_caption
        length += len(paragraph.text) + 1
    starts = [s.start for s in doc.sents if doc[s.start].idx in edges or doc[s.start - 1].text[-1] in _ENDS]
    found: list[Sentence] = []
    is_caption = False
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        is_caption = edges.get(doc[start].idx, is_caption)
        found.append(Sentence(len(found), start, end, is_caption))
    return found


def _findings(article: Article) -> Findings:
    return Findings(
        companies=tuple(article.companies),
        ownerships=tuple(article.ownerships),
        agreements=tuple(article.agreements),
        vehicles=tuple(article.vehicles),
        milestones=tuple(article.milestones),
        appointments=tuple(article.appointments),
        figures=tuple(article.figures),
    )
