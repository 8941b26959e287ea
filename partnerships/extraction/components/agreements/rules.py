"""Agreements: the readings of an article gathered, so that one agreement is found once."""

from __future__ import annotations

from dataclasses import dataclass, field

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.agreements.readings import Reading, readings
from partnerships.extraction.components.dates.rules import stated
from partnerships.extraction.findings import FoundAgreement, FoundParty
from partnerships.extraction.modality import Mood
from partnerships.vocabulary import EventKind, Role, Status

_STATES: dict[Mood, tuple[EventKind, Status]] = {
    Mood.PLANNED: (EventKind.ANNOUNCED, Status.ANNOUNCED),
    Mood.POSSIBLE: (EventKind.TALKS_REPORTED, Status.REPORTED),
    Mood.WISHED: (EventKind.TALKS_REPORTED, Status.REPORTED),
    Mood.DENIED: (EventKind.DENIED, Status.DENIED),
    Mood.ENDED: (EventKind.ENDED, Status.ENDED),
}
_DONE: dict[str, tuple[EventKind, Status]] = {
    "sign": (EventKind.SIGNED, Status.SIGNED),
    "run": (EventKind.CONFIRMED, Status.IN_FORCE),
    "found": (EventKind.EFFECTIVE, Status.IN_FORCE),
    "buy": (EventKind.COMPLETED, Status.COMPLETED),
    "announce": (EventKind.ANNOUNCED, Status.ANNOUNCED),
    "talk": (EventKind.TALKS_REPORTED, Status.REPORTED),
    "noun": (EventKind.CONFIRMED, Status.IN_FORCE),
}
_RANK = [
    Status.REPORTED,
    Status.ANNOUNCED,
    Status.SIGNED,
    Status.IN_FORCE,
    Status.COMPLETED,
    Status.ENDED,
    Status.DENIED,
]
# Shares of findings with parties and type right on every second training article; see docs/extraction.md.
_CERTAINTY = {3: 0.58, 2: 0.45, 1: 0.3}


@dataclass
class _Entry:
    """Readings of one agreement; the first with a type of its own leads."""

    readings: list[Reading] = field(default_factory=list)

    @property
    def lead(self) -> Reading:
        return max(self.readings, key=lambda r: (r.is_typed, r.strength, r.timex is not None))

    @property
    def dated(self) -> Timex | None:
        lead = self.lead.timex
        return lead or next((r.timex for r in self.readings if r.timex), None)

    def takes(self, other: Reading) -> bool:
        mine, theirs = set(self.lead.parties), set(other.parties)
        if mine != theirs and not (len(mine & theirs) >= 2 and self.readings[-1].sentence == other.sentence):
            return False
        if not _years_agree(self.dated, other.timex) and self.readings[-1].sentence != other.sentence:
            return False
        return (
            self.lead.type == other.type
            or not other.is_typed
            or not self.lead.is_typed
            or (other.strength == 1 or self.lead.strength == 1)
        )


def _years_agree(one: Timex | None, other: Timex | None) -> bool:
    if one is None or other is None or one.date is None or other.date is None:
        return True
    return one.date.overlaps(other.date) or one.date.value[:4] == other.date.value[:4]


def find_agreements(article: Article) -> None:
    entries: list[_Entry] = []
    for reading in readings(article):
        if reading.mood is Mood.DENIED and not _is_denial(reading):
            continue
        home = next((entry for entry in reversed(entries) if entry.takes(reading)), None)
        if home:
            home.readings.append(reading)
        else:
            entries.append(_Entry([reading]))
    article.agreements += [_finding(article, entry) for entry in entries]


def _is_denial(reading: Reading) -> bool:
    """ "Denied talks" tells of an agreement that is denied; "did not sign" tells of nothing."""
    words = reading.mood_words.lower()
    return reading.act == "talk" or words.startswith(
        ("den", "rule", "no plan", "no talk", "no intention", "reject", "dismiss", "no agreement")
    )


def _state(reading: Reading) -> tuple[EventKind, Status]:
    if reading.mood is not Mood.DONE:
        return _STATES[reading.mood]
    return _DONE["found" if reading.cue in {"found", "lab"} else reading.act]


def _finding(article: Article, entry: _Entry) -> FoundAgreement:
    lead = entry.lead
    event, status = _state(lead)
    latest = max((_state(r)[1] for r in entry.readings), key=_RANK.index)
    confidence, reasons = _certainty(entry)
    timex = entry.dated
    return FoundAgreement(
        evidence=tuple(dict.fromkeys([lead.evidence, *(r.evidence for r in entry.readings)])),
        rule=f"agreements.{lead.cue}",
        confidence=confidence,
        reasons=reasons,
        type=lead.type,
        parties=tuple(FoundParty(name, role) for name, role in _parties(entry).items()),
        event=event,
        status=latest if latest in {Status.ENDED, Status.DENIED} else status,
        date=stated(article, timex) if timex else None,
        value=next((r.value for r in entry.readings if r.value), None),
        summary=_summary(lead),
    )


def _parties(entry: _Entry) -> dict[str, Role]:
    """Roles from the reading that tells them apart, if one does."""
    told = [
        r.parties for r in entry.readings if set(r.parties.values()) != {Role.PARTNER} and r.type == entry.lead.type
    ]
    return {**entry.lead.parties, **(told[0] if told else {})}


def _certainty(entry: _Entry) -> tuple[float, tuple[str, ...]]:
    lead = entry.lead
    how = {3: "a verb that gives each company its role", 2: "a verb with the word for the agreement", 1: "only a noun"}
    score, reasons = _CERTAINTY[lead.strength], [f"“{lead.cue.split('.')[-1]}”: {how[lead.strength]}"]
    if lead.is_typed:
        reasons.append(f"the words say {lead.type.label.lower()}")
    else:
        score, reasons = score - 0.2, [*reasons, "no word says what it is about"]
    if len(entry.readings) > 1:
        score, reasons = score + 0.05, [*reasons, f"told in {len(entry.readings)} places"]
    if lead.mood is not Mood.DONE:
        score, reasons = score - 0.05, [*reasons, f"“{lead.mood_words}” makes it {lead.mood}"]
    return round(score, 2), tuple(reasons)


def _summary(lead: Reading) -> str:
    return f"{lead.type.label}: {', '.join(lead.parties)}"
