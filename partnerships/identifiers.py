"""Checks of identifiers by their own check digits."""

from __future__ import annotations

import re

_USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = [3**position % 31 for position in range(17)]


def problem_with(scheme: str, value: str) -> str:
    """What is wrong with an identifier, in words; empty if nothing is."""
    pattern, example, check = _RULES[scheme]
    if not re.fullmatch(pattern, value, re.ASCII):
        return f"“{value}” does not look like {example}."
    return "" if check(value) else f"The check digits of “{value}” do not fit; compare it with the source."


def _lei(value: str) -> bool:
    return int("".join(str(int(character, 36)) for character in value)) % 97 == 1


def _isin(value: str) -> bool:
    digits = "".join(str(int(character, 36)) for character in value)[::-1]
    total = sum(int(d) for d in digits[::2]) + sum(sum(divmod(2 * int(d), 10)) for d in digits[1::2])
    return total % 10 == 0


def _uscc(value: str) -> bool:
    total = sum(_USCC_LETTERS.index(c) * w for c, w in zip(value, _USCC_WEIGHTS, strict=False))
    return _USCC_LETTERS[-total % 31] == value[17]


def _any(value: str) -> bool:
    return True


_RULES = {
    "lei": (r"[A-Z0-9]{18}\d{2}", "an LEI of 20 characters", _lei),
    "isin": (r"[A-Z]{2}[A-Z0-9]{9}\d", "an ISIN of 12 characters", _isin),
    "uscc": (rf"[{_USCC_LETTERS}]{{18}}", "a USCC of 18 characters", _uscc),
    "ticker": (r"[A-Z0-9]{4}:[A-Z0-9.\-]{1,12}", "MIC:SYMBOL, such as XSHG:600733", _any),
    "wikidata": (r"Q[1-9]\d*", "a Wikidata item such as Q123", _any),
}
