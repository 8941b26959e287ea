"""People and their appointments."""

from __future__ import annotations

from typing import Any

from partnerships.curation.signing import free_slug, saved
from partnerships.models import Appointment, Company, Person


def add_person(name: str, *, slug: str = "", **fields: Any) -> Person:
    return saved(Person(name=name, slug=slug or free_slug(Person, name), **fields))


def appoint(person: Person, company: Company, title: str, **fields: Any) -> Appointment:
    """A position; give `known_on` where a source names it and the start is unknown."""
    return saved(Appointment(person=person, company=company, title=title, **fields))
