"""JSON as people read it: indented, in pieces that a style sheet can colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

_PIECE = re.compile(r'(?P<k>"(?:[^"\\]|\\.)*")(?=:)|(?P<s>"(?:[^"\\]|\\.)*")|(?P<m>-?\d[\d.eE+-]*|true|false|null)')


def coloured(document: Any) -> Iterator[tuple[str, str]]:
    """Pieces as (class, text): k for keys, s for texts, m for numbers and the like, nothing for what is between."""
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()
    end = 0
    for piece in _PIECE.finditer(text):
        yield "", text[end : piece.start()]
        yield piece.lastgroup or "", piece[0]
        end = piece.end()
    yield "", text[end:]
