"""Each change is one transaction that names its editor and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction

from partnerships import names

M = TypeVar("M", bound=models.Model)


class CurationError(Exception):
    """A change that was refused, in words for the editor: what happened, what was kept, what to do."""


@contextmanager
def signed(by: AbstractBaseUser | None, reason: str = "", **cause: Any) -> Iterator[None]:
    """All or nothing, with who and why kept beside every row changed inside."""
    with pghistory.context(user=by.pk if by else None, reason=reason, **cause), transaction.atomic():
        yield


def saved(record: M) -> M:
    """Validate and save; raises ValidationError by field, and leaves nothing of a refused record behind."""
    record.full_clean()
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError:
        record.full_clean()  # somebody was quicker: what they wrote can be seen now, and is named
        raise
    return record


def free_slug(model: type[models.Model], name: str) -> str:
    """The slug of a name, with a number where another record has it."""
    wanted = names.slug(name)
    taken = set(model._default_manager.filter(slug__startswith=wanted[:76]).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{wanted[:76]}-{n}") not in taken)
