"""The reader: article text in, findings out. `read` is the only door, `STAGES` lists the last steps in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.components import PIPES
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
from partnerships.extraction.limits import check_length, check_tokens
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model import packed

Stage = Callable[[Article], None]
AT_ONCE = 10_000  # tokens that tagger and parser see at a time: they take some 20 KB each
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
    """Everything the reader sees in an article published on that date. Raises TooLong."""
    return next(read_all([(text, published)], known_names))


def read_all(
    articles: Iterable[tuple[str, PartialDate]], known_names: Iterable[KnownName] = (), nlp: Language | None = None
) -> Iterator[Findings]:
    """Many articles in one go, in order; each is read as if it stood alone."""
    language = nlp or packed.load()
    known = KnownNames.of(known_names)
    for text, published in articles:
        article = opened(text, published, language, known)
        if article is None:
            yield Findings()
            continue
        for stage in STAGES:
            stage(article)
        yield calibrated(_findings(article), language.meta.get("calibration", {}))


def opened(text: str, published: PartialDate, nlp: Language, known: KnownNames) -> Article | None:
    """The article with all that the pipeline sees, before the stages; None for a text without words."""
    check_length(text)
    layout = lay_out(text)
    if not layout.paragraphs:
        return None
    return _article(text, published, layout, annotated(nlp, layout, known), known)


def annotated(nlp: Language, layout: Layout, known: KnownNames) -> Doc:
    """One document with all that the pipeline sees; a long text goes through the grammar in parts.

    Raises TooLong where even so it would take too much.
    """
    paragraphs = [nlp.make_doc(paragraph.text) for paragraph in layout.paragraphs]
    check_tokens(sum(len(doc) for doc in paragraphs))
    grammar = [pipe for name, pipe in nlp.pipeline if name not in PIPES]
    parts = [_through(grammar, _joined(docs)) for docs in _batched(paragraphs)]
    doc = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=True)
    doc._.known = known
    return _through([pipe for name, pipe in nlp.pipeline if name in PIPES], doc)


def _joined(paragraphs: list[Doc]) -> Doc:
    """A sentence begins with each paragraph, so that headings stay apart."""
    joined = Doc.from_docs(paragraphs, ensure_whitespace=True)
    start = 0
    for doc in paragraphs:
        if len(doc):
            joined[start].is_sent_start = True
        start += len(doc)
    return joined


def _batched(paragraphs: list[Doc]) -> Iterator[list[Doc]]:
    """Paragraphs in order, as many at a time as have AT_ONCE tokens."""
    batch: list[Doc] = []
    for doc in paragraphs:
        if batch and sum(map(len, batch)) + len(doc) > AT_ONCE:
            yield batch
            batch = []
        batch.append(doc)
    yield batch


def _through(pipes: Iterable[Callable[[Doc], Doc]], doc: Doc) -> Doc:
    for pipe in pipes:
        doc = pipe(doc)
    return doc


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
