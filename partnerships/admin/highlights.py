"""The article in paragraphs of stretches, each with the proposals whose evidence covers it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from partnerships.models import Proposal
from partnerships.vocabulary import Decision, ProposalKind

COLOURS = {
    ProposalKind.COMPANY: "f-coop",
    ProposalKind.OWNERSHIP: "f-coop",
    ProposalKind.AGREEMENT: "f-jv",
    ProposalKind.VEHICLE: "f-plat",
    ProposalKind.MILESTONE: "f-sup",
    ProposalKind.APPOINTMENT: "f-eq",
    ProposalKind.FIGURE: "f-tech",
}


@dataclass(frozen=True)
class Stretch:
    """Characters covered by the same proposals; nested and overlapping spans are cut where they begin and end."""

    text: str
    ids: str = ""
    classes: str = ""


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    proposal: Proposal


def paragraphs(text: str, proposals: Iterable[Proposal], current: Proposal | None) -> list[list[Stretch]]:
    """In one pass over the text, however many spans there are."""
    found: list[list[Stretch]] = [[]]
    for piece, spans in _pieces(text, _spans(proposals, len(text))):
        if piece != "\n":
            found[-1].append(_stretch(piece, spans, current))
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _spans(proposals: Iterable[Proposal], length: int) -> list[Span]:
    spans = [Span(one["start"], one["end"], proposal) for proposal in proposals for one in proposal.evidence]
    return [span for span in spans if 0 <= span.start < span.end <= length]


def _pieces(text: str, spans: list[Span]) -> Iterator[tuple[str, list[Span]]]:
    starting, ending = defaultdict(list), defaultdict(list)
    for span in spans:
        starting[span.start].append(span)
        ending[span.end].append(span)
    breaks = [place for match in re.finditer("\n", text) for place in match.span()]
    active: list[Span] = []
    for start, end in pairwise(sorted({0, len(text), *starting, *ending, *breaks})):
        active = [span for span in active if span not in ending[start]] + starting[start]
        yield text[start:end], active


def _stretch(text: str, spans: list[Span], current: Proposal | None) -> Stretch:
    if not spans:
        return Stretch(text)
    closest = min(spans, key=lambda span: span.end - span.start).proposal
    classes = [COLOURS[ProposalKind(closest.kind)]]
    if any(span.proposal == current for span in spans):
        classes.append("on")
    if all(span.proposal.decision != Decision.PENDING for span in spans):
        classes.append("done")
    ids = dict.fromkeys(str(span.proposal.pk) for span in spans)
    return Stretch(text, " ".join(ids), " ".join(classes))
