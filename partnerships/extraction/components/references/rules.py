"""References: which companies "the two sides", "the company" or "it" stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from partnerships.extraction.article import Article, Mention, Sentence
from partnerships.extraction.cues import cues, phrases
from partnerships.vocabulary import CompanyKind

_PAIR = re.compile(rf"\b(?:{'|'.join(phrases('references', 'pairs'))})\b(?! (?:\w+ )?years?)", re.IGNORECASE)
_SINGLES = {word: kind for kind, line in cues("references")["singles"].items() for word in line.split()}
_SINGLE = re.compile(
    rf"\b(?:[Tt]he|[Tt]his) (?:[A-Z]\w+ |[a-z]+-based )?(?P<word>{'|'.join(_SINGLES)})\b(?!')|\b[Ii]t\b"
)
_SUBJECTS = {"nsubj", "nsubjpass"}
_NOT_A_COMPANY = {"also", "that", "clear", "possible", "necessary", "difficult", "expected", "likely", "unclear"}


@dataclass
class _Memory:
    """Who was spoken of: the subject in focus, the last two named together, all in order."""

    subject: str | None = None
    pair: tuple[str, ...] = ()
    recent: list[str] = field(default_factory=list)

    def note(self, article: Article, sentence: Sentence) -> None:
        named = _names(article, sentence)
        if len(named) >= 2:
            self.pair = tuple(named[:2])
        elif named and self.subject and named[0] != self.subject:
            self.pair = (self.subject, named[0])
        subjects = _subjects(article, sentence) or named[:1]
        if subjects and self.subject not in subjects:
            self.subject = subjects[0]
        self.recent = [*named, *(name for name in self.recent if name not in named)][:12]


def find_references(article: Article) -> None:
    memory = _Memory()
    found: list[Mention] = []
    for sentence in article.sentences:
        if not sentence.is_caption:
            found += _in_sentence(article, sentence, memory)
            memory.note(article, sentence)
    article.mentions = sorted([*article.mentions, *found], key=lambda mention: mention.start)


def _names(article: Article, sentence: Sentence) -> list[str]:
    found = [name for m in article.mentions_in(sentence.start, sentence.end) for name in m.companies]
    return list(dict.fromkeys(name for name in found if _can_act(article, name)))


def _can_act(article: Article, name: str) -> bool:
    company = article.company(name)
    return company is None or company.kind != CompanyKind.PUBLIC_BODY


def _subjects(article: Article, sentence: Sentence) -> list[str]:
    mentions = article.mentions_in(sentence.start, sentence.end)
    found = [m for m in mentions if any(article.doc[i].dep_ in _SUBJECTS for i in range(m.start, m.end))]
    return list(dict.fromkeys(name for m in found for name in m.companies if _can_act(article, name)))


def _in_sentence(article: Article, sentence: Sentence, memory: _Memory) -> list[Mention]:
    text, base = article.span(sentence).text, article.doc[sentence.start].idx
    found = []
    for pattern, pick in ((_PAIR, _pair), (_SINGLE, _single)):
        for match in pattern.finditer(text):
            span = article.doc.char_span(base + match.start(), base + match.end())
            if span is None or article.mention_at(span.start) or article.mention_at(span.end - 1):
                continue
            earlier = [n for m in article.mentions_in(sentence.start, span.start) for n in m.companies]
            if meant := pick(article, match, earlier, memory):
                found.append(Mention(span.start, span.end, meant, is_reference=True))
    return found


def _pair(article: Article, match: re.Match[str], earlier: list[str], memory: _Memory) -> tuple[str, ...]:
    here = list(dict.fromkeys(earlier))
    return tuple(here[-2:]) if len(here) >= 2 else memory.pair


def _single(article: Article, match: re.Match[str], earlier: list[str], memory: _Memory) -> tuple[str, ...]:
    """ "It" is the subject in focus; "the carmaker" the last carmaker named."""
    kind = _SINGLES.get(match["word"] or "", "any")
    actors = [name for name in earlier if _can_act(article, name)]
    if kind == "any":
        names = [*actors[:1], memory.subject]
    else:
        names = [n for n in (*actors, memory.subject, *memory.recent) if n and _is(article, n, kind)]
    return tuple(name for name in names[:1] if name) or (
        () if kind != "any" or not memory.subject else (memory.subject,)
    )


def _is(article: Article, name: str, kind: str) -> bool:
    company = article.company(name)
    return company is not None and company.kind == kind
