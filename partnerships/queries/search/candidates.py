"""Names that may answer a search: found by trigram indexes, judged by likeness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length, Replace

from partnerships import names
from partnerships.models import Agreement, CompanyName, Person, Source, Technology, Vehicle
from partnerships.queries.search.likeness import LEAST_ALIKE_BESIDE_TRUE, Asked, Likeness, Tier, likeness

MOST = 300  # names of one kind that are judged
LEAST_SHARED = 0.25  # of the trigrams of the search: a swap in the middle of six letters leaves so few


@dataclass(frozen=True)
class Match:
    """A record that answers; `name` is the name that does, which may not be the one it goes by."""

    pk: int
    likeness: Likeness
    name: str

    @property
    def is_near_miss(self) -> bool:
        return self.likeness.tier is Tier.NEARLY


@contextmanager
def generous() -> Iterator[None]:
    """Inside, PostgreSQL takes names with fewer trigrams in common for candidates."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(LEAST_SHARED)])
        yield


def companies(asked: Asked) -> list[Match]:
    rows = _nearest(CompanyName.objects.filter(company__merged_into=None), asked, has_joined=True)
    is_alias = ExpressionWrapper(~Q(text=F("company__name")), BooleanField())
    return _judged(asked, rows.values_list("company", "key", "text", is_alias))


def agreements(asked: Asked) -> list[Match]:
    return _judged(asked, _nearest(Agreement.objects.all(), asked).values_list("pk", "key", "title"))


def vehicles(asked: Asked) -> list[Match]:
    return _judged(asked, _nearest(Vehicle.objects.all(), asked, has_joined=True).values_list("pk", "key", "name"))


def technologies(asked: Asked) -> list[Match]:
    return _judged(asked, _nearest(Technology.objects.all(), asked).values_list("pk", "key", "name"))


def people(asked: Asked) -> list[Match]:
    """Also by their names in Chinese characters, which are few and not indexed."""
    rows = _nearest(Person.objects.all(), asked).values_list("pk", "key", "name")
    found = _judged(asked, rows)
    chinese = Person.objects.filter(name_zh=asked.text).exclude(name_zh="").values_list("pk", "name_zh")
    exact = [Match(pk, Likeness(Tier.EQUAL, 0.0, False, len(name)), name) for pk, name in chinese]
    return exact + [match for match in found if match.pk not in {other.pk for other in exact}]


def sources(asked: Asked) -> list[Match]:
    """By title and by publisher; neither has a key of its own."""
    similar = Q(title__trigram_word_similar=asked.text) | Q(publisher__trigram_word_similar=asked.text)
    rows = Source.objects.filter(similar).annotate(near=TrigramWordSimilarity(asked.text, "title"))
    found = rows.order_by("-near", "pk").values_list("pk", "title", "publisher")[:MOST]
    both = [(pk, names.key(text), title) for pk, title, publisher in found for text in (title, publisher)]
    return _judged(asked, both)


def _nearest(rows: QuerySet[Any], asked: Asked, *, has_joined: bool = False) -> QuerySet[Any]:
    """The MOST likely rows with a key; `has_joined` where the key without spaces is indexed too."""
    found = Q(key__trigram_word_similar=asked.key) | Q(key__startswith=asked.key)
    found |= Q(*(_begins_a_word(word) for word in asked.key.split())) | Q(key__in=asked.swaps)
    if has_joined:
        rows = rows.alias(joined=Replace("key", Value(" "), Value("")))
        found |= Q(joined__contains=asked.joined) if len(asked.joined) > 2 else Q(joined__startswith=asked.joined)
    begins = Case(
        When(key=asked.key, then=0), When(key__startswith=asked.key, then=1), default=2, output_field=IntegerField()
    )
    near = rows.filter(found).alias(begins=begins, near=TrigramWordSimilarity(asked.key, "key"))
    ordered: QuerySet[Any] = near.order_by("begins", "-near", Length("key"), "pk")
    return ordered[:MOST]


def _begins_a_word(word: str) -> Q:
    """The start of a word gives trigrams even for two letters, its middle would not."""
    return Q(key__startswith=word) | Q(key__contains=f" {word}")


def _judged(asked: Asked, rows: Iterable[tuple[Any, ...]]) -> list[Match]:
    """Rows of id, key, name and, where it may be another than the record goes by, whether it is.

    Best first, each record once; near misses only where they are close or nothing better is there.
    """
    best: dict[int, Match] = {}
    for pk, key, name, *is_alias in rows:
        like = likeness(asked, key, is_alias=any(is_alias))
        if like and (pk not in best or like < best[pk].likeness):
            best[pk] = Match(pk, like, name)
    matches = sorted(best.values(), key=lambda match: (match.likeness, match.pk))
    if matches and not matches[0].is_near_miss:
        furthest = 1 - LEAST_ALIKE_BESIDE_TRUE
        matches = [match for match in matches if match.likeness.distance <= furthest]
    return matches
