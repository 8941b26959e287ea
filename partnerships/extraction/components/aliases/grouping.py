"""Forms to companies: each takes the best company it may be another name of, and rivals stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from partnerships.extraction.components.aliases.candidates import candidate_pairs
from partnerships.extraction.components.aliases.forms import Form
from partnerships.extraction.components.aliases.knowledge import knowledge_of
from partnerships.extraction.components.aliases.pairs import Pair
from partnerships.extraction.components.aliases.scorer import SAME, chance, features_of, weights
from partnerships.extraction.matching import KnownNames

_APART = 0.15  # chance below which two forms may not even meet through a third

Scored = list[tuple[float, Pair]]


def grouped(text: str, forms: Sequence[Form], known: KnownNames | None = None) -> list[list[Form]]:
    """The forms of each company, in the order of the forms."""
    scored = [
        (chance(features_of(pair, text, knowledge_of(pair, known)), weights()), pair)
        for pair in candidate_pairs(text, forms, known)
    ]
    return joined(forms, scored)


def joined(forms: Sequence[Form], scored: Scored) -> list[list[Form]]:
    groups = _Groups(forms, ((pair.short, pair.long) for score, pair in scored if score < _APART))
    for _, pair in sorted(_chosen(scored), key=lambda found: -found[0]):
        groups.join(pair.short, pair.long)
    return groups.all()


def _chosen(scored: Scored) -> Scored:
    """The best pair of each short form, and every pair that the text itself explains."""
    best: dict[str, tuple[float, Pair]] = {}
    explained = []
    for score, pair in scored:
        if score < SAME:
            continue
        if pair.introduced:
            explained.append((score, pair))
        elif pair.short.text not in best or score > best[pair.short.text][0]:
            best[pair.short.text] = (score, pair)
    return [*explained, *best.values()]


class _Groups:
    """Disjoint sets of forms that remember which groups must not meet; forms are told apart by their text."""

    def __init__(self, forms: Sequence[Form], apart: Iterable[tuple[Form, Form]]) -> None:
        self._members = {form.text: [form] for form in forms}
        self._home = {form.text: form.text for form in forms}
        self._apart: Mapping[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one.text].add(other.text)
            self._apart[other.text].add(one.text)

    def join(self, one: Form, other: Form) -> None:
        small, large = sorted((self._home[one.text], self._home[other.text]), key=lambda home: len(self._members[home]))
        if small == large or any(self._home[name] == large for name in self._apart[small]):
            return
        for form in self._members.pop(small):
            self._home[form.text] = large
            self._members.setdefault(large, []).append(form)
        self._apart[large] |= self._apart[small]

    def all(self) -> list[list[Form]]:
        return sorted((sorted(forms, key=_first) for forms in self._members.values()), key=lambda forms: forms[0].first)


def _first(form: Form) -> int:
    return form.first
