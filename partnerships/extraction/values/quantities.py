"""Numbers and fractions as English writes them, in digits or in words, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELT = {"zero": 0} | {word: n for n, word in enumerate(_UNITS, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_SCALES = {
    "hundred": 2, "thousand": 3, "lakh": 5, "lac": 5, "million": 6, "mln": 6, "mio": 6, "crore": 7, "billion": 9,
    "bln": 9, "milliard": 9, "trillion": 12,
}  # fmt: skip
_AT_ONCE_AFTER_DIGITS = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "tn": 12, "cr": 7}
_FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20,
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GROUPED = (
    r"\d{1,3}(?:[,'’]\d{2,3}){0,5}[,'’]\d{3}(?:\.\d{1,9})?(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?!\d)"
)
DIGITS = rf"(?:{_GROUPED}|\d{{1,18}}(?!\d)(?:[.,]\d{{1,9}}(?!\d))?[½¼¾]?|[½¼¾])"
_SMALL = rf"(?:(?:{_any(_TENS)})(?:[- ](?:{_any(_UNITS[:9])}))?|{_any(_UNITS)})\b"
_SPELT_OUT = (
    rf"(?:(?:an?|{_SMALL})[ -]hundred(?:(?:[ -]and)?[ -]{_SMALL})?|{_SMALL})(?:[ -]and[ -]a[ -](?:half|quarter)\b)?"
)
_SHARES = {
    "a": "1", "an": "1", "half a": "0.5", "half an": "0.5", "a half": "0.5", "a couple of": "2", "half a dozen": "6",
    "half a percent": "0.5", "a half percent": "0.5", "a quarter of a percent": "0.25", "a quarter of a": "0.25",
    "three quarters of a": "0.75", "a dozen": "12",
}  # fmt: skip
_SCALE = rf"(?:[ \u00a0-]?(?:{_any(_SCALES)})s?\b)"
NUMBER = (
    rf"(?:{DIGITS}(?:{_SCALE}{{1,2}}| ?(?:{_any(_AT_ONCE_AFTER_DIGITS)})\b)?"
    rf"|\b(?:half a|a|{_SMALL})[ -]dozen\b|\b{_SPELT_OUT}{_SCALE}{{0,2}}"
    rf"|\b(?:{_any(_SHARES).replace(' ', '[ -]')}){_SCALE}{{1,2}}"
    r"|\b(?:half a|a half|a quarter of a) percent\b)"
)
FRACTION = (
    rf"\b(?:(?:an?|{_SMALL})[ -])?(?:{_any(_FRACTIONS)})s?\b"
    rf"(?![ -](?:of[ -])?an?[ -](?:{_any(_SCALES)}|dozen|per ?cent)|[ -](?:{_any(_SCALES)}|per ?cent))"
)
ODDS = rf"\b{_SMALL}(?: [a-z]+)? (?:in|out of)(?: every)? {_SMALL}"
_SPLIT = re.compile(
    rf"(?P<digits>{DIGITS})?(?P<words>.*?)(?P<scales>{_SCALE}{{0,2}}|(?<=\d) ?(?:{_any(_AT_ONCE_AFTER_DIGITS)}))"
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_RANGE = re.compile(r" ?(?:-|–|to|or) ?[€$£¥₹]?")
_POWERS = _SCALES | _AT_ONCE_AFTER_DIGITS
_LOOKALIKES = str.maketrans("ıİſ\u212a", "iisk")


def plain(value: Decimal) -> Decimal:
    """Without exponent and without zeros that the source does not give."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def number(expression: str) -> Decimal:
    """The value of what NUMBER matches: "1.37 million", "thirty-one", "half a billion"; ValueError for other words."""
    if not _NUMBER.fullmatch(expression):
        raise ValueError(f"“{expression}” is no number.")
    digits, words, scale = _split(expression)
    return plain((_digits(digits) if digits else _spelt(words)).scaleb(_power(scale)))


def number_at(text: str, match: re.Match[str]) -> Decimal:
    """The value of a number found in a text; in "2-3 million" and "€2 to €3bn" the first is of the same power."""
    value = number(match[0])
    between = _RANGE.match(text, match.end())
    following = _NUMBER.match(text, between.end()) if between else None
    if not following or value >= 1000:
        return value
    return plain(value.scaleb(_power(_split(following[0])[2])))


def _power(scale: str) -> int:
    return sum(_POWERS.get(word.removesuffix("s"), 0) for word in re.findall("[a-z]+", scale))


def _split(expression: str) -> tuple[str, str, str]:
    """Digits, other words, and the powers of ten."""
    match = _SPLIT.fullmatch(_letters(expression))
    return (match["digits"] or "", match["words"], match["scales"]) if match else ("", "", "")


def _letters(text: str) -> str:
    """Lower case, also of the letters that patterns take for i, s and k."""
    return text.translate(_LOOKALIKES).lower()


def part_of(part: Decimal, whole: Decimal) -> Decimal:
    """A share in percent, with one decimal."""
    return plain((100 * part / whole).quantize(Decimal("0.1")))


def _digits(text: str) -> Decimal:
    """Groups of three, Indian groups and a decimal comma: "1,200", "1,20,000", "1.200.000", "8,5"."""
    if re.fullmatch(_GROUPED, text):
        whole, point, rest = text.partition(".") if text.count(".") == 1 else (text, "", "")
        return Decimal(re.sub(r"\D", "", whole) + point + rest)
    sign = _SIGNS.get(text[-1], "0")
    return Decimal(text.rstrip("½¼¾").replace(",", ".") or "0") + Decimal(sign)


def _spelt(text: str) -> Decimal:
    words = re.findall("[a-z]+", text)
    if share := _SHARES.get(" ".join(words)):
        return Decimal(share)
    if words[-1:] == ["dozen"]:
        return 12 * _counted(words)
    rest = {"half": "0.5", "quarter": "0.25"}.get(words[-1], "0") if words else "0"
    return _counted(words) + Decimal(rest)


def _counted(words: list[str]) -> Decimal:
    """ "Two hundred and fifty"; words that are no numbers count nothing."""
    if "hundred" in words:
        place = words.index("hundred")
        return 100 * (_counted(words[:place]) or 1) + _counted(words[place + 1 :])
    return Decimal(sum(_SPELT.get(word, 0) for word in words))


def odds(expression: str) -> Decimal:
    """What ODDS matches, in percent: "one car in eight" is 12.5."""
    part, _, whole = re.sub(r"\bout of\b|\bin every\b", "in", _letters(expression)).rpartition(" in ")
    return part_of(_spelt(part), _spelt(whole.removeprefix("every ")))


def fraction(expression: str) -> Decimal:
    """What FRACTION matches, in percent with one decimal: "a fifth" is 20, "two thirds" 66.7."""
    words = re.findall("[a-z]+", _letters(expression))
    return part_of(_counted(words[:-1]) or Decimal(1), Decimal(_FRACTIONS[words[-1].removesuffix("s")]))
