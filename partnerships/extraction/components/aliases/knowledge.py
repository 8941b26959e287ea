"""What is known of names before the article is read: records handed in, and the industry's usual names."""

from __future__ import annotations

from enum import StrEnum

from partnerships.extraction.components.aliases.forms import Form
from partnerships.extraction.components.aliases.names import bearers_in_industry
from partnerships.extraction.components.aliases.pairs import Pair
from partnerships.extraction.matching import KnownNames


class Knowledge(StrEnum):
    """What is known about a pair; SHORT: of the short form alone, RECORD: that one record bears both names."""

    NOTHING = ""
    SAME = "same"
    APART = "apart"
    SHORT = "short"
    RECORD = "record"


def knowledge_of(pair: Pair, known: KnownNames | None) -> Knowledge:
    """A record counts before the industry's names only where the text bears it out.

    Curators put marques and predecessors under one record that an article may tell apart.
    """
    records = recorded(pair.short, known), recorded(pair.long, known)
    if records[0] & records[1] and pair.introduced:
        return Knowledge.SAME
    industry = bearers_in_industry(pair.short.words), bearers_in_industry(pair.long.words)
    if all(industry):
        return Knowledge.SAME if industry[0] & industry[1] else Knowledge.APART
    if all(records):
        return _by_records(pair, records[0] & records[1])
    return Knowledge.SHORT if industry[0] else Knowledge.NOTHING


def _by_records(pair: Pair, shared: frozenset[str]) -> Knowledge:
    if not shared:
        return Knowledge.APART
    return Knowledge.RECORD if pair.is_alike else Knowledge.NOTHING


def recorded(form: Form, known: KnownNames | None) -> frozenset[str]:
    """Ids of the records that bear a name."""
    return frozenset(name.ref for name in known.bearers(form.text)) if known else frozenset()
