"""Who changed a record, when and why; read from the versions that the database keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Model, QuerySet, Value

from partnerships.models import Agreement, AgreementEvent, Citation, Party

SHOWN = 8
_PARTS: tuple[tuple[str, type[Model]], ...] = (("parties", Party), ("events", AgreementEvent), ("sources", Citation))


@dataclass(frozen=True)
class Change:
    """One signed change: when, what in words, by whom; `who` is empty where a program did it."""

    when: datetime
    what: str
    who: str


def changes_of(agreement: Agreement) -> list[Change]:
    """The latest changes of an agreement with its parties, events and citations, newest first."""
    steps: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for step in _steps(agreement):
        steps[step["pgh_context"] or step["pgh_created_at"]].append(step)
    latest = list(islice(steps.values(), SHOWN))
    people = _names({step["who"] for change in latest for step in change})
    return [_change(change, people) for change in latest]


def _steps(agreement: Agreement) -> Iterable[dict[str, Any]]:
    parts = [_versions(model, name, agreement=agreement.pk) for name, model in _PARTS]
    whole = _versions(Agreement, "", pgh_obj=agreement.pk)
    return whole.union(*parts, all=True).order_by("-pgh_created_at")[: SHOWN * 50]


def _versions(model: type[Model], part: str, **mine: int) -> QuerySet[Any, dict[str, Any]]:
    versions = model._meta.get_field("history").related_model._default_manager.filter(**mine)  # type: ignore[union-attr]
    return versions.values(
        "pgh_created_at", "pgh_label", "pgh_context",
        part=Value(part), who=F("pgh_context__metadata__user"), reason=F("pgh_context__metadata__reason"),
    )  # fmt: skip


def _names(users: set[Any]) -> dict[Any, str]:
    people = get_user_model()._default_manager.filter(pk__in=[pk for pk in users if isinstance(pk, int)])
    return {person.pk: person.get_full_name() or person.get_username() for person in people}


def _change(steps: list[dict[str, Any]], people: dict[Any, str]) -> Change:
    created = any(step["part"] == "" and step["pgh_label"] == "insert" for step in steps)
    parts = ", ".join(sorted({step["part"] for step in steps} - {""}))
    what = "Created" if created else f"Changed: {parts}" if parts else "Changed"
    who = next((people[step["who"]] for step in steps if step["who"] in people), "")
    return Change(steps[0]["pgh_created_at"], next((step["reason"] for step in steps if step["reason"]), what), who)
