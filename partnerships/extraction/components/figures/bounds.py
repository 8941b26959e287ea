"""How exactly a number is meant: "nearly", "more than"."""

from __future__ import annotations

import re

from partnerships.vocabulary import Bound

_WORDS = {
    Bound.NEARLY: "nearly|almost|close to|just under|just short of|just below|a little under|not quite|barely under",
    Bound.ABOUT: "about|around|roughly|approximately|some|an? estimated|circa|ca\\.|perhaps|maybe|~",
    Bound.UP_TO: "up to|at most|as much as|as many as|a maximum of|no more than|less than|fewer than|under|below",
    Bound.MORE_THAN: "more than|over|at least|above|exceeding|upwards of|in excess of|just over|no less than",
}
_BEFORE = re.compile(
    "|".join(rf"(?P<{bound.name}>{words})" for bound, words in _WORDS.items()).join(
        (r"(?<![\w])(?:", r") (?:a |an )?$")
    ),
    re.IGNORECASE,
)
_LONGEST = 24  # characters of such words


def bound_before(text: str, place: int) -> Bound:
    """What the words at once before a place of the text say of the number there."""
    match = _BEFORE.search(text[max(0, place - _LONGEST) : place])
    return Bound[match.lastgroup] if match and match.lastgroup else Bound.EXACT
