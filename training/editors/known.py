"""Which answers the reviewed proposals of an article settle; all others stay unknown."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from partnerships.dates import PartialDate
from partnerships.extraction.components.links.schema import BY_NAME, RELATIONS, Label
from partnerships.names import key
from training.editors.files import Proposal, Reviewed
from training.editors.links import COMPLETE, DENIABLE, Link, links
from training.editors.marks import agreement_key
from training.examples import Example

Couple = tuple[str, str]
Known = dict[str, dict[Couple, str | None]]


class Mentioned:
    """The things that have a mention, and the sentences that mention each."""

    def __init__(self, example: Example) -> None:
        self.sentences: dict[tuple[Label, str], set[int]] = defaultdict(set)
        for mention, keys in zip(example.mentions, example.keys, strict=True):
            sentence = bisect_right(example.sentence_starts, mention.start)
            self.sentences[mention.label, keys[0]].add(sentence)

    def of(self, labels: tuple[Label, ...]) -> set[str]:
        return {name for label, name in self.sentences if label in labels}

    def both(self, link: Link) -> bool:
        relation = BY_NAME[link.relation]
        second = not relation.objects or self._where(relation.objects, link.object)
        return bool(self._where(relation.subjects, link.subject) and second)

    def together(self, link: Link) -> bool:
        """Whether a sentence mentions both; else a reference may carry the link, and nobody has marked those."""
        relation = BY_NAME[link.relation]
        first, second = self._where(relation.subjects, link.subject), self._where(relation.objects, link.object)
        return bool(first & second if relation.objects else first)

    def _where(self, labels: tuple[Label, ...], name: str) -> set[int]:
        return set().union(*(self.sentences.get((label, name), set()) for label in labels))


def known(article: Reviewed, example: Example) -> Known:
    """By relation: two things, or one and nothing, with the answer; None where there is none.

    What one proposal says outweighs that another does not say it. Where two say different things,
    no sentence mentions both or the relation has no such answer, nothing is known.
    """
    mentioned = Mentioned(example)
    said = [link for n, p in enumerate(article.proposals) if p.is_right for link in links(n, p.kind, p.payload)]
    answers: dict[str, dict[Couple, set[str | None]]] = {relation.name: defaultdict(set) for relation in RELATIONS}
    for link in said:
        unsure = set() if link.is_learnable and mentioned.together(link) else {"?"}
        answers[link.relation][link.subject, link.object] |= {link.answer} | unsure
    for link in _denied(article, said, mentioned):
        if mentioned.both(link):
            answers[link.relation].setdefault((link.subject, link.object), {None})
    return {name: _settled(found) for name, found in answers.items()}


def _settled(answers: dict[Couple, set[str | None]]) -> dict[Couple, str | None]:
    return {couple: next(iter(found)) for couple, found in answers.items() if len(found) == 1}


def _denied(article: Reviewed, said: list[Link], mentioned: Mentioned) -> Iterator[Link]:
    """Links that are none: what an editor denied, and what right findings leave out."""
    for number, proposal in enumerate(article.proposals):
        if proposal.is_denied:
            said_there = links(number, proposal.kind, proposal.payload)
            yield from (link for link in said_there if link.relation in DENIABLE)
    for link in said:
        if link.relation in COMPLETE:
            yield from _left_out(link, said, mentioned)
        elif link.relation == "owns":
            yield link._replace(subject=link.object, object=link.subject)
    yield from _apart(article)


def _left_out(link: Link, said: list[Link], mentioned: Mentioned) -> Iterator[Link]:
    own = {other.object for other in said if (other.relation, other.subject) == (link.relation, link.subject)}
    for name in mentioned.of(BY_NAME[link.relation].objects) - own:
        if not any(_may_be_the_same(name, other, link.relation) for other in own):
            yield link._replace(object=name)


def _may_be_the_same(one: str, other: str, relation: str) -> bool:
    """Two names of one company that were not fused, or two dates of one event."""
    if Label.DATE in BY_NAME[relation].objects:
        return PartialDate.stored(one).overlaps(PartialDate.stored(other))
    first, second = sorted((f"{key(one)} ", f"{key(other)} "), key=len)
    return second.startswith(first)


def _apart(article: Reviewed) -> Iterator[Link]:
    """Right agreements of different types or parties are different agreements."""
    right = [(n, p) for n, p in enumerate(article.proposals) if p.kind == "agreement" and p.is_right]
    for number, one in right:
        for other_number, other in right:
            if _content(one) != _content(other):
                yield Link("same", agreement_key(number), agreement_key(other_number), "")


def _content(proposal: Proposal) -> tuple[str, frozenset[str]]:
    return proposal.payload["type"], frozenset(party["company"] for party in proposal.payload["parties"])
