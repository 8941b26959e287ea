"""Sentences with marked mentions, as the tagger would leave them: "said [Alder|ORG] chairman [Anna Berg|PER]"."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from partnerships.dates import PartialDate
from partnerships.extraction.article import Article
from partnerships.extraction.components.dates.stage import find_dates
from partnerships.extraction.components.links.pairs import pairs
from partnerships.extraction.components.links.pooling import Links
from partnerships.extraction.components.links.schema import BY_NAME, Label
from partnerships.extraction.components.mentions.tags import Mention
from partnerships.extraction.findings import FoundCompany
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model import packed
from partnerships.extraction.pipeline import opened
from partnerships.vocabulary import CompanyKind

PUBLISHED = PartialDate.of("2021-05-13")
SURE = 6.0
_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")


def marked(marked_text: str, **links: tuple[str, str]) -> Article:
    """The article with these mentions only; each of `links` names two of them by their words, and is certain.

    Every NUM is a market figure.
    """
    text, places = "", []
    place = 0
    for match in _MARK.finditer(marked_text):
        text += marked_text[place : match.start()]
        places.append((len(text), len(text) + len(match[1]), Label(match[2])))
        text += match[1]
        place = match.end()
    text += marked_text[place:]
    article = opened(text, PUBLISHED, packed.load(), KnownNames.of(()))
    assert article is not None
    assert article.doc.text == text
    spans = [(article.doc.char_span(start, end, alignment_mode="expand"), label) for start, end, label in places]
    mentions = [Mention(span.start, span.end, label) for span, label in spans]
    article = replace(article, links=_links(article, mentions, links))
    for number in article.numbers(Label.ORG):
        article.companies_at[number] = article.words(number)
    article.companies += [_company(name) for name in dict.fromkeys(article.companies_at.values())]
    find_dates(article)
    return article


def _company(name: str) -> FoundCompany:
    return FoundCompany(evidence=(), rule="marked", confidence=1, reasons=(), name=name, kind=CompanyKind.OTHER)


def _links(article: Article, mentions: list[Mention], links: dict[str, tuple[str, str]]) -> Links:
    words = [str(article.doc[m.start : m.end].text) for m in mentions]
    asked = {name: pairs(BY_NAME[name], mentions, [0]) for name in ("figure", *links)}
    scores = {"figure": np.full((len(asked["figure"]), 1), SURE, dtype="f4")}
    for name, (one, other) in links.items():
        is_meant = [
            (words[i], words[j]) == (one, other) for i, j in zip(asked[name].subjects, asked[name].objects, strict=True)
        ]
        scores[name] = np.where(np.array(is_meant)[:, None], SURE, -SURE).astype("f4")
    return Links(mentions, asked, scores)
