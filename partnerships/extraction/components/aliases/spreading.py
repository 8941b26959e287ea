"""Further places of names that are found already: whole words in the same case, no part of a longer name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from partnerships.extraction.components.aliases.names import data

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_SHORTEST = 3  # letters of a name that is no abbreviation
_HYPHENS = frozenset("-–/")
_JOINERS = _HYPHENS | frozenset(".'’&@_")

Stretch = tuple[int, int]


@dataclass
class _Node:
    """What may follow the words so far, and the name they are if they are one."""

    after: dict[str, _Node] = field(default_factory=dict)
    name: str = ""


class _Tokens:
    """The words and signs of a text, and which of them are taken."""

    def __init__(self, text: str, taken: Sequence[Stretch]) -> None:
        self.found = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
        self.text = text
        self._taken = sorted(taken)
        self._starts = [start for start, _ in self._taken]
        self.plain = frozenset(word for word, _, _ in self.found if word.islower())

    def __len__(self) -> int:
        return len(self.found)

    def word(self, place: int) -> str:
        return self.found[place][0] if 0 <= place < len(self.found) else ""

    def is_joined(self, place: int) -> bool:
        """Whether a token is a sign within a word, as in "JD.com" or "Huawei-backed"."""
        if self.word(place) not in _JOINERS or not 0 < place < len(self.found) - 1:
            return False
        (_, _, end), (_, start, stop), (after, begin, _) = self.found[place - 1 : place + 2]
        return end == start and stop == begin and after[0].isalnum() and self.word(place - 1)[-1].isalnum()

    def is_taken(self, place: int) -> bool:
        before = bisect_right(self._starts, self.found[place][1]) - 1
        return before >= 0 and self._taken[before][1] > self.found[place][1]

    def begins_sentence(self, place: int) -> bool:
        """Also after a colon, a bracket, a quotation mark or a line's end: there every word may have a capital."""
        before = self.word(place - 1)
        return (not before[:1].isalnum() and before not in {",", "&", "-", "/"}) or self._new_line(place)

    def _new_line(self, place: int) -> bool:
        return "\n" in self.text[self.found[place - 1][2] : self.found[place][1]]


def further_places(text: str, names: Iterable[str], taken: Sequence[Stretch]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of each place outside the `taken` stretches, which do not overlap; the longest name wins."""
    root, tokens, place = _trie(names), _Tokens(text, taken), 0
    while place < len(tokens):
        end, name = _longest(root, tokens, place)
        if name and _stands_alone(tokens, place, end) and _is_name(tokens, place, name):
            yield tokens.found[place][1], tokens.found[end - 1][2], name
        place = max(end, place + 1)


def _trie(names: Iterable[str]) -> _Node:
    root = _Node()
    for name in names:
        node = root
        for word in _TOKEN.findall(name):
            node = node.after.setdefault(word, _Node())
        node.name = name
    return root


def _longest(root: _Node, tokens: _Tokens, place: int) -> tuple[int, str]:
    """The token after the longest name that begins here, and the name; "" for none."""
    node, end, best = root, place, (place, "")
    while end < len(tokens) and not tokens.is_taken(end) and (following := node.after.get(tokens.word(end))):
        node, end = following, end + 1
        best = (end, node.name) if node.name else best
    return best


def _stands_alone(tokens: _Tokens, start: int, end: int) -> bool:
    return not _continues_before(tokens, start) and not _continues_after(tokens, end)


def _continues_before(tokens: _Tokens, start: int) -> bool:
    before = tokens.word(start - 1)
    if tokens.is_joined(start - 1):
        return not tokens.is_taken(start - 2) and not (before in _HYPHENS and tokens.word(start - 2).islower())
    if not before[:1].isupper() or tokens.is_taken(start - 1) or tokens.begins_sentence(start):
        return False
    return before.lower() not in _before_names() and before.lower() not in tokens.plain


def _continues_after(tokens: _Tokens, end: int) -> bool:
    after, next_word = tokens.word(end), tokens.word(end + 1)
    if tokens.is_joined(end):
        possessive = after in {"'", "’"} and next_word == "s"
        return not possessive and not tokens.is_taken(end + 1) and not (after in _HYPHENS and next_word.islower())
    if after in _after_names():
        return True
    return after[:1].isupper() and not tokens.is_taken(end) and not tokens.begins_sentence(end)


@cache
def _after_names() -> frozenset[str]:
    return frozenset(data("words")["after_names"].split())


@cache
def _before_names() -> frozenset[str]:
    return frozenset(data("words")["before_names"].split())


@cache
def _everyday() -> frozenset[str]:
    return frozenset(data("words")["everyday"].split())


def _is_name(tokens: _Tokens, place: int, name: str) -> bool:
    """Guards names that are also words: at the head of a sentence "Force" may be no company."""
    if name.isupper() or " " in name:
        return True
    if len(name) < _SHORTEST or name.islower():
        return False
    is_word = name.lower() in _everyday() or name.lower() in tokens.plain
    return not is_word or not (place == 0 or tokens.begins_sentence(place))
