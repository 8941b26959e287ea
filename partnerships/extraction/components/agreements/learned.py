"""Agreements as the networks see them: triggers grouped, parties pooled, type and roles decided together."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partnerships.extraction.article import Article, Timex
from partnerships.extraction.components.agreements.decoding import Decided, decide
from partnerships.extraction.components.agreements.grouping import grouped
from partnerships.extraction.components.agreements.readings import Reading
from partnerships.extraction.components.links.schema import BY_NAME, STATUSES, Label
from partnerships.vocabulary import AgreementType, Role, Status

Floats = NDArray[np.float32]

PARTY = 0.35  # share from which a company counts as a party
DATED = 0.25
VALUED = 0.5


@dataclass
class Draft:
    """An agreement before it becomes a finding; triggers are numbers of tagged mentions."""

    triggers: list[int]
    type: AgreementType
    roles: dict[str, Role]
    type_share: float
    party_shares: dict[str, float]
    status: Status
    status_share: float
    date: Timex | None
    date_kind: str
    value: int | None
    reading: Reading | None = None  # what the rules make of it

    @property
    def certainty(self) -> float:
        """How likely all of it is right, were its parts independent."""
        return float(self.type_share * np.prod(list(self.party_shares.values())))


def drafts(article: Article) -> list[Draft]:
    """One draft per group of triggers that has at least two parties."""
    groups = grouped(article.links, _triggers(article))
    keys = {number: (n,) for n, group in enumerate(groups) for number in group}
    types, statuses = article.links.alone("type", keys), article.links.alone("status", keys)
    parties = article.links.by_subject("party", keys, article.acting())
    dates = article.links.by_subject("date", keys, {n: (n,) for n in article.numbers(Label.DATE)})
    values = article.links.by_subject("value", keys, {n: (n,) for n in article.numbers(Label.MONEY)})
    found = []
    for n, group in enumerate(groups):
        decided = decide(types[n], parties.get(n, {}), PARTY)
        if decided:
            found.append(_draft(article, group, decided, statuses[n], dates.get(n, {}), values.get(n, {})))
    return found


def _triggers(article: Article) -> list[int]:
    """Words that evoke an agreement; captions repeat what the article tells and often misplace it."""
    numbers = article.numbers(Label.AGR)
    return [n for n in numbers if not article.sentence_of(article.tagged[n].start).is_caption]


def _draft(
    article: Article, group: list[int], decided: Decided, statuses: Floats,
    dates: dict[Hashable, Floats], values: dict[Hashable, Floats],
) -> Draft:  # fmt: skip
    date, kind = _date(article, dates)
    return Draft(
        triggers=group,
        type=AgreementType(decided.type),
        roles={str(name): Role(role) for name, role in decided.roles.items()},
        type_share=decided.type_share,
        party_shares={str(name): share for name, share in decided.party_shares.items()},
        status=Status(STATUSES[int(statuses.argmax())]),
        status_share=float(statuses.max()),
        date=date,
        date_kind=kind,
        value=_likeliest(values, VALUED),
    )


def _date(article: Article, dates: dict[Hashable, Floats]) -> tuple[Timex | None, str]:
    """The likeliest date that can be resolved, and what happened then."""
    told = {n: share for n, share in dates.items() if (t := article.timex_at(int(str(n)))) and t.date}
    best = _likeliest(told, DATED)
    if best is None:
        return None, ""
    return article.timex_at(best), BY_NAME["date"].answers[int(told[best][1:].argmax())]


def _likeliest(shares: dict[Hashable, Floats], least: float) -> int | None:
    best = max(shares, key=lambda n: 1 - float(shares[n][0]), default=None)
    return int(str(best)) if best is not None and 1 - float(shares[best][0]) >= least else None
