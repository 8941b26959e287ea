"""From a trained pipeline to one small file and back: eight-bit weights, the same predictions, the same bytes."""

from __future__ import annotations

import zipfile

import numpy as np
import pytest
import srsly

from partnerships.extraction.components import LINK_SCORER, MENTION_TAGGER, NUMBER_FINDER
from partnerships.extraction.model.packed import load_from
from tests.training.tiny import WIDTH, tiny_pipeline
from training.packing import pack

TEXT = (
    "Ostara Motors signed a supply deal with Quellwerk in May. It sold 1.37 million cars, 10.9 percent more, in China."
)


def pipeline():
    """A pipeline of the shape of the shipped one: vectors, an encoder, tagger and scorer with weights of chance."""
    nlp = tiny_pipeline()
    for name in (MENTION_TAGGER, NUMBER_FINDER, LINK_SCORER):
        nlp.add_pipe(name, config={"width": WIDTH} if name != NUMBER_FINDER else {})
    nlp.get_pipe(MENTION_TAGGER).cfg["eager"] = 0.5
    nlp.meta["calibration"] = {"agreements": [0.1, 0.9]}
    return nlp


@pytest.fixture(scope="module")
def nlp():
    return pipeline()


@pytest.fixture(scope="module")
def archive(nlp, tmp_path_factory):
    path = tmp_path_factory.mktemp("packed") / "pipeline.zip"
    pack(nlp, path)
    return path


@pytest.fixture(scope="module")
def restored(archive):
    return load_from(archive)


def weights(nlp):
    return {
        (name, number, parameter): layer.get_param(parameter)
        for name, pipe in nlp.pipeline
        if hasattr(pipe, "model")
        for number, layer in enumerate(pipe.model.walk())
        for parameter in layer.param_names
        if layer.has_param(parameter)
    }


def test_matrices_come_back_within_half_a_step_of_their_row_and_the_rest_as_it_was(nlp, restored):
    before, after = weights(nlp), weights(restored)
    assert before.keys() == after.keys()
    packed = 0
    for key, value in before.items():
        if value.ndim > 1 and value.size > 1000:
            rows, found = value.reshape(len(value), -1), after[key].reshape(len(value), -1)
            step = np.abs(rows).max(axis=1, keepdims=True) / 127
            assert (np.abs(rows - found) <= step / 2 * 1.001 + 1e-9).all()
            packed += 1
        else:
            assert np.array_equal(value, after[key])
    assert packed > 40


def test_word_vectors_come_back_for_words_of_any_case(nlp, restored):
    for word in ("China", "china", "CHINA"):
        np.testing.assert_allclose(restored.vocab[word].vector, nlp.vocab["china"].vector, atol=0.02)
    assert not restored.vocab["elsewhere"].has_vector


def test_predictions_stay_within_the_error_of_eight_bits(nlp, restored):
    before, after = nlp(TEXT), restored(TEXT)
    assert [(t.text, t.is_sent_start) for t in after] == [(t.text, t.is_sent_start) for t in before]
    assert np.abs(after.tensor - before.tensor).max() < 0.03 * np.abs(before.tensor).max()
    tags = [pipeline.get_pipe(MENTION_TAGGER).predict([doc])[0] for pipeline, doc in [(nlp, before), (restored, after)]]
    np.testing.assert_allclose(*tags, atol=0.02)
    # weights of chance find few mentions, and the scorer is to be asked about many
    after._.mentions = before._.mentions
    links = restored.get_pipe(LINK_SCORER).predict([after])[0]
    assert links.scores.keys() == before._.links.scores.keys() != set()
    for name, scores in before._.links.scores.items():
        np.testing.assert_allclose(links.scores[name], scores, atol=0.05)


def test_settings_and_curves_come_back(restored):
    assert restored.get_pipe(MENTION_TAGGER).cfg == {"eager": 0.5}
    assert restored.meta["calibration"] == {"agreements": [0.1, 0.9]}


def test_the_same_weights_give_the_same_bytes(tmp_path):
    for name in ("one.zip", "two.zip"):
        pack(pipeline(), tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_was_packed_once_is_packed_again_without_loss(restored, archive, tmp_path):
    again = tmp_path / "again.zip"
    pack(restored, again)
    once, twice = weights(load_from(archive)), weights(load_from(again))
    assert all(np.allclose(once[key], twice[key], rtol=1e-5, atol=1e-7) for key in once)


def test_an_older_file_is_replaced_whole_and_nothing_is_left_beside_it(nlp, tmp_path):
    path = tmp_path / "pipeline.zip"
    path.write_bytes(b"older")
    pack(nlp, path)
    assert load_from(path).pipe_names == nlp.pipe_names
    assert [found.name for found in tmp_path.iterdir()] == ["pipeline.zip"]


def test_a_failure_leaves_the_older_file_as_it_was(nlp, tmp_path):
    path = tmp_path / "pipeline.zip"
    path.write_bytes(b"older")
    nlp.meta["calibration"] = object()
    try:
        with pytest.raises(TypeError):
            pack(nlp, path)
    finally:
        nlp.meta["calibration"] = {"agreements": [0.1, 0.9]}
    assert path.read_bytes() == b"older"
    assert [found.name for found in tmp_path.iterdir()] == ["pipeline.zip"]


def test_matrices_take_a_byte_per_number(nlp, archive):
    with zipfile.ZipFile(archive) as packed:
        table = srsly.msgpack_loads(packed.read("vocab/vectors.q8"))["v"]
    assert (len(table["__q"]), len(table["s"]), table["shape"]) == (60 * 20, 60 * 4, [60, 20])
