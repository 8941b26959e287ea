"""Reading a page as its reader does: the words between the tags."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse

INVISIBLE = re.compile(r"<(script|svg|title)\b(?:(?!<svg\b).)*?</\1>", re.DOTALL)  # the innermost of drawings


def words(response: HttpResponse) -> str:
    """The text of a page in one line."""
    return squeezed(re.sub(r"<[^>]+>", " ", _visible(response)))


def section(response: HttpResponse, heading: str) -> str:
    """The words under a heading of level 2, up to the end of its section."""
    parts = re.split(r"<h2\b[^>]*>", _visible(response))
    found = [part for part in parts[1:] if squeezed(re.sub(r"<[^>]+>", " ", part.split("</h2>")[0])) == heading]
    assert len(found) == 1, f"{len(found)} headings “{heading}”"
    return squeezed(re.sub(r"<[^>]+>", " ", found[0].split("</h2>")[1].split("</section>")[0]))


def has_heading(response: HttpResponse, heading: str) -> bool:
    return f"<h2>{heading}</h2>" in response.content.decode()


def _visible(response: HttpResponse) -> str:
    html, removed = response.content.decode(), 1
    while removed:
        html, removed = INVISIBLE.subn(" ", html)
    return html


def squeezed(text: str) -> str:
    return " ".join(unescape(text).split())
