"""Cited stretches of a text, put together from quotations alone."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from partnerships.queries.sources.passages import Passage, Piece, passages_of

TEXT = "Alpha beta gamma delta epsilon zeta eta theta."


@dataclass(frozen=True)
class Quote:
    number: int
    start: int | None
    end: int | None
    quote: str

    @property
    def pk(self) -> int:
        return self.number + 100


def quoted(*spans):
    return [Quote(number, start, end, TEXT[start:end]) for number, (start, end) in enumerate(spans, 1)]


def test_what_lies_between_two_quotations_is_counted():
    assert passages_of(quoted((0, 5), (11, 16))) == [
        Passage(0, (Piece("Alpha", (1,), (101,), (1,)),)),
        Passage(6, (Piece("gamma", (2,), (102,), (2,)),)),
    ]


def test_quotations_that_overlap_become_one_passage_of_pieces():
    assert passages_of(quoted((0, 10), (6, 16))) == [
        Passage(
            0,
            (
                Piece("Alpha ", (1,), (101,), ()),
                Piece("beta", (1, 2), (102,), (1,)),
                Piece(" gamma", (2,), (), (2,)),
            ),
        )
    ]


def test_one_quotation_inside_another_keeps_its_place():
    (passage,) = passages_of(quoted((0, 22), (6, 10)))
    assert [(piece.text, piece.numbers) for piece in passage.pieces] == [
        ("Alpha ", (1,)),
        ("beta", (1, 2)),
        (" gamma delta", (1,)),
    ]


def test_the_same_stretch_cited_twice_is_shown_once_with_both_numbers():
    assert passages_of(quoted((0, 5), (0, 5))) == [Passage(0, (Piece("Alpha", (1, 2), (101, 102), (1, 2)),))]


def test_a_quotation_without_a_place_stands_at_the_end():
    loose = Quote(2, None, None, "said elsewhere")
    assert passages_of([*quoted((6, 10)), loose])[-1] == Passage(0, (Piece("said elsewhere", (2,), (102,), (2,)),))


def test_a_source_named_without_a_sentence_is_no_passage():
    assert passages_of([Quote(1, None, None, "")]) == []


SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(
    lambda span: (span[0], min(sum(span), len(TEXT)))
)


@given(st.lists(SPANS, max_size=8))
def test_passages_hold_exactly_the_characters_that_are_cited(spans):
    at, shown = 0, set()
    for passage in passages_of(quoted(*spans)):
        at += passage.before
        for piece in passage.pieces:
            assert TEXT[at : at + len(piece.text)] == piece.text
            shown |= set(range(at, at + len(piece.text)))
            at += len(piece.text)
    assert shown == {place for start, end in spans for place in range(start, end)}
