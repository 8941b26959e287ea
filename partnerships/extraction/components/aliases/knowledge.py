"""What is known of names before the article is read: records handed in, and the industry's usual names."""

from __future__ import annotations

from enum import StrEnum

from partnerships.extraction.components.aliases.forms import Form
from partnerships.extraction.components.aliases.names import bearers_in_industry
from partnerships.extraction.components.aliases.pairs import Pair
from partnerships.extraction.matching import KnownNames


class Knowledge(StrEnum):
    """What is known about a pair; SHORT: of the short form alone."""

    NOTHING = ""
    SAME = "same"
    APART = "apart"
    SHORT = "short"


def knowledge_of(pair: Pair, known: KnownNames | None) -> Knowledge:
    """Records count before the industry's names."""
    records = recorded(pair.short, known), recorded(pair.long, known)
    industry = bearers_in_industry(pair.short.words), bearers_in_industry(pair.long.words)
    for short, long in (records, industry):
        if short and long:
            return Knowledge.SAME if short & long else Knowledge.APART
    return Knowledge.SHORT if records[0] or industry[0] else Knowledge.NOTHING


def recorded(form: Form, known: KnownNames | None) -> frozenset[str]:
    """Ids of the records that bear a name."""
    return frozenset(name.ref for name in known.bearers(form.text)) if known else frozenset()
