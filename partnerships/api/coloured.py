"""JSON as people read it: indented, as much on a line as fits, in pieces that a style sheet can colour."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

WIDTH = 68
_PIECE = re.compile(r'(?P<k>"(?:[^"\\]|\\.)*")(?=:)|(?P<s>"(?:[^"\\]|\\.)*")|(?P<m>-?\d[\d.eE+-]*|true|false|null)')


def coloured(document: Any) -> Iterator[tuple[str, str]]:
    """Pieces as (class, text): k for keys, s for texts, m for numbers and the like, nothing for what is between."""
    text = laid_out(document)
    end = 0
    for piece in _PIECE.finditer(text):
        yield "", text[end : piece.start()]
        yield piece.lastgroup or "", piece[0]
        end = piece.end()
    yield "", text[end:]


def laid_out(value: Any, margin: str = "") -> str:
    """JSON with as much on a line as fits, and the parts of what does not fit indented."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(margin) + len(line) <= WIDTH:
        return line
    inner = f"{margin}  "
    if isinstance(value, list):
        parts, (left, right) = [laid_out(part, inner) for part in value], "[]"
    else:
        parts, (left, right) = [f"{json.dumps(key)}: {laid_out(part, inner)}" for key, part in value.items()], "{}"
    return f"{left}\n{inner}" + f",\n{inner}".join(_filled(parts, WIDTH - len(inner))) + f"\n{margin}{right}"


def _filled(parts: list[str], width: int) -> list[str]:
    lines = [parts[0]]
    for part in parts[1:]:
        together = f"{lines[-1]}, {part}"
        if "\n" not in together and len(together) <= width:
            lines[-1] = together
        else:
            lines.append(part)
    return lines
