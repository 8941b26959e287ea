"""Where a figure was counted."""

from __future__ import annotations

from collections.abc import Iterator

from partnerships.extraction.article import Sentence
from partnerships.extraction.components.figures.places import Places
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.cues import cues, words

_REGIONS: dict[str, str] = cues("figures")["regions"]
_BODIES: dict[str, str] = cues("figures")["bodies"]
_COUNTRIES = frozenset({*_REGIONS, *_REGIONS.values()}) - {"World"}
_ELSEWHERE = words("figures", "not_where")
_FIRMS = words("figures", "not_where_before")
_BEHIND = 10.0  # a place after the number, in tokens
_AT_ONCE = 3  # tokens after the number within which that costs nothing: "1,518 in Germany"
_ANOTHER = 15.0
_FARTHEST = 40.0


class Regions:
    """The regions of an article's figures, one after the other; what one body counts it counts in one place."""

    def __init__(self, places: Places) -> None:
        self.article, self.places = places.article, places
        tagged = self.article.tagged
        self.named = {tagged[n].start: n for n in self.article.numbers(Label.GPE)}
        self.of_publisher: dict[str, str] = {}
        self.last = ""

    def of(self, number: int, publisher: str | None, *, is_told_on: bool) -> str:
        """The place in the sentence, else that of the publisher's earlier figures; for an elliptical one the last."""
        found = self._in_sentence(number) or self._of_publisher(publisher)
        region = found or (self.last if is_told_on else "")
        if publisher and region:
            self.of_publisher.setdefault(publisher, region)
        self.last = region
        return region

    def _of_publisher(self, publisher: str | None) -> str:
        """Where it counted before, else where it is known to count, else the country in its name."""
        if not publisher:
            return ""
        company = self.article.company(publisher)
        names = (publisher, *(company.aliases if company else ()))
        known = (_BODIES.get(name) for name in names)
        named = (_REGIONS.get(word, word) for word in publisher.split() if word in _COUNTRIES)
        return self.of_publisher.get(publisher) or next(filter(None, known), "") or next(named, "")

    def _in_sentence(self, number: int) -> str:
        found = [(self._far(number, start, end), start, name) for start, end, name in self._near(number)]
        far, _, name = min(found, default=(_FARTHEST, 0, ""))
        return name if far < _FARTHEST else ""

    def _far(self, number: int, start: int, end: int) -> float:
        mention = self.article.tagged[number]
        is_before = start < mention.start
        first, last = (end, mention.start) if is_before else (mention.end, start)
        others = self.places.others(first, last, number)
        semicolons = sum(token.text == ";" for token in self.article.doc[first:last])
        behind = 0.0 if is_before or last - first <= _AT_ONCE else _BEHIND
        return last - first + behind + _ANOTHER * (others + 2 * semicolons)

    def _near(self, number: int) -> Iterator[tuple[int, int, str]]:
        """Places and words such as "German", in order, with what they are called."""
        sentence, around = self.places.sentence(number), self.places.around(number)
        place = around.start
        while place < around.stop:
            named = self.named.get(place)
            end = place + 1 if named is None else self.article.tagged[named].end
            words = self.article.doc[place].text if named is None else self.article.words(named)
            if (named is not None or words in _REGIONS) and not self._is_elsewhere(place, end, sentence):
                yield place, end, _REGIONS.get(words, words)
            place = end

    def _is_elsewhere(self, start: int, end: int, sentence: Sentence) -> bool:
        """Where something is made or somebody is at home: "from Dieppe", "the Nanjing-based start-up"."""
        if (
            start == sentence.start
            and self.article.doc[start].text.isupper()
            and self.article.doc[start].text not in _REGIONS
        ):
            return True  # of a dateline
        before = self.article.doc[start - 1].lower_ if start > sentence.start else ""
        after = [token.lower_ for token in self.article.doc[end : min(sentence.end, end + 2)]]
        return before in _ELSEWHERE or after[:2] == ["-", "based"] or (bool(after) and after[0] in _FIRMS)
