"""Which articles are kept back: the same ones, whatever is written later."""

from __future__ import annotations

import zlib

import pytest

from training.annotations import Annotated, load
from training.split import HELD_OUT, held_out, tuning, without


def article(ident):
    return Annotated(ident, "2021-05-13", "note", "Nothing.", [])


@pytest.fixture(scope="module")
def corpus():
    return load()


@pytest.fixture(scope="module")
def first():
    return [article(f"{writer}-{number:03}") for writer in ("a1", "a2", "b1") for number in range(100)]


def ids(articles):
    return [one.id for one in articles]


def test_articles_of_later_writers_and_of_editors_change_nothing(first):
    later = [article(f"{writer}-{number:03}") for writer in ("c1", "c5", "d2", "im_7f") for number in range(50)]
    assert ids(held_out([*first, *later])) == ids(held_out(first))


def test_as_many_as_said_are_held_out_and_all_of_the_first_writers(first):
    assert len(held_out(first)) == HELD_OUT
    assert {one.writer for one in held_out(first)} == {"a1", "a2", "b1"}


def test_the_articles_that_were_held_out_still_are(corpus):
    # Another number means that scores cannot be compared with those recorded before.
    assert zlib.crc32(" ".join(ids(held_out(corpus))).encode()) == 3223060143


def test_one_writer_is_kept_for_tuning(corpus):
    assert {one.writer for one in tuning(corpus)} == {"c5"}
    assert ids(tuning(corpus)) == [ident for ident in ids(corpus) if ident.startswith("c5-")]


def test_held_out_tuning_and_training_share_nothing_and_leave_nothing_over(corpus):
    kept_back = [*held_out(corpus), *tuning(corpus)]
    trained_on = without(corpus, kept_back)
    assert sorted(ids([*kept_back, *trained_on])) == ids(corpus)


def test_every_first_writer_is_on_both_sides(corpus):
    writers = {one.writer for one in corpus if one.id[0] in "ab"}
    assert {one.writer for one in held_out(corpus)} == writers
    assert {one.writer for one in without(corpus, held_out(corpus))} >= writers
