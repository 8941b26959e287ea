"""What the knowledge base already holds of the seed records, and who has had a hand in it since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

from partnerships.curation.seed_files import Place
from partnerships.curation.seeding_drafts import Draft, Kind
from partnerships.models import FACTS, Citation
from partnerships.models.fields import KeyField, PublicIdField

MARK = "seeds"  # the entry in a change's context that says: made by loading the seeds
_FACT_OF: dict[type[models.Model], str] = {model: name for name, model in FACTS.items()}
Key = tuple[Any, ...]


def stated_fields(row: models.Model, link: str = "") -> list[models.Field[Any, Any]]:
    """The columns that a seed record decides: neither keys and ids nor what is derived or stamped."""
    left_out = {link, *FACTS} if isinstance(row, Citation) else {link}
    return [
        column
        for column in row._meta.concrete_fields
        if column.name not in left_out and not (column.primary_key or column.generated)
        if not (isinstance(column, (PublicIdField, KeyField)) or getattr(column, "auto_now_add", False))
        if not getattr(column, "auto_now", False)
    ]


def signature(draft: Draft) -> Hashable:
    """Equal for equal content: the row's stated columns and those of the rows below it, in any order."""
    row = draft.row
    values = tuple(getattr(row, column.attname) for column in stated_fields(row, draft.link))
    return type(row), values, frozenset(Counter(signature(part) for part in draft.parts).items())


def key_of(kind: Kind, row: models.Model) -> Key:
    return tuple(getattr(row, name) for name in kind.key)


def _wanted(kind: Kind, keys: Iterable[Key]) -> Q:
    """Rows that may be among the records with these keys: any column of the key will do."""
    columns = zip(kind.key, zip(*keys, strict=True), strict=False)
    return reduce(or_, (Q(**{f"{name}__in": set(values)}) for name, values in columns), Q(pk__in=[]))


def _matching(kind: Kind, keys: Iterable[Key]) -> Callable[[Key], Key | None]:
    """Tells which record a row is: by its public id, which stays when an editor changes the slug, else by its slug."""
    if "slug" not in kind.key:
        return {key: key for key in keys}.get
    by_id, by_slug = ({key[column]: key for key in keys} for column in (1, 0))
    return lambda found: by_id.get(found[1]) or by_slug.get(found[0])


def present(kind: Kind, keys: Collection[Key]) -> dict[Key, list[Draft]]:
    """The records with these keys, each with its parts and citations, in the order of their ids."""
    rows = kind.model._default_manager.filter(_wanted(kind, keys)).order_by("pk")
    matching = _matching(kind, keys)
    owners = {row.pk: key for row in rows if (key := matching(key_of(kind, row)))}
    roots = {row.pk: Draft(row, Place("")) for row in rows if row.pk in owners}
    for model, link in kind.parts:
        _hang(roots, model, link)
    if kind.fact:
        _hang(roots, Citation, kind.fact)
    found: dict[Key, list[Draft]] = defaultdict(list)
    for pk, root in roots.items():
        found[owners[pk]].append(root)
    return found


def _hang(above: dict[Any, Draft], model: type[models.Model], link: str) -> None:
    rows = model._default_manager.filter(**{f"{link}__in": list(above)}).order_by("pk")
    parts = {row.pk: Draft(row, Place(""), link) for row in rows}
    for part in parts.values():
        above[getattr(part.row, f"{link}_id")].parts.append(part)
    if parts and model in _FACT_OF:
        _hang(parts, Citation, _FACT_OF[model])


def edited(kind: Kind, keys: Collection[Key], present_ones: dict[Key, list[Draft]]) -> dict[Key, str]:
    """Who changed, added to or removed which of the records otherwise than by loading seeds."""
    matching = _matching(kind, keys)
    changes = _changes(kind.model, _wanted(kind, keys), *kind.key)
    hands = {key: user for *found, user in changes if (key := matching(tuple(found)))}
    owners = {root.row.pk: key for key, roots in present_ones.items() for root in roots}
    _look_below(kind, owners, present_ones, hands)
    names = dict(
        get_user_model()._default_manager.filter(pk__in={*hands.values()} - {None}).values_list("pk", "username")
    )
    return {key: names.get(user, "an unsigned change") for key, user in hands.items()}


def _look_below(kind: Kind, owners: dict[Any, Key], ones: dict[Key, list[Draft]], hands: dict[Key, Any]) -> None:
    tables: list[tuple[type[models.Model], str]] = [*kind.parts, (Citation, kind.fact)]
    for model, link in tables:
        if link:
            hands.update(_hands(model, link, owners))
    for model, _link in kind.parts:
        below = {
            part.row.pk: key for key, roots in ones.items() for root in roots for part in root.parts
            if isinstance(part.row, model)
        }  # fmt: skip
        if model in _FACT_OF:
            hands.update(_hands(Citation, _FACT_OF[model], below))


def _hands(model: type[models.Model], link: str, owners: dict[Any, Key]) -> dict[Key, Any]:
    changes = _changes(model, Q(**{f"{link}__in": list(owners)}), f"{link}_id")
    return {owners[owner]: user for owner, user in changes}


def _changes(model: type[models.Model], which: Q, *columns: str) -> Iterator[tuple[Any, ...]]:
    """From the history: the wanted columns of every change not made by loading seeds, and the user who made it."""
    if model._meta.auto_created:
        return iter(())
    history = apps.get_model("partnerships", f"{model.__name__}History")._default_manager
    other = Q(pgh_context__isnull=True) | ~Q(pgh_context__metadata__has_key=MARK)
    return iter(history.filter(other, which).values_list(*columns, "pgh_context__metadata__user").distinct())
