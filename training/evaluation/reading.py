"""What the reader finds in annotated articles, in their form."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import IO

from spacy.language import Language

from partnerships.dates import PartialDate
from partnerships.extraction.findings import KnownName
from partnerships.extraction.gold_form import as_gold, with_a_place
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.pipeline import read_all
from training.scoring import Fact

_QUIET = 5.0  # seconds between two words about progress


def predictions(
    articles: Sequence[Fact], nlp: Language, known: Iterable[KnownName] = (), shown_on: IO[str] | None = None
) -> list[Fact]:
    """One prediction for each article, in order."""
    texts = [(article["text"], PartialDate.of(article["published"])) for article in articles]
    found, said = [], time.monotonic()
    for article, findings in zip(articles, read_all(texts, KnownNames.of(known), nlp), strict=True):
        found.append(as_gold(article["text"], with_a_place(findings), article["sentences"]))
        if shown_on and time.monotonic() - said > _QUIET:
            said = time.monotonic()
            shown_on.write(f"{len(found)} of {len(articles)} articles read\n")
    return found
