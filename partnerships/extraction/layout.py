"""Splits an article into paragraphs fit for parsing and remembers where every character stood."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 4000  # characters per parsed piece; keeps memory flat for a text without paragraphs
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n(?=\s*(?:[*•–-]|\d+[.)])\s)|(?<=[.!?:\"”)])[^\S\n]*\n")
_SHORT_LINE = re.compile(r"(?m)^(.{1,50})\n")
_RUN = re.compile(r"\S{400}(?=\S)")  # no word: the tokenizer takes time with the square of the signs in a row
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "−": "-"})
_CREDIT = re.compile(
    r"\((?:[A-Z][\w. ]{1,30}/[A-Z][^()\n]{2,60}|(?:Web )?[Ee]ditors?: [^()\n]{2,120}|Source: [^()\n]{2,60}"
    r"|(?:(?:Additional )?[Rr]eporting|[Ww]riting|[Ee]diting) by [^()\n]{2,200}|[Pp]hoto[:/ ][^()\n]{2,80})\)"
)
_BYLINE = re.compile(r"\s*(?:By|Photo:|Reporting by|Editing by) [A-Z][^.\n]{2,80}\s*")
_STAMP = re.compile(r"[^\n]{0,30}\d{1,2}:\d{2}[^\n]{0,40}")
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w' ./-]{1,40})(?:, [A-Z][\w' ]{2,30})?, (?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
    r"|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))(?: ?\([A-Z][\w ]{1,30}\))?(?: ?[/(][A-Z][\w ]+[/)])? ?(?:--|[—–:-]|\.)\s"
)
_PLACE = re.compile(r"\s*[A-Z][A-Z' ./-]{2,40}(?:, [A-Z][\w' ]{2,30})? (?:--|[—–-]) ")
_CAPTION = re.compile(
    r"\s*(?:(?:File |Undated )?[Pp]hoto (?:taken|shows|provided)|In this (?:file )?photo"
    r"|An? [^.]{3,200} (?:is|are) (?:displayed|seen|pictured|shown) )"
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with tidy spaces; `places[i]` is where its character i stands in the article."""

    text: str
    places: tuple[int, ...]
    is_caption: bool = False


@dataclass(frozen=True)
class Layout:
    """The paragraphs that tell something, and the date in the dateline ("May 12")."""

    paragraphs: tuple[Paragraph, ...]
    dateline: str = ""


def lay_out(text: str) -> Layout:
    dateline, paragraphs = "", []
    for start, end in _pieces(text):
        if _STAMP.fullmatch(text[start:end].strip()) or _BYLINE.fullmatch(text[start:end]):
            continue
        if found := _DATELINE.match(text, start, end):
            dateline = dateline or found["date"]
            start = found.end()
        elif placed := _PLACE.match(text, start, end):
            start = placed.end()
        credited = _CREDIT.search(text, start, end)
        paragraph = _tidy(text, start, end, caption=bool(credited) or bool(_CAPTION.match(text, start, end)))
        if paragraph.text:
            paragraphs.append(paragraph)
    return Layout(tuple(paragraphs), dateline)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, long ones cut at a sentence or a space."""
    breaks = [(0, 0), *_breaks(text), (len(text), len(text))]
    for (_, start), (end, _) in itertools.pairwise(breaks):
        while end - start > LONGEST:
            cut = _cut(text, start)
            yield start, cut
            start = cut
        if end > start:
            yield start, end


def _breaks(text: str) -> list[tuple[int, int]]:
    short = {(m.end(1), m.end()) for m in _SHORT_LINE.finditer(text)}
    runs = {(m.end(), m.end()) for m in _RUN.finditer(text)}
    return sorted(short | runs | {m.span() for m in _BREAK.finditer(text)})


def _cut(text: str, start: int) -> int:
    for mark in (". ", " "):
        if (found := text.rfind(mark, start + LONGEST // 2, start + LONGEST)) > 0:
            return found + len(mark)
    return start + LONGEST


def _tidy(text: str, start: int, end: int, *, caption: bool) -> Paragraph:
    """One space between words, plain quotation marks, no invisible characters, no credits."""
    characters: list[str] = []
    places: list[int] = []
    credits = [m.span() for m in _CREDIT.finditer(text, start, end)]
    for place in range(start, end):
        character = " " if any(a <= place < b for a, b in credits) else _plain(text[place])
        if character == " " and (not characters or characters[-1] == " "):
            continue
        if character:
            characters.append(character)
            places.append(place)
    if characters and characters[-1] == " ":
        characters.pop()
        places.pop()
    return Paragraph("".join(characters), tuple(places), caption)


def _plain(character: str) -> str:
    if character.isspace() or character == "\x00":
        return " "
    category = unicodedata.category(character)
    if category in {"Cf", "Cc"}:
        return ""
    return "\ufffd" if category == "Cs" else character.translate(_PLAIN)
