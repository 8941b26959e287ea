"""Loads the seed files: once, again without effect, or with what has changed in them since.

A record that nobody has touched since it was loaded follows its file. One that an editor has changed,
added to or removed stays as the editor left it, and the report says so. Nothing is ever removed
because a file no longer names it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction

from partnerships.curation import seed_files
from partnerships.curation.seed_files import Entry, SeedError
from partnerships.curation.seeding_drafts import Draft, Kind, Known
from partnerships.curation.seeding_present import MARK, Key, edited, key_of, present, signature, stated_fields
from partnerships.curation.seeding_records import KINDS
from partnerships.curation.signing import signed


@dataclass
class Tally:
    """What became of the records of one file; `kept` says which stayed as an editor left them, and who that was."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[tuple[str, str]] = field(default_factory=list)


def load(folder: Path, by: Any = None) -> dict[str, Tally]:
    """All files in one transaction, by file name. Raises SeedError naming file, record and field, nothing written."""
    entries = {kind.file: seed_files.read(folder, kind.file) for kind in KINDS}
    known: Known = {kind.file: {} for kind in KINDS}
    with signed(by, "Loading the seed files", **{MARK: True}):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('load_seeds'))")  # one loading at a time
        return {kind.file: _load_file(kind, entries[kind.file], known) for kind in KINDS}


def holdings() -> dict[str, int]:
    """How many records of each kind the knowledge base holds, leaving out kinds it has none of."""
    counts = {str(kind.model._meta.verbose_name_plural): kind.model._default_manager.count() for kind in KINDS}
    return {name: count for name, count in counts.items() if count}


def _load_file(kind: Kind, entries: dict[str, Entry], known: Known) -> Tally:
    tally = Tally()
    for wave in _waves(entries):
        drafts = [_drafted(kind, entry, known) for entry in wave.values()]
        _settle(kind, drafts, known, tally)
    return tally


def _waves(entries: dict[str, Entry]) -> Iterator[dict[str, Entry]]:
    """Parts after their wholes, so that each finds the record it belongs to."""
    while entries:
        ready = {slug: entry for slug, entry in entries.items() if entry.peek("part_of") not in entries}
        if not ready:
            entry = next(iter(entries.values()))
            raise SeedError(entry.place.at("part_of"), "leads back to the record itself.")
        yield ready
        entries = {slug: entry for slug, entry in entries.items() if slug not in ready}


def _drafted(kind: Kind, entry: Entry, known: Known) -> Draft:
    draft = kind.draft(entry, known)
    entry.close()
    _check(draft)
    return draft


def _settle(kind: Kind, drafts: list[Draft], known: Known, tally: Tally) -> None:
    """Compare with what is there; write what is new or has changed."""
    groups: dict[Key, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[key_of(kind, draft.row)].append(draft)
    there = present(kind, groups)
    hands = edited(kind, groups, there)
    fresh: list[Draft] = []
    for key, wanted in groups.items():
        for draft, held in _paired(wanted, there.get(key, [])):
            _decide(draft, held, hands.get(key), fresh, tally)
            known[kind.file][draft.place.record] = held.row if held else draft.row
    _insert(fresh)
    _insert_below(fresh)


def _paired(wanted: list[Draft], held: list[Draft]) -> list[tuple[Draft, Draft | None]]:
    """Each wanted record with the one it equals, the rest in order with what is left."""
    left = list(held)
    pairs: list[tuple[Draft, Draft | None]] = []
    for draft in wanted:
        same = next((one for one in left if signature(one) == signature(draft)), None)
        if same:
            left.remove(same)
        pairs.append((draft, same))
    return [(draft, same or (left.pop(0) if left else None)) for draft, same in pairs]


def _decide(draft: Draft, held: Draft | None, hand: str | None, fresh: list[Draft], tally: Tally) -> None:
    if held and signature(held) == signature(draft):
        tally.unchanged += 1
    elif hand:
        tally.kept.append((draft.place.record, f"edited by {hand}"))
    elif _refers_to_removed(draft):
        tally.kept.append((draft.place.record, "refers to a record that was removed"))
    elif held:
        _change(draft, held)
        tally.changed += 1
    else:
        fresh.append(draft)
        tally.created += 1


def _refers_to_removed(draft: Draft) -> bool:
    keys = {column.name for column in draft.row._meta.concrete_fields if column.is_relation}
    others = [other for name, other in draft.row._state.fields_cache.items() if name in keys]
    return any(other and other.pk is None for other in others) or any(map(_refers_to_removed, draft.parts))


def _change(draft: Draft, held: Draft) -> None:
    """Bring the row up to its file; below it only what differs is taken away or added."""
    for column in stated_fields(held.row):
        setattr(held.row, column.attname, getattr(draft.row, column.attname))
    with _named(draft):
        held.row.full_clean()
        held.row.save()
    surplus = Counter(signature(part) for part in held.parts) - Counter(signature(part) for part in draft.parts)
    missing = Counter(signature(part) for part in draft.parts) - Counter(signature(part) for part in held.parts)
    for part in _taken(held.parts, surplus):
        part.row.delete()
    draft.row = held.row
    draft.parts = list(_taken(draft.parts, missing))
    _insert_below([draft])


def _taken(parts: Iterable[Draft], counts: Counter[Any]) -> Iterator[Draft]:
    for part in parts:
        if counts[signature(part)] > 0:
            counts[signature(part)] -= 1
            yield part


def _insert_below(drafts: list[Draft]) -> None:
    parts = [part for draft in drafts for part in draft.parts]
    for draft in drafts:
        for part in draft.parts:
            setattr(part.row, part.link, draft.row)
            _check(part)
    by_model: dict[type[models.Model], list[Draft]] = defaultdict(list)
    for part in parts:
        by_model[type(part.row)].append(part)
    for each in by_model.values():
        _insert(each)
    if parts:
        _insert_below(parts)


def _check(draft: Draft) -> None:
    """What full_clean checks, short of asking the database once per row; its own constraints do the rest."""
    keys = [column.name for column in draft.row._meta.concrete_fields if column.is_relation]
    with _named(draft):
        draft.row.clean_fields(exclude=keys)
        draft.row.clean()


@contextmanager
def _named(draft: Draft) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        name, messages = next(iter(by_field.items()))
        place = draft.place if name == NON_FIELD_ERRORS else draft.place.at(name)
        raise SeedError(place, " ".join(messages)) from error


def _insert(drafts: list[Draft]) -> None:
    """All at once; where the database refuses, one by one to find the row that it refuses."""
    if not drafts:
        return
    try:
        with transaction.atomic():
            type(drafts[0].row)._default_manager.bulk_create([draft.row for draft in drafts], batch_size=500)
    except IntegrityError:
        for draft in drafts:
            with _named(draft):
                draft.row.full_clean()
                draft.row.save()
        raise
