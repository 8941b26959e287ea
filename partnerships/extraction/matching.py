"""Finds known names in a text and ranks the known companies that a mention may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from partnerships.extraction.findings import Candidate, KnownName
from partnerships.names import key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEST = 5
_PREFIX = 3  # letters a misspelt name still shares with the right one
_MOST_COMPARED = 4000
_LIKE = 82  # ratio below which two spellings are taken for two names
_WITHIN = frozenset("-–‑.'’·")  # signs that may stand within a name, without spaces
Words = list[tuple[str, int]]  # each word of a text as in a key, with its token

cached_key = lru_cache(maxsize=50_000)(key)


class KnownNames:
    """Known names indexed by key, so that 100,000 of them cost one look-up per word.

    Build it once and hand it to `read` again and again; it is an iterable of its names.
    """

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._names = tuple(names)
        self._by_key: dict[str, list[KnownName]] = defaultdict(list)
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        self._sizes_by_first: dict[str, set[int]] = defaultdict(set)
        self._by_initials: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            self._add(name)

    def _add(self, name: KnownName) -> None:
        found = key(name.text)
        if not found:
            return
        if found not in self._by_key:
            words = tuple(found.split())
            self._by_prefix[found[:_PREFIX]].append(found)
            self._sizes_by_first[words[0]].add(len(words))
            if len(words) > 1:
                self._by_initials["".join(word[0] for word in words)].append(found)
        self._by_key[found].append(name)

    @classmethod
    def of(cls, names: Iterable[KnownName]) -> KnownNames:
        return names if isinstance(names, cls) else cls(names)

    def __iter__(self) -> Iterator[KnownName]:
        return iter(self._names)

    def bearers(self, text: str) -> list[KnownName]:
        """The names spelt so, or without any those with the same key: Mitsubishi is no Mitsubishi Corporation."""
        alike = self._by_key.get(cached_key(text), [])
        return [name for name in alike if _spelling(name.text) == _spelling(text)] or alike

    def spans(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Start and end of every known name that stands in the text as a name, longest first."""
        words = [(word, token.i) for token in doc for word in cached_key(token.text).split()]
        place = 0
        while place < len(words):
            size = next((size for size in self._sizes_at(words, place) if self._stands_at(doc, words, place, size)), 0)
            if size:
                yield _tokens(words, place, size)
            place += size or 1

    def _sizes_at(self, words: Words, place: int) -> list[int]:
        """How many words the names have that begin there, the longest first."""
        sizes = sorted(self._sizes_by_first.get(words[place][0], ()), reverse=True)
        return [size for size in sizes if place + size <= len(words) and _text(words, place, size) in self._by_key]

    def _stands_at(self, doc: Doc, words: Words, place: int, size: int) -> bool:
        start, end = _tokens(words, place, size)
        return _in_one_piece(doc, start, end) and _is_name(doc, start, end, self._by_key[_text(words, place, size)])

    def candidates(self, forms: Iterable[str]) -> tuple[Candidate, ...]:
        """The best known companies for a company named by these forms, one entry each, best first."""
        best: dict[str, Candidate] = {}
        for form in forms:
            for candidate in self._ranked(form):
                if candidate.ref not in best or best[candidate.ref].score < candidate.score:
                    best[candidate.ref] = candidate
        return tuple(sorted(best.values(), key=lambda c: (-c.score, c.name, c.ref))[:BEST])

    def _ranked(self, form: str) -> Iterator[Candidate]:
        wanted = cached_key(form)
        if not wanted:
            return
        for name in self._by_key.get(wanted, ()):
            yield _same_key(form, name)
        for similar, ratio in self._similar(wanted):
            for name in self._by_key[similar]:
                yield Candidate(name.ref, name.text, round(ratio * 0.0088, 2), (_likeness(wanted, similar, ratio),))
        for initials in self._by_initials.get(wanted, ()) if form.isupper() else ():
            for name in self._by_key[initials]:
                yield Candidate(name.ref, name.text, 0.6, (f"“{form}” are its initials",))

    def _similar(self, wanted: str) -> Iterator[tuple[str, float]]:
        """Keys that begin alike and differ little, or of which one continues the other."""
        nearby = self._by_prefix.get(wanted[:_PREFIX], [])[:_MOST_COMPARED]
        found = process.extract(wanted, nearby, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=BEST + 1)
        yield from ((text, score) for text, score, _ in found if text != wanted)
        for text in nearby:
            if text.startswith(f"{wanted} ") or wanted.startswith(f"{text} "):
                yield text, 70.0


def _spelling(text: str) -> str:
    return text.casefold().replace(".", "")


def _text(words: Words, place: int, size: int) -> str:
    return " ".join(word for word, _ in words[place : place + size])


def _tokens(words: Words, place: int, size: int) -> tuple[int, int]:
    return words[place][1], words[place + size - 1][1] + 1


def _in_one_piece(doc: Doc, start: int, end: int) -> bool:
    """Whether no sign parts the words, as in "Dongfeng, Nissan"; a hyphen does not."""
    signs = [token for token in doc[start:end] if not cached_key(token.text)]
    return all(token.text in _WITHIN and not token.whitespace_ and not token.nbor(-1).whitespace_ for token in signs)


def _same_key(form: str, name: KnownName) -> Candidate:
    if form == name.text:
        return Candidate(name.ref, name.text, 1.0, ("name exact",))
    if form.isascii() != name.text.isascii() and _has_han(form + name.text):
        return Candidate(name.ref, name.text, 0.8, ("same letters in pinyin",))
    if form.casefold() == name.text.casefold():
        return Candidate(name.ref, name.text, 0.97, ("same but for capitals",))
    return Candidate(name.ref, name.text, 0.95, ("same without legal form, accents and punctuation",))


def _likeness(wanted: str, similar: str, ratio: float) -> str:
    if similar.startswith(f"{wanted} ") or wanted.startswith(f"{similar} "):
        return "one name continues the other"
    return f"spelt alike ({ratio:.0f} %)"


def _has_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def _looks_proper(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" or token.ent_type_ == "ORG")


def _is_name(doc: Doc, start: int, end: int, names: list[KnownName]) -> bool:
    """Guards names that are also words ("Smart", "Here") or short ("MG"): they must look like names here."""
    text = str(doc[start:end].text)
    if any(text == name.text for name in names) and (len(text) > 4 or text.isupper()):
        return not doc[start].is_sent_start or _looks_proper(doc[start]) or end - start > 1 or not text.istitle()
    if not any(character.isupper() or _has_han(character) for character in text):
        return False
    return end - start > 1 or (len(text) > 2 and _looks_proper(doc[start]) and not doc[start].is_stop)
