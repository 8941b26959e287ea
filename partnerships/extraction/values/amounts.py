"""Sums of money and percentages as a mention states them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from partnerships.extraction.values import quantities
from partnerships.extraction.values.currencies import currency_in, is_in_hundredths

_NUMBER = re.compile(quantities.NUMBER, re.IGNORECASE)
_FRACTION = re.compile(quantities.FRACTION, re.IGNORECASE)
_ONE = re.compile(r"\s*an? ", re.IGNORECASE)
_IN_WORDS = (
    (re.compile(r"\bequal thirds\b", re.IGNORECASE), Decimal("33.3")),
    (
        re.compile(r"\b(?:equal(?:ly)?|half (?:each|and half)|fifty[ -]fifty|evenly|halves)\b", re.IGNORECASE),
        Decimal(50),
    ),
)
_WHOLE = (
    (re.compile(r"\b(?:everything|all|whole|wholly|entire(?:ly)?|fully|outright)\b", re.IGNORECASE), Decimal(100)),
    (re.compile(r"\b(?:zero|nothing|none|nil)\b", re.IGNORECASE), Decimal(0)),
)
_ODDS = re.compile(quantities.ODDS, re.IGNORECASE)
_SPLIT = re.compile(
    rf"(?P<first>{quantities.NUMBER})(?: ?[:/–-] ?(?=\d)| to )(?P<second>{quantities.NUMBER})"
    r"\s*(?:%|percent|per cent|split)?",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"(?P<times>{quantities.NUMBER}) times", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|\s)(?:-|−|–|minus )\s?(?=\d)|\b(?:down|minus)\b", re.IGNORECASE)
_NEXT = 20  # characters after a sum within which its currency may stand


class Money(NamedTuple):
    """An amount in whole units of an ISO 4217 currency, None where the words name none."""

    amount: Decimal
    currency: str | None


def money(phrase: str, after: str = "", currency: str | None = None) -> Money | None:
    """The sum that a mention states, the first of a range; None where it states none.

    `after` is the text that follows, for "500 million" before "yuan"; `currency` is that of the sum told before, for
    "48 billion" in a story about yen.
    """
    match = _NUMBER.search(phrase)
    if not match and not (_ONE.match(phrase) and currency_in(phrase)):
        return None
    amount = quantities.number_at(phrase, match) if match else Decimal(1)
    if is_in_hundredths(phrase):
        amount = quantities.plain(amount / 100)
    return Money(amount, currency_in(phrase) or currency_in(after[:_NEXT]) or currency)


def percent(phrase: str) -> Decimal | None:
    """The first percentage of a mention; None where its words tell no number, as in "a majority"."""
    return next(iter(percents(phrase)), None)


def percents(phrase: str) -> tuple[Decimal, ...]:
    """All percentages of a mention in order: "51-49" has two, "minus 1.5 percent" is negative."""
    if match := _SPLIT.fullmatch(phrase.strip()):
        return quantities.number(match["first"]), quantities.number(match["second"])
    found = next((value for pattern, value in _IN_WORDS if pattern.search(phrase)), None)
    if found is None:
        found = _one_of_so_many(phrase) or _stated(phrase)
    if found is None:
        found = next((value for pattern, value in _WHOLE if pattern.search(phrase)), None)
    return () if found is None else (found,)


def _one_of_so_many(phrase: str) -> Decimal | None:
    """ "One in eight", "nine cars out of ten"; "1.5 times"."""
    if match := _ODDS.search(phrase):
        return quantities.odds(match[0])
    times = _TIMES.search(phrase)
    return 100 * quantities.number(times["times"]) if times else None


def _stated(phrase: str) -> Decimal | None:
    """The first number or fraction; "two thirds" is a fraction."""
    sign = -1 if _MINUS.search(phrase) else 1
    number, fraction = _NUMBER.search(phrase), _FRACTION.search(phrase)
    if fraction and (not number or fraction.start() <= number.start()):
        return sign * quantities.fraction(fraction[0])
    return sign * quantities.number(number[0]) if number else None
