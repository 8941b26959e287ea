"""Windows over a long article: every token kept once, none too large, each read with what stands around it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.extraction.components.encoder.windows import OVERLAP, SIZE, Window, windows

COUNTS = st.lists(st.integers(1, 14), max_size=60)


@settings(deadline=None, max_examples=50)
@given(COUNTS, st.integers(1, 30), st.integers(0, 29))
def test_every_token_is_kept_from_exactly_one_window(counts, size, overlap):
    kept = [token for w in windows(counts, size, min(overlap, size - 1)) for token in range(w.first, w.last)]
    assert kept == list(range(len(counts)))


@settings(deadline=None, max_examples=50)
@given(COUNTS, st.integers(1, 30), st.integers(0, 29))
def test_what_is_kept_was_read(counts, size, overlap):
    for window in windows(counts, size, min(overlap, size - 1)):
        assert 0 <= window.start <= window.first <= window.last <= window.end <= len(counts)


@settings(deadline=None, max_examples=50)
@given(COUNTS, st.integers(1, 30), st.integers(0, 29))
def test_only_a_token_too_large_by_itself_makes_a_window_too_large(counts, size, overlap):
    for window in windows(counts, size, min(overlap, size - 1)):
        pieces = counts[window.start : window.end]
        assert sum(pieces) <= size or len(pieces) == 1


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 14), min_size=60, max_size=300))
def test_neighbours_overlap_as_far_as_allowed_and_share_it_evenly(counts):
    for one, other in itertools.pairwise(windows(counts)):
        shared = counts[other.start : one.end]
        assert sum(shared) <= OVERLAP < sum(shared) + counts[other.start - 1]
        assert 0 <= (one.end - one.last) - (other.first - other.start) <= 1


def test_a_short_article_is_one_window():
    assert windows([2] * 100) == [Window(0, 100, 0, 100)]
    assert windows([1] * SIZE) == [Window(0, SIZE, 0, SIZE)]


def test_a_long_article_is_cut_in_the_middle_of_the_overlap():
    assert windows([1] * 400) == [Window(0, 254, 0, 222), Window(190, 400, 222, 400)]


@pytest.mark.parametrize("counts", [[], [300], [5, 300, 5]])
def test_nothing_and_monstrous_tokens_are_windows_too(counts):
    assert [w.last for w in windows(counts)][-1] == len(counts)
