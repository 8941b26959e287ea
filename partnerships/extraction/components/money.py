"""Sums of money as stated."""

from __future__ import annotations

import re
from decimal import Decimal

from partnerships.extraction.article import Article, Sentence
from partnerships.extraction.findings import Amount
from partnerships.vocabulary import Bound

SCALES = {
    "thousand": 3, "million": 6, "mln": 6, "m": 6, "billion": 9, "bn": 9, "bln": 9, "trillion": 12,
    "crore": 7, "lakh": 5,
}  # fmt: skip
_SIGNS = {
    "US$": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW",
    "₹": "INR", "Rs": "INR", "Rs.": "INR", "RMB": "CNY", "CNY": "CNY", "EUR": "EUR", "USD": "USD", "GBP": "GBP",
    "JPY": "JPY", "CHF": "CHF", "SEK": "SEK", "INR": "INR", "KRW": "KRW",
}  # fmt: skip
_WORDS = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yuan": "CNY", "renminbi": "CNY",
    "yen": "JPY", "won": "KRW", "rupees": "INR", "kronor": "SEK", "kroner": "NOK", "francs": "CHF", "marks": "DEM",
    "lira": "TRY", "liras": "TRY", "ringgit": "MYR", "baht": "THB", "roubles": "RUB", "rubles": "RUB", "lire": "ITL",
    "rand": "ZAR", "reais": "BRL", "zloty": "PLN", "koruna": "CZK", "forints": "HUF",
    "US dollars": "USD", "U.S. dollars": "USD",
    "EUR": "EUR", "USD": "USD", "RMB": "CNY",
}  # fmt: skip
BOUNDS = {
    Bound.NEARLY: "nearly|almost|close to|just under|just short of|just below",
    Bound.ABOUT: "about|around|roughly|approximately|some|an estimated|circa",
    Bound.UP_TO: "up to|at most|as much as|as many as|a maximum of",
    Bound.MORE_THAN: "more than|over|at least|above|exceeding|upwards of|in excess of",
}
BOUND = "|".join(words for words in BOUNDS.values())
_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_WORD = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_MONEY = re.compile(
    rf"(?:(?P<bound>{BOUND}) )?(?:a )?(?:"
    rf"(?P<sign>{_SIGN}) ?(?P<number>{_NUMBER})(?:[ -]?(?P<scale>{_SCALE})\b)?"
    rf"|(?P<number2>{_NUMBER})[ -]?(?:(?P<scale2>{_SCALE})[ -])?(?P<word>{_WORD})\b)"
)


def amount_in(article: Article, sentence: Sentence, trigger: int) -> Amount | None:
    """The sum nearest to the trigger in its sentence."""
    text, base = article.span(sentence).text, article.doc[sentence.start].idx
    place = article.doc[trigger].idx - base
    found = min(_MONEY.finditer(text), key=lambda match: abs(match.start() - place), default=None)
    return _amount(article, found, base) if found else None


def _amount(article: Article, match: re.Match[str], base: int) -> Amount:
    number = match["number"] or match["number2"]
    scale = match["scale"] or match["scale2"]
    currency = _SIGNS[match["sign"]] if match["sign"] else _WORDS[match["word"]]
    value = scaled(number, scale)
    start, stop = article.places[base + match.start()], article.places[base + match.end() - 1] + 1
    return Amount(value, currency, bound_of(match["bound"]), " ".join(article.text[start:stop].split()))


def scaled(number: str, scale: str | None) -> Decimal:
    return plain(Decimal(number.replace(",", "")).scaleb(SCALES.get((scale or "").lower(), 0)))


def plain(value: Decimal) -> Decimal:
    """Without exponent and without zeros that the source does not give."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def bound_of(words: str | None) -> Bound:
    text = (words or "").lower()
    return next((bound for bound, known in BOUNDS.items() if text and text in known.split("|")), Bound.EXACT)
