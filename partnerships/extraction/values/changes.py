"""Changes against a year before, signed and in percent: "up 12 percent", "a decline of a tenth", "doubled"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from partnerships.extraction.values import quantities
from partnerships.extraction.values.amounts import percent
from partnerships.extraction.values.numbers import PERCENT, find_numbers

_RISES = (
    r"up|plus|rose|risen|ris(?:es?|ing)|grow(?:s|n|th|ing)?|grew|increas(?:e[sd]?|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|advanc(?:e[sd]?|ing)|expand(?:s|ed|ing)?|expansion"
    r"|rebound(?:s|ed|ing)?|add(?:s|ed|ing)?|improv(?:e[sd]?|ement|ing)|accelerat(?:e[sd]?|ing)|leap(?:s|t|ed)?|higher|more"
    r"|above|ahead|better"
)
_FALLS = (
    r"down|minus|off|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|shr[aiu]nk(?:s|ing)?"
    r"|slip(?:s|ped|ping)?|slump(?:s|ed|ing)?|plung(?:e[sd]?|ing)|s[aiu]nk(?:s|ing)?|tumbl(?:e[sd]?|ing)|contract(?:s|ed|ion|ing)"
    r"|los(?:t|e[sd]?|ing|s)|dip(?:s|ped|ping)?|lower|sl[iu]d(?:e|es|ing)?|retract(?:s|ed|ion)|collaps(?:e[sd]?|ing)|weaken(?:s|ed|ing)?"
    r"|reduc(?:e[sd]?|tion|ing)|eas(?:e[sd]|ing)|crash(?:e[sd]|ing)?|fewer|less|below|short|behind|worse"
)
_CUE = re.compile(rf"\b(?:(?P<up>{_RISES})|(?P<down>{_FALLS}))\b|(?P<plus>\+) ?$|(?P<minus>[-−–]) ?$", re.IGNORECASE)
_NEXT_CUE = re.compile(
    rf"[ -](?:(?:year[- ]on[- ]year|year-over-year|yoy|y/y|on the year|net|units|vehicles|cars) )?"
    rf"(?:(?P<up>{_RISES})|(?P<down>{_FALLS}))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")
_LEVEL = re.compile(r"\b(?:to|at|from) (?:about|around|nearly|almost|over|just|some|only)? ?$", re.IGNORECASE)
_REACH = 60  # characters before a percentage within which its verb stands
_MULTIPLES = {"doubl": 100, "twice": 100, "tripl": 200, "trebl": 200, "quadrupl": 300, "quintupl": 400, "halv": -50}
_MULTIPLE = re.compile(
    rf"\b(?:(?P<word>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|es|ing|e (?:the|that|what|its)\b)"
    rf"|(?P<twice>twice) (?:as|the|that|what|its)\b"
    rf"|(?P<times>{quantities.NUMBER})(?: times (?:as (?:many|much)|more|the)|[- ]?fold)\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:\+|[-−] ?|\b(?:up|plus|down|minus) )$", re.IGNORECASE)


class ChangeMention(NamedTuple):
    """A change at code points start to end, in percent: 12 is up 12 percent, -50 is halved."""

    start: int
    end: int
    value: Decimal


def change_of(phrase: str, before: str = "", after: str = "") -> Decimal | None:
    """The signed change that a phrase states, None where neither it nor the words beside it tell up from down.

    `before` and `after` are the text around the phrase. A level is no change: "rose to 12 percent".
    """
    if multiple := _MULTIPLE.search(phrase):
        return _multiplied(multiple)
    stated = percent(phrase)
    if stated is None or stated < 0:
        return stated
    sign = _sign(phrase, before, after)
    return sign * stated if sign else None


def find_changes(text: str) -> list[ChangeMention]:
    """Every change that the text states, in order."""
    found = [ChangeMention(match.start(), match.end(), _multiplied(match)) for match in _MULTIPLE.finditer(text)]
    for number in find_numbers(text):
        before = text[max(0, number.start - _REACH) : number.start]
        if number.unit_words == "percent" or _SIGNED.search(before):
            after = text[number.end : number.end + _REACH]
            value = change_of(text[number.start : number.end], before, PERCENT.sub("", after, count=1))
            found += [ChangeMention(number.start, number.end, value)] if value is not None else []
    return sorted(found)


def _multiplied(match: re.Match[str]) -> Decimal:
    """Three times as many are 200 percent more."""
    if match["times"]:
        return 100 * (quantities.number(match["times"]) - 1)
    return Decimal(_MULTIPLES[(match["word"] or match["twice"]).lower()])


def _sign(phrase: str, before: str, after: str) -> int:
    """1 for up, -1 for down: the word in the phrase, at once after it, else the last one before it; 0 if none."""
    clause = _SENTENCE_END.split(before[-_REACH:])[-1]
    cue = _CUE.search(phrase) or _NEXT_CUE.match(after)
    if not cue and not _LEVEL.search(clause):
        cue = max(_CUE.finditer(clause), key=re.Match.start, default=None)
    if not cue:
        return 0
    return 1 if cue.groupdict().get("up") or cue.groupdict().get("plus") else -1
