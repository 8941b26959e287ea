"""Dated steps of a vehicle: the dates that the scorer links, and the step that the words beside them tell."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.dates.stated import stated
from partnerships.extraction.components.links.pooling import Floats
from partnerships.extraction.components.links.schema import BY_NAME, Label
from partnerships.extraction.components.vehicles.wording import step_beside
from partnerships.extraction.findings import FoundMilestone
from partnerships.vocabulary import MilestoneKind

LINKED = 0.5
SUPPORTED = 0.25  # where the words tell the same step
KINDS = BY_NAME["milestone"].answers


@dataclass(frozen=True)
class Step:
    """A step before it becomes a finding."""

    vehicle: str
    kind: MilestoneKind
    timex: Timex
    confidence: float
    reasons: tuple[str, ...]


def find_milestones(article: Article, linked: Mapping[str, Mapping[Hashable, Floats]]) -> None:
    """Each step once; `linked` has for each vehicle the shares of "none" and of each kind for the dates."""
    steps = [step for vehicle, shares in linked.items() for step in _steps(article, vehicle, shares)]
    seen: set[tuple[str, MilestoneKind, str]] = set()
    for step in sorted(steps, key=lambda s: (s.vehicle, s.timex.start)):
        found = _finding(article, step)
        if found and (found.vehicle, found.kind, str(found.date.date)) not in seen:
            seen.add((found.vehicle, found.kind, str(found.date.date)))
            article.milestones.append(found)


def _steps(article: Article, vehicle: str, shares: Mapping[Hashable, Floats]) -> Iterator[Step]:
    """The words tell better than the scorer which step it is; where both agree, a weaker link will do."""
    for thing, share in shares.items():
        timex, sure = article.timex_at(int(str(thing))), float(1 - share[0])
        if timex is None or sure < SUPPORTED:
            continue
        scored, worded = MilestoneKind(KINDS[int(share[1:].argmax())]), step_beside(article, timex)
        if sure >= LINKED or worded is scored:
            reasons: tuple[str, ...] = (f"{sure:.0%} sure that this date is a step of {vehicle}",)
            reasons += (f"a word for “{worded.label.lower()}” stands beside it",) if worded else ()
            yield Step(vehicle, worded or scored, timex, sure, reasons)


def _finding(article: Article, step: Step) -> FoundMilestone | None:
    date = stated(article, step.timex)
    if date is None:
        return None
    sentence = article.sentence_of(step.timex.start)
    return FoundMilestone(
        evidence=(date.evidence, article.evidence(sentence.start, sentence.end)),
        rule=f"milestones.{step.kind}",
        confidence=round(step.confidence, 2),
        reasons=step.reasons,
        vehicle=step.vehicle,
        kind=step.kind,
        date=date,
        occasion=_occasion(article, step.timex.start),
    )


def _occasion(article: Article, place: int) -> str:
    """The show named nearest to the date in the same sentence."""
    sentence = article.sentence_of(place)
    shows = [n for n in article.numbers(Label.EVT) if article.tagged[n].start in sentence]
    near = min(shows, key=lambda n: abs(article.tagged[n].start - place), default=None)
    return article.words(near) if near is not None else ""
