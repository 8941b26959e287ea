"""How sure a statement is: done, planned, talked about, wished for, denied or over."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from partnerships.extraction.article import Article, Sentence, is_verb
from partnerships.extraction.cues import phrases

_BACK = 9  # tokens before a trigger in which its auxiliaries and governing verbs stand
_CLAUSE_BREAK = re.compile(r"[;:]|, (?:but|while|whereas|although|though|which|who)\b|\. ")


class Mood(StrEnum):
    """What a sentence claims about an agreement."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"
    WISHED = "wished"
    DENIED = "denied"
    ENDED = "ended"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in phrases("modality", kind))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def mood_of(article: Article, sentence: Sentence, trigger: int, end: int | None = None) -> tuple[Mood, str]:
    """The mood at a trigger word, and the words that set it.

    With the token after its last the trigger's own words count too: "in talks", "failed", "will build".
    """
    before = _clause_before(article, sentence, trigger)
    if end is not None:
        before = f"{before} {article.doc[trigger:end].text}".strip()
    around = f"{before} {_after_noun(article, sentence, trigger)}"
    for mood, kind, text in (
        (Mood.DENIED, "denied", before),
        (Mood.WISHED, "wish", before),
        (Mood.POSSIBLE, "possible", before),
        (Mood.ENDED, "ended", around),
        (Mood.PLANNED, "plan", before),
    ):
        if found := _pattern(kind).search(text):
            return mood, found[0]
    if governed := _governing(article, trigger):
        return governed
    if _pattern("ended").fullmatch(article.doc[trigger].text):
        return Mood.ENDED, article.doc[trigger].text
    return Mood.DONE, ""


def _clause_before(article: Article, sentence: Sentence, trigger: int) -> str:
    """The words before the trigger, back to the break of the clause, names of companies left out."""
    first = max(sentence.start, trigger - _BACK)
    kept = [token.text for token in article.doc[first:trigger] if not _is_named(article, token.i)]
    text = " ".join(kept)
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(text)]
    return text[breaks[-1] :] if breaks else text


def _is_named(article: Article, token: int) -> bool:
    mention = article.mention_at(token)
    return mention is not None and not mention.is_reference


def _after_noun(article: Article, sentence: Sentence, trigger: int) -> str:
    """What happened to a thing named by a noun: "their alliance was dissolved"."""
    if is_verb(article.doc[trigger]):
        return ""
    text = str(article.doc[trigger + 1 : min(trigger + 12, sentence.end)].text)
    return _CLAUSE_BREAK.split(text)[0]


def _governing(article: Article, trigger: int) -> tuple[Mood, str] | None:
    """The verbs above in the parse: "denied that it had signed"."""
    token = article.doc[trigger]
    for _ in range(4):
        if token.head.i == token.i or token.dep_ not in {
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "pcomp",
            "dobj",
            "pobj",
            "prep",
            "conj",
        }:
            return None
        token = token.head
        for mood, kind in ((Mood.DENIED, "denied"), (Mood.WISHED, "wish"), (Mood.POSSIBLE, "possible")):
            if is_verb(token) and _pattern(kind).fullmatch(token.text):
                return mood, token.text
    return None
