"""General pipeline, trained encoder and heads put together to the pipeline that is shipped."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from partnerships.extraction.components import ARTICLE_ENCODER, LINK_SCORER, MENTION_TAGGER, PIPES


def assembled(nlp: Language, graph: bytes, pieces: list[str], tagger: bytes, links: bytes, width: int) -> Language:
    """The general pipeline with the reader's components behind its own."""
    for name in PIPES:
        config = {"width": width} if name in {MENTION_TAGGER, LINK_SCORER} else {}
        nlp.add_pipe(name, config=config)
    nlp.get_pipe(ARTICLE_ENCODER).fill(graph, pieces)  # type: ignore[attr-defined]
    nlp.get_pipe(MENTION_TAGGER).model.layers[0].from_bytes(tagger)  # type: ignore[attr-defined]
    nlp.get_pipe(LINK_SCORER).model.from_bytes(links)  # type: ignore[attr-defined]
    return nlp


def pieces_of(folder: Path) -> list[str]:
    return (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
