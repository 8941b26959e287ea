"""Where the words of a finding stand: in its evidence, never elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from partnerships.extraction.values.amounts import percent
from partnerships.names import key
from training.editors.files import Payload, Proposal, Stretch

# The corpus marks a date without the first, with the second where they carry meaning.
_OUTSIDE = {"in", "on", "at"}
_MAY_BELONG = {"by", "since", "from", "until", "till", "during", "before", "after", "as", "for"}
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_QUOTED = re.compile("“([^”]*)”")
_TRIGGERED = "evokes it"  # how the reader ends the reason that quotes the trigger words


def places(text: str, words: str, within: Iterable[Stretch]) -> list[Stretch]:
    """Everywhere the words stand as a whole, with blanks of any kind between them."""
    if not words.split():
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")
    found = (pattern.finditer(text, stretch.start, stretch.end) for stretch in within)
    return sorted({Stretch(*match.span()) for matches in found for match in matches})


def only_place(text: str, words: str, within: Iterable[Stretch]) -> list[Stretch]:
    """The place where the words stand; none where they stand more than once, since it cannot be told which is meant."""
    found = places(text, words, within)
    return found if len(found) == 1 else []


def name_places(text: str, proposal: Proposal) -> list[Stretch]:
    """Where a company or vehicle is named: evidence that is a form of its name, else its name inside the evidence."""
    name, forms = proposal.payload["name"], proposal.payload.get("aliases", [])
    forms = {key(form) for form in (name, *forms)}
    named = [s for s in proposal.evidence if _is_form(key(text[s.start : s.end]), forms, proposal.kind)]
    return named or places(text, name, proposal.evidence)


def _is_form(words: str, forms: set[str], kind: str) -> bool:
    """A vehicle is also named by the beginning or the end of its name."""
    part = kind == "vehicle" and any(f.startswith(f"{words} ") or f.endswith(f" {words}") for f in forms)
    return words in forms or (bool(words) and part)


def trigger_places(text: str, proposal: Proposal) -> list[Stretch]:
    """The words that evoke an agreement; those that cannot be told from others like them are left out."""
    quoted = (word for reason in proposal.reasons if reason.endswith(_TRIGGERED) for word in _QUOTED.findall(reason))
    return [place for word in quoted for place in only_place(text, word, proposal.evidence)]


def date_place(text: str, stated: Payload) -> tuple[Stretch, bool] | None:
    """A date expression, and whether its borders are beyond doubt; None for a date that an editor typed in.

    The reader quotes a date with the preposition before it, which the corpus marks only where it carries meaning.
    """
    start, end = stated["evidence"]["start"], stated["evidence"]["end"]
    first, _, rest = stated["phrase"].partition(" ")
    if " ".join(text[start:end].split()) != stated["phrase"] or not stated["phrase"]:
        return None
    if first.lower() in _OUTSIDE and rest:
        start = text.index(rest.split()[0], start + len(first))
    return Stretch(start, end), first.lower() not in _MAY_BELONG


def percent_place(text: str, value: str | None, within: Iterable[Stretch]) -> list[Stretch]:
    """The percentage of this value, if one stands there and only one."""
    if value is None:
        return []
    found = {Stretch(*m.span()) for stretch in within for m in _PERCENT.finditer(text, stretch.start, stretch.end)}
    same = [place for place in found if percent(text[place.start : place.end]) == abs(Decimal(value))]
    return same if len(same) == 1 else []
