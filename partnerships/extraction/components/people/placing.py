"""Which office is whose: offices and persons of a sentence are paired, nearest first, by what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from partnerships.extraction.article import Article
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.components.people.duties import find_duties
from partnerships.extraction.components.people.titles import Title, Titles, names_at
from partnerships.extraction.cues import words

FARTHEST = 3.0
_COSTS = {",": 0.6, "(": 0.4, ")": 0.6, "-": 0.2, "–": 0.4, "—": 0.4, ":": 1.0, ";": 2.5, '"': 1.5, "“": 1.5, "”": 1.5,
          "until": 1.5, "and": 1.0}  # fmt: skip
_GLUE = frozenset({"DET", "ADP", "PRON", "NUM", "PART"})
_BECOMING = words("people", "becoming")
_HE = frozenset({"he", "she"})
_RECENT = 60  # tokens after a person's name within which "he" may mean it
_REACH = 50  # tokens between a name and an office


@dataclass(frozen=True)
class Held:
    """A person, by the number of a tagged mention, and an office that stands so far from the name."""

    person: int
    title: Title
    distance: float


@dataclass(frozen=True)
class _Place:
    """Tokens that name a person or mean one."""

    start: int
    end: int
    person: int
    is_pronoun: bool = False


def offices(article: Article) -> dict[int, Held]:
    """The office of each person, by the number of the tagged mention."""
    names = names_at(article)
    titles = Titles(article, names)
    people = _people(article)
    found: dict[int, Held] = {}
    for sentence in article.sentences:
        here = people[bisect_left(people, sentence.start, key=_start) : bisect_left(people, sentence.end, key=_start)]
        if here and not sentence.is_caption:
            told = sorted([*titles.within(sentence), *find_duties(article, sentence, names)], key=_start)
            for one in _one_to_one(_near(article, here, told, names)):
                if one.person not in found or one.distance < found[one.person].distance:
                    found[one.person] = one
    return found


def _people(article: Article) -> list[_Place]:
    """Names of people and the pronouns that follow them, in order."""
    places = [_Place(m.start, m.end, n) for n in article.numbers(Label.PER) for m in [article.tagged[n]]]
    starts = [place.start for place in places]
    for token in article.doc if places else ():
        if token.lower_ in _HE:
            last = bisect_left(starts, token.i) - 1
            if last >= 0 and token.i - starts[last] <= _RECENT:
                places.append(_Place(token.i, token.i + 1, places[last].person, is_pronoun=True))
    return sorted(places, key=_start)


def _near(
    article: Article, people: Sequence[_Place], titles: Sequence[Title], names: Mapping[int, int]
) -> Iterator[Held]:
    """Every person with every office in reach."""
    for place in people:
        first = bisect_left(titles, place.start - _REACH, key=_start)
        last = bisect_left(titles, place.end + _REACH, key=_start)
        for title in titles[first:last]:
            distance = _distance(article, place, title, names)
            if distance <= FARTHEST:
                yield Held(place.person, title, distance)


def _start(item: _Place | Title) -> int:
    return item.start


def _one_to_one(pairs: Iterable[Held]) -> Iterator[Held]:
    """Each person with at most one office, each office with at most one person; the nearest first."""
    people: set[int] = set()
    taken: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: (pair.distance, pair.title.start, pair.person)):
        if pair.person not in people and pair.title.start not in taken:
            people.add(pair.person)
            taken |= set() if pair.title.of_several else {pair.title.start}
            yield pair


def _distance(article: Article, place: _Place, title: Title, names: Mapping[int, int]) -> float:
    extra = 0.3 * place.is_pronoun + title.vagueness
    if title.end <= place.start:
        several = title.of_several
        return extra + _cost(article, title.end, place.start, names, several) + 0.1 * (place.start > title.end)
    return extra + _cost(article, place.end, title.start, names) - 1.2 * _becomes(article, title)


def _becomes(article: Article, title: Title) -> bool:
    """Whether the office is that which somebody takes or has: "as its managing director"."""
    place = title.start - 1
    while place > 0 and article.doc[place].pos_ in {"DET", "PRON", "ADV"}:
        place -= 1
    return place >= 0 and article.doc[place].lemma_.lower() in _BECOMING


def _cost(article: Article, start: int, end: int, names: Mapping[int, int], of_several: bool = False) -> float:
    total, place = 0.0, start
    while place < end and total <= FARTHEST + 1.2:
        if place in names:
            mention = article.tagged[names[place]]
            total += 2.5 if mention.label == Label.PER and not of_several else 0.2
            place = mention.end
            continue
        total += 0.2 if of_several and article.doc[place].lower_ in {"and", ","} else _token_cost(article, place)
        place += 1
    return total


def _token_cost(article: Article, place: int) -> float:
    token = article.doc[place]
    cost = _COSTS.get(token.lower_)
    if cost is not None:
        return cost
    if token.lemma_.lower() in _BECOMING:
        return 0.2
    if token.tag_ == "POS" or token.pos_ in _GLUE:
        return 0.1
    if token.pos_ in {"VERB", "AUX"}:
        return 1.0 if token.pos_ == "AUX" else 2.0
    return 0.6
