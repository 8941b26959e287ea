"""Companies as a sentence groups them: "X, Y and Z" together, with the word that ties them in."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.extraction.article import Article, Mention, Sentence

_JOINING = {"and", "&", ",", "or", "plus", "/"}
_MARKERS = {
    *("with", "to", "from", "by", "for", "of", "in", "into", "between", "among", "on", "at", "as", "under", "like"),
    *("against", "than", "via", "through", "after", "alongside", "including", "despite", "over", "about", "behind"),
}
_FARTHEST = 9


@dataclass(frozen=True)
class Group:
    """Coordinated companies; `marker` is the preposition before, "object" after a verb, else empty."""

    start: int
    end: int
    companies: tuple[str, ...]
    marker: str
    is_possessive: bool
    is_reference: bool
    is_apposition: bool = False


def groups_in(article: Article, sentence: Sentence) -> list[Group]:
    clusters: list[list[Mention]] = []
    for mention in article.mentions_in(sentence.start, sentence.end):
        if clusters and _are_joined(article, clusters[-1][-1], mention):
            clusters[-1].append(mention)
        else:
            clusters.append([mention])
    return [_group(article, sentence, cluster) for cluster in clusters]


def _group(article: Article, sentence: Sentence, mentions: list[Mention]) -> Group:
    start, end = mentions[0].start, mentions[-1].end
    marker = _marker(article, sentence, start)
    following = article.doc[end].lower_ if end < sentence.end else ""
    names = tuple(dict.fromkeys(name for mention in mentions for name in mention.companies))
    is_apposition = marker == "," and not _acts(article, sentence, end)
    references = all(mention.is_reference for mention in mentions)
    return Group(start, end, names, marker.strip(","), following in {"'s", "'"}, references, is_apposition)


def _acts(article: Article, sentence: Sentence, end: int) -> bool:
    """A verb follows at once: the name after a comma is a subject, not a description."""
    return end < sentence.end and article.doc[end].pos_ in {"VERB", "AUX", "ADV"}


def _are_joined(article: Article, left: Mention, right: Mention) -> bool:
    """Only connectives and descriptions between the two, or the short name in parentheses."""
    between = article.doc[left.end : right.start]
    if left.companies == right.companies:
        return all(token.text in {"(", '"'} for token in between) and len(between) > 0
    texts = [token.lower_ for token in between if token.text not in {"(", ")", '"'}]
    if not texts or not set(texts) & _JOINING or len(texts) > 7 or right.is_reference:
        return False
    plain = all(t.lower_ in _JOINING or t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PUNCT"} for t in between)
    if not plain or "'s" in texts:
        return False
    return "and" in texts or "&" in texts or texts == ["/"] or _comma_list(article, right, texts)


def _comma_list(article: Article, right: Mention, texts: list[str]) -> bool:
    """A comma joins only names with nothing between, as a part of a list that ends in "and"."""
    sentence = article.sentence_of(right.start)
    ahead = article.doc[right.end : min(right.end + 8, sentence.end)]
    return texts == [","] and any(token.lower_ in {"and", "or"} for token in ahead)


def _marker(article: Article, sentence: Sentence, start: int) -> str:
    """Walks left over the description of the first name to the word that governs it; "," marks an apposition."""
    dates = {i for t in article.timexes_in(sentence.start, start) for i in range(t.start, t.end)}
    for place in range(start - 1, max(sentence.start, start - _FARTHEST) - 1, -1):
        token = article.doc[place]
        if place in dates:
            return ""
        if token.lower_ in _MARKERS and token.tag_ != "RP":
            return token.lower_
        if token.text in {",", "(", "--", "-"} and token.text != "-":
            return ","
        if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
            return "object"
        if token.pos_ in {"CCONJ", "SCONJ"} or token.tag_ in {"PRP", "WP", "WDT"} or article.mention_at(place):
            return ""
    return ""
