"""Articles as files in the form of the evaluation: one JSON object each, of which few keys are read."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partnerships.curation.importing import LONGEST
from partnerships.dates import InvalidDate, PartialDate
from partnerships.extraction.findings import Findings
from partnerships.extraction.gold_form import as_gold, with_a_place

LARGEST = 16 * 1024 * 1024  # bytes; an article of the greatest length with all its facts has a fifth of it


class UnfitFile(ValueError):
    """What is wrong with a file, in words that follow its name."""


@dataclass(frozen=True)
class ArticleFile:
    """What is read of a file; `sentences` are start and end of each in code points, None where none are given."""

    id: str
    title: str
    published: str
    text: str
    sentences: tuple[tuple[int, int], ...] | None

    @property
    def day(self) -> PartialDate:
        return PartialDate.of(self.published)


def read_article_file(path: Path) -> ArticleFile:
    """Raises UnfitFile."""
    fields = _object(path)
    given = {name: _text(fields, name) for name in ("id", "title", "published", "text")}
    if len(given["text"]) > LONGEST:
        raise UnfitFile(f"“text” has {len(given['text']):,} characters; at most {LONGEST:,} are read.")
    article = ArticleFile(**given, sentences=_sentences(fields.get("sentences"), len(given["text"])))
    try:
        _ = article.day
    except InvalidDate as error:
        raise UnfitFile(f"“published” is no date: {error}") from error
    return article


def prediction(article: ArticleFile, findings: Findings) -> bytes:
    """The findings as a file of the same form, the same bytes for the same findings."""
    about = {"id": article.id, "title": article.title, "published": article.published}
    whole = {**about, **as_gold(article.text, with_a_place(findings), article.sentences)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def write_whole(path: Path, content: bytes) -> None:
    """A reader of the folder, or a run that is cut off, never meets half a file."""
    aside = path.with_name(f".{os.getpid()}.part")  # short: the name itself may be as long as names can be
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _object(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise UnfitFile("this is not a file.")
    if (size := path.stat().st_size) > LARGEST:
        raise UnfitFile(f"the file has {size:,} bytes; an article has at most {LARGEST:,}.")
    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnfitFile(f"this is not UTF-8 (byte {error.start}).") from error
    except (ValueError, RecursionError) as error:
        raise UnfitFile(f"this is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise UnfitFile("this is no article: an object with id, title, published and text is expected.")
    return found


def _text(fields: dict[str, Any], name: str) -> str:
    if name not in fields:
        raise UnfitFile(f"“{name}” is missing.")
    value = fields[name]
    if not isinstance(value, str):
        raise UnfitFile(f"“{name}” must be a text, not {json.dumps(value)[:60]}.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UnfitFile(f"“{name}” holds half a character at {error.start} (a lone surrogate).") from error
    return value


def _sentences(given: Any, length: int) -> tuple[tuple[int, int], ...] | None:
    if given is None:
        return None
    if not isinstance(given, list) or not all(_is_span(span, length) for span in given):
        raise UnfitFile("“sentences” must be a list of [start, end] within the text.")
    return tuple((start, end) for start, end in given)


def _is_span(span: Any, length: int) -> bool:
    whole = isinstance(span, list) and len(span) == 2 and all(type(place) is int for place in span)
    return whole and 0 <= span[0] <= span[1] <= length
