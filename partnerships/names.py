"""Names as search sees them: one key for all spellings of a name, and a slug for its address."""

from __future__ import annotations

import re
import unicodedata

from pypinyin import lazy_pinyin

# Trailing words that state the legal form; "Group", "Motor" and "Holding" stay, they tell companies apart.
LEGAL_FORMS = {
    *("co", "company", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "plc", "llc", "lp"),
    *("ag", "gmbh", "kg", "kgaa", "se", "sa", "sas", "sarl", "nv", "bv", "spa", "srl", "sro", "kft", "doo"),
    *("ab", "as", "asa", "oy", "oyj", "pvt", "private", "pte", "pty", "kk", "bhd", "sdn", "berhad"),
    *("jsc", "pjsc", "ojsc"),
}
CHINESE_LEGAL_FORM = re.compile(r"(股份)?有限(责任)?公司$")
_INITIALS = re.compile(r"(?<![a-z0-9])[a-z](?:\.[a-z])+\.?(?![a-z0-9])")  # S.A., s.r.o.
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_A-Z]+")  # a capital that is left was part of a sign such as ™
_HAN = re.compile(r"[\u3400-\u9fff]+")


def key(name: str) -> str:
    """Lower case, without accents, punctuation and legal form; Greek spelt out, Chinese in toneless pinyin.

    Other scripts stay as they are. A key finds candidates; two companies may share one, so it never identifies.
    """
    words = _latin(CHINESE_LEGAL_FORM.sub("", name.strip())).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def slug(name: str, *, fallback: str = "record") -> str:
    """The address form of a name, at most 80 letters a to z, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", key(name)))[:80].rstrip("-") or fallback


def _latin(text: str) -> str:
    text = _HAN.sub(lambda match: " " + " ".join(lazy_pinyin(match[0])) + " ", text)
    text = "".join(_spelt_out(character) for character in unicodedata.normalize("NFKD", text.casefold()))
    text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", re.sub(r"'s\b", "s", text).replace("&", " and "))


def _spelt_out(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    if "\u0370" <= character <= "\u03ff":
        return " " + unicodedata.name(character, "").rpartition(" ")[2].lower() + " "
    return _LETTERS.get(character, character)


_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "’": "'"}
