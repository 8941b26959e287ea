"""Decisions are taken back: what accepting created goes, in reverse, unless something else leans on it by now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from partnerships.curation.refreshing import agreements_of, refresh_all
from partnerships.curation.signing import CurationError, saved, signed
from partnerships.curation.work import imprint, in_turn
from partnerships.models import Proposal
from partnerships.vocabulary import Decision


class StillNeeded(CurationError):
    """Something made or changed since would be lost or left without its ground; names it."""


def undo(proposal: Proposal, *, by: AbstractBaseUser | None) -> Proposal:
    """The proposal is open again, and everything as it was before the decision. Raises StillNeeded."""
    with signed(by, "decision undone", proposal=proposal.pk, import_id=proposal.of_import_id):
        in_turn()
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if proposal.decision == Decision.PENDING:
            raise CurationError("This proposal is open already; somebody has undone the decision.")
        touched = _take_back(proposal.effects)
        refresh_all(touched)
        proposal.decision, proposal.reject_reason = Decision.PENDING.value, ""
        proposal.decided_by, proposal.decided_at, proposal.effects = None, None, []
        return saved(proposal)


def _take_back(effects: list[dict[str, Any]]) -> set[int]:
    """Returns the agreements whose state may have changed."""
    own = {(effect["model"], effect["pk"]) for effect in effects}
    rows = [(effect, _row(effect)) for effect in reversed(effects)]
    _check(rows, own)
    touched: set[int] = set()
    for effect, row in rows:
        if row is None:
            continue
        touched |= agreements_of(row)
        if effect["did"] == "created":
            row.delete()
        else:
            setattr(row, effect["field"], effect["before"])
            saved(row)
    return touched


def _check(rows: list[tuple[dict[str, Any], models.Model | None]], own: set[tuple[str, int]]) -> None:
    for effect, row in rows:
        if row is None:
            continue
        if imprint(row) != effect["imprint"]:
            raise StillNeeded(f"“{row}” was changed since. Nothing was undone; change it by hand.")
        leaning = next(_leaning_on(row, own), None) if effect["did"] == "created" else None
        if leaning is not None:
            name = leaning._meta.verbose_name
            raise StillNeeded(f"“{row}” is needed by now: {name} “{leaning}”. Nothing was undone; undo that first.")


def _row(effect: dict[str, Any]) -> models.Model | None:
    """The row an effect tells of; None where an editor has deleted it since."""
    model: type[models.Model] = apps.get_model("partnerships", effect["model"])
    return model._default_manager.select_for_update().filter(pk=effect["pk"]).first()


def _leaning_on(row: models.Model, own: set[tuple[str, int]]) -> Iterator[models.Model]:
    """Rows that refer to this one and were not made with it; versions kept in the history do not count."""
    for relation in row._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, type) or issubclass(model, pghistory.models.Event) or relation.many_to_many:
            continue
        for other in model._default_manager.filter(**{relation.field.name: row}):
            if (str(other._meta.model_name), other.pk) not in own:
                yield other
