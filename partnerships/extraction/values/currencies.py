"""The currency that the words of a sum name."""

from __future__ import annotations

import re

# Before a number, with or without a space; a bare dollar is American, as in the wires.
_SIGNS = {
    "US$": "USD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NT$": "TWD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "W": "KRW",
    "₹": "INR", "₺": "TRY", "₽": "RUB", "฿": "THB", "₫": "VND", "₱": "PHP", "₪": "ILS", "Rs": "INR", "Rs.": "INR",
    "Re": "INR", "RMB": "CNY", "Rmb": "CNY", "RM": "MYR", "Rp": "IDR", "Kc": "CZK", "Kč": "CZK", "TL": "TRY",
    "R": "ZAR", "Fr": "CHF", "SFr": "CHF", "DM": "DEM", "L": "ITL", "FF": "FRF",
}  # fmt: skip
_CODES = (
    "USD|EUR|GBP|CNY|JPY|KRW|INR|CHF|SEK|NOK|DKK|CZK|PLN|HUF|TRY|RUB|BRL|MXN|ZAR|THB|IDR|VND|MYR|SGD|HKD|TWD|AUD|CAD"
    "|NZD|AED|SAR|ILS|EGP|MAD|ARS|CLP|RON|BGN|PHP|UAH|KZT|PKR|DEM|FRF|ITL|BEF|QAR|KWD|RSD"
)
_WORDS = {
    "dollar": "USD", "buck": "USD", "cent": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "pence": "GBP",
    "penny": "GBP", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "yen": "JPY", "won": "KRW", "rupee": "INR",
    "paise": "INR", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "crown": "CZK", "koruna": "CZK",
    "franc": "CHF", "mark": "DEM", "deutschmark": "DEM", "lira": "TRY", "lire": "ITL", "ringgit": "MYR", "baht": "THB",
    "rouble": "RUB", "ruble": "RUB", "rupiah": "IDR", "dong": "VND", "rand": "ZAR", "real": "BRL", "reais": "BRL",
    "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "peso": "MXN", "dirham": "AED", "riyal": "SAR", "shekel": "ILS",
    "leu": "RON", "lei": "RON", "hryvnia": "UAH", "tenge": "KZT", "lev": "BGN", "dinar": "RSD",
}  # fmt: skip
_OF_A_COUNTRY = {
    "hong kong dollar": "HKD", "taiwan dollar": "TWD", "taiwanese dollar": "TWD", "canadian dollar": "CAD",
    "australian dollar": "AUD", "singapore dollar": "SGD", "new zealand dollar": "NZD", "swedish crown": "SEK",
    "norwegian crown": "NOK", "danish crown": "DKK", "danish krone": "DKK", "danish kroner": "DKK",
    "french franc": "FRF", "belgian franc": "BEF", "egyptian pound": "EGP", "argentine peso": "ARS",
    "chilean peso": "CLP", "philippine peso": "PHP", "pakistani rupee": "PKR", "indonesian rupiah": "IDR",
    "italian lira": "ITL", "moroccan dirham": "MAD", "qatari riyal": "QAR", "kuwaiti dinar": "KWD",
}  # fmt: skip
_HUNDREDTHS = re.compile(r"\b(?:pence|penny|cents?|paise)\b|(?<=\d)p\b", re.IGNORECASE)
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_NAME = "|".join(re.escape(name) for name in sorted([*_OF_A_COUNTRY, *_WORDS], key=len, reverse=True))
_CURRENCY = re.compile(
    rf"(?<![A-Za-z])(?P<sign>{_SIGN})[ \u00a0]?(?=[\d.])|(?<![A-Za-z])(?P<code>{_CODES})(?![A-Za-z])"
    rf"|(?<![A-Za-z])(?P<name>(?i:{_NAME}))s?(?![A-Za-z])|(?P<after>[€£¥₩₹$])|(?<=\d)(?P<pence>p)\b"
)


def currency_in(words: str) -> str | None:
    """The ISO 4217 code of the first currency named; also of those the euro replaced."""
    match = _CURRENCY.search(words)
    if match is None:
        return None
    if sign := match["sign"] or match["after"]:
        return _SIGNS[sign]
    if match["pence"]:
        return "GBP"
    name = (match["name"] or "").lower()
    return match["code"] or _OF_A_COUNTRY.get(name) or _WORDS[name]


def is_in_hundredths(words: str) -> bool:
    """Whether pence or cents are counted."""
    return bool(_HUNDREDTHS.search(words))
