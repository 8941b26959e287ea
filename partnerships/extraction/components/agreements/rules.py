"""Agreements: the readings of an article gathered, so that one agreement is found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.agreements.readings import Reading, readings
from partnerships.extraction.modality import Mood


@dataclass
class Entry:
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


def rule_entries(article: Article) -> list[Entry]:
    """Agreements as the rules read them, told once each."""
    entries: list[Entry] = []
    places: dict[str, list[int]] = defaultdict(list)  # of the entries that name a company
    for reading in readings(article):
        if reading.mood is Mood.DENIED and not _is_denial(reading):
            continue
        near = sorted({place for name in reading.parties for place in places[name]}, reverse=True)
        home = next((place for place in near if entries[place].takes(reading)), len(entries))
        if home == len(entries):
            entries.append(Entry())
        entries[home].readings.append(reading)
        _note(places, reading.parties, home)
    return entries


def _note(places: dict[str, list[int]], names: Iterable[str], place: int) -> None:
    for name in names:
        if not places[name] or places[name][-1] != place:
            places[name].append(place)


def _is_denial(reading: Reading) -> bool:
    """ "Denied talks" tells of an agreement that is denied; "did not sign" tells of nothing."""
    words = reading.mood_words.lower()
    return reading.act == "talk" or words.startswith(
        ("den", "rule", "no plan", "no talk", "no intention", "reject", "dismiss", "no agreement")
    )
