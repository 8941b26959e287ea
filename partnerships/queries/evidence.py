"""Citations as a page shows them: numbered, and found by the fact that they support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from partnerships.dates import InvalidDate, PartialDate
from partnerships.models import FACTS, Citation, Source
from partnerships.queries.documents import standing, supported
from partnerships.vocabulary import Rank

_NAMES = {model: name for name, model in FACTS.items()}


@dataclass(frozen=True)
class Cited:
    """A citation with its number on the page."""

    number: int
    citation: Citation

    @property
    def pk(self) -> int:
        return self.citation.pk

    @property
    def quote(self) -> str:
        return self.citation.quote

    @property
    def note(self) -> str:
        return self.citation.note

    @property
    def source(self) -> Source:
        return self.citation.source

    @property
    def language(self) -> str:
        return self.source.language

    @property
    def is_conflicting(self) -> bool:
        return self.citation.is_conflicting

    @property
    def is_rival(self) -> bool:
        """States another value than the one shown, whether an editor set it aside or not."""
        return bool(self.citation.value) and self.citation.rank != Rank.PREFERRED


@dataclass(frozen=True)
class Rival:
    """A value that differs from the one shown, and who states it."""

    words: str
    cited: tuple[Cited, ...]

    @property
    def is_set_aside(self) -> bool:
        return not any(cited.is_conflicting for cited in self.cited)


@dataclass(frozen=True)
class Support:
    """What stands behind one fact on a page."""

    agreeing: tuple[Cited, ...] = ()
    rivals: tuple[Rival, ...] = ()
    is_unsourced: bool = False

    @property
    def is_disputed(self) -> bool:
        return any(not rival.is_set_aside for rival in self.rivals)

    @property
    def reason(self) -> str:
        """Why the value shown was preferred, as an editor put it."""
        return next((cited.citation.rank_reason for cited in self.agreeing if cited.citation.rank_reason), "")


class Evidence:
    """The standing citations of some facts, numbered in the order in which the facts are given."""

    def __init__(self, facts: Iterable[models.Model]) -> None:
        order = {_key(fact): position for position, fact in enumerate(facts)}
        in_order = sorted(_standing(order), key=lambda citation: (order[supported(citation)], citation.pk))
        self._cited = [Cited(number, citation) for number, citation in enumerate(in_order, 1)]
        self._by_fact: dict[tuple[str, int], list[Cited]] = defaultdict(list)
        for cited in self._cited:
            self._by_fact[supported(cited.citation)].append(cited)

    def __iter__(self) -> Iterator[Cited]:
        return iter(self._cited)

    def __len__(self) -> int:
        return len(self._cited)

    def of(self, fact: models.Model, *fields: str, within: models.Model | None = None) -> Support:
        """What supports a fact, or the fields named; a citation of the whole record covers its parts too."""
        cited = [one for one in self._by_fact[_key(fact)] if not fields or one.citation.field in fields]
        whole = within or (fact if fields else None)
        covered = whole is not None and any(not one.citation.field for one in self._by_fact[_key(whole)])
        return Support(
            agreeing=tuple(one for one in cited if not one.is_rival),
            rivals=_rivals(cited),
            is_unsourced=not cited and not covered,
        )

    @property
    def citations(self) -> list[Citation]:
        return [cited.citation for cited in self._cited]


def _key(fact: models.Model) -> tuple[str, int]:
    return _NAMES[type(fact)], fact.pk


def _standing(keys: Iterable[tuple[str, int]]) -> Iterable[Citation]:
    """One indexed look-up for each kind of fact."""
    ids: dict[str, list[int]] = defaultdict(list)
    for name, pk in keys:
        ids[name].append(pk)
    supports = Q(pk__in=[])
    for name, pks in ids.items():
        supports |= Q(**{f"{name}__in": pks})
    return standing().filter(supports)


def _rivals(cited: Iterable[Cited]) -> tuple[Rival, ...]:
    by_value: dict[str, list[Cited]] = defaultdict(list)
    for one in cited:
        if one.is_rival:
            by_value[_worded(one.citation.value)].append(one)
    return tuple(Rival(words, tuple(all_of_it)) for words, all_of_it in by_value.items())


def _worded(value: str) -> str:
    """A date in the words of every other date, anything else as stated."""
    try:
        return PartialDate.of(value).display
    except InvalidDate:
        return value


@dataclass(frozen=True)
class Conflict:
    """A fact on which the sources disagree: what it is, the value shown, who stands on which side."""

    label: str
    shown: str
    support: Support
