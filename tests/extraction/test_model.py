"""The packed model: complete, unpacked in memory, and clear about damage."""

from __future__ import annotations

import pytest

from partnerships.extraction.components import PIPES
from partnerships.extraction.model.packed import ARCHIVE, DamagedModel, load, load_from


def test_all_parts_are_there():
    assert load().pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", *PIPES]


def test_capitalised_words_have_the_vector_of_the_plain_word():
    doc = load().make_doc("Car car")
    assert doc[0].has_vector
    assert (doc[0].vector == doc[1].vector).all()


def test_a_cut_file_is_named(tmp_path):
    broken = tmp_path / "model.zip"
    broken.write_bytes(ARCHIVE.read_bytes()[:100_000])
    with pytest.raises(DamagedModel, match=r"model\.zip cannot be read .* Restore the file"):
        load_from(broken)


def test_a_changed_byte_is_noticed(tmp_path):
    content = bytearray(ARCHIVE.read_bytes())
    content[2_000_000] ^= 255
    broken = tmp_path / "model.zip"
    broken.write_bytes(content)
    with pytest.raises(DamagedModel):
        load_from(broken)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DamagedModel, match=r"none\.zip"):
        load_from(tmp_path / "none.zip")
