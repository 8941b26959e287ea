"""What the components leave on a document for those after them."""

from __future__ import annotations

from spacy.tokens import Doc


def register() -> None:
    """`mentions`: list of Mention in order; `companies`: what the alias component saw; `links`: scores of pairs;
    `known`: names of the knowledge base, handed in before the pipeline runs."""
    for name in ("mentions", "companies", "links", "known"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
