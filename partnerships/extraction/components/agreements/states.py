"""The state of an agreement: what the scorer says, unless the words about it make nothing of it certain."""

from __future__ import annotations

from collections.abc import Sequence

from partnerships.extraction.article import Article
from partnerships.extraction.modality import Mood, mood_of
from partnerships.vocabulary import Status

_CONCLUDED = {Status.SIGNED, Status.IN_FORCE, Status.COMPLETED}
_UNSURE = {
    Mood.WISHED: Status.REPORTED, Mood.POSSIBLE: Status.REPORTED, Mood.PLANNED: Status.ANNOUNCED,
    Mood.DENIED: Status.DENIED,
}  # fmt: skip


def state_of(article: Article, triggers: Sequence[int], scored: Status) -> tuple[Status, str]:
    """The state, and the words that overrule the scorer ("" where none do); `triggers` are numbers of mentions.

    What is wished for, talked about, planned or denied at every trigger is not concluded; and who denies that
    something was signed tells of no end either.
    """
    moods = [_mood(article, number) for number in triggers]
    unsure = [_UNSURE.get(mood) for mood, _ in moods]
    if not all(unsure):
        return scored, ""
    told = max(filter(None, unsure), key=unsure.count)
    overruled = scored in _CONCLUDED or (scored, told) == (Status.ENDED, Status.DENIED)
    return (told, moods[0][1]) if overruled else (scored, "")


def _mood(article: Article, number: int) -> tuple[Mood, str]:
    mention = article.tagged[number]
    return mood_of(article, article.sentence_of(mention.start), mention.start, mention.end)
