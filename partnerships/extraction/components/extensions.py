"""What the components leave on a document for those after them."""

from __future__ import annotations

from spacy.tokens import Doc


def register() -> None:
    """`mentions`: list of Mention in order; `companies`: what the alias component saw; `links`: scores of pairs;
    `known`: names of the knowledge base, handed in before the pipeline runs; `company_shares`: how much of each token
    the tagger gives to names of companies, from 0 to 1."""
    for name in ("mentions", "companies", "links", "known", "company_shares"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
