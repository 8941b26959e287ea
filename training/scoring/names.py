"""Names and values made comparable before they are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

Fact = dict[str, Any]

LEGAL_FORMS = {
    *("co", "ltd", "inc", "incorporated", "corp", "corporation", "company", "ag", "se", "sa", "nv", "plc", "llc", "lp"),
    *("gmbh", "kg", "pvt", "private", "limited", "pte", "pty", "kk", "bhd", "sdn", "berhad", "spa", "srl", "bv", "ab"),
    *("oy", "oyj", "asa", "as", "sas", "sarl", "sro", "kft", "zrt", "doo", "jsc", "pjsc", "ojsc", "cv", "de"),
}
HONORIFICS = {"mr", "mrs", "ms", "dr", "prof", "professor", "sir", "dato", "datuk"}
UNDECOMPOSED = str.maketrans(
    {
        "ı": "i",
        "İ": "I",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "\u2019": "'",
        "\u2018": "'",
    }
)


def norm(text: Any) -> str:
    if not text:
        return ""
    decomposed = unicodedata.normalize("NFKD", str(text).translate(UNDECOMPOSED))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    plain = plain.replace("&", " and ")
    plain = re.sub(r"'s\b", "", plain)
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain)
    words = re.sub(r"[^\w]+", " ", plain.replace("'", "")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def company_name(text: Any) -> str:
    """The normalised name without its legal form."""
    words = norm(text).split()
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] == "and"):
        words.pop()
    while len(words) > 2 and [len(w) for w in words[-2:]] == [1, 1] and "".join(words[-2:]) in LEGAL_FORMS:
        words = words[:-2]  # single letters left from S.p.A., N.V. and the like
    return " ".join(words)


def surface_forms(company: Fact) -> list[str]:
    return [name for name in [company.get("name"), *(company.get("aliases") or [])] if name]


def company_forms(company: Fact) -> set[str]:
    return {company_name(name) for name in surface_forms(company)} - {""}


def vehicle_forms(vehicle: Fact) -> set[str]:
    name, marque = norm(vehicle.get("name")), norm(vehicle.get("marque"))
    out = {name}
    if marque:
        out.add(f"{marque} {name}".strip())
        if name.startswith(marque + " "):
            out.add(name[len(marque) + 1 :])
    return out - {""}


def person_words(name: Any) -> list[str]:
    return [word for word in norm(name).split() if word not in HONORIFICS]


def year(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("value")
    found = re.search(r"(?<!\d)\d{4}(?!\d)", str(value)) if value else None
    return found.group() if found else None


def number(value: Any) -> float | None:
    try:
        return None if value is None or isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def close(a: Any, b: Any, tolerance: float, relative: bool = False) -> bool:
    one, other = number(a), number(b)
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= (tolerance * max(abs(one), abs(other)) if relative else tolerance)


def entries(doc: Any, key: str) -> list[Any]:
    value = doc.get(key) if isinstance(doc, dict) else None
    return [x for x in value if x] if isinstance(value, list) else []


def facts(doc: Any, key: str, bare: str = "") -> list[Fact]:
    """The objects of a list; with bare, a plain string stands for an object with only that key."""
    listed = [{bare: x} if bare and isinstance(x, str) else x for x in entries(doc, key)]
    return [x for x in listed if isinstance(x, dict)]
