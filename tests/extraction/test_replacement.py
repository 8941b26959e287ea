"""KB_SPACY_MODEL: another pipeline brings tokens, tags, sentences and general entities, ours the rest."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from spacy.lang.en import English

from partnerships.extraction.components import PIPES
from partnerships.extraction.components.links.schema import Label
from partnerships.extraction.matching import KnownNames
from partnerships.extraction.model.packed import ARCHIVE, DamagedModel, NoSuchModel, load_from
from partnerships.extraction.pipeline import opened, read_all
from tests.extraction.helpers import PUBLISHED, every_evidence

TEXT = "Chery signed a cooperation agreement with Huawei in 2018. Ottokar lives in Wuhu; he met Zork there."
PATTERNS = [
    {"label": "PERSON", "pattern": "Ottokar"},
    {"label": "GPE", "pattern": "Wuhu"},
    {"label": "ORG", "pattern": "Zork"},
    {"label": "WORK_OF_ART", "pattern": "Chery"},
]


def stand_in() -> English:
    """Tags every noun alike, ends sentences at semicolons too, and knows four names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", ";"]})
    nlp.add_pipe("attribute_ruler").add(patterns=[[{"LOWER": "agreement"}]], attrs={"TAG": "NN", "POS": "NOUN"})
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    return nlp


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    path = tmp_path_factory.mktemp("pipelines") / "en_stand_in"
    stand_in().to_disk(path)
    return str(path)


@pytest.fixture(scope="module")
def replaced(package):
    return load_from(ARCHIVE, package)


@pytest.fixture
def article(replaced):
    return opened(TEXT, PUBLISHED, replaced, KnownNames(()))


def test_its_components_run_first_and_ours_behind(replaced):
    assert replaced.pipe_names == ["sentencizer", "attribute_ruler", "entity_ruler", *PIPES]


def test_tags_come_from_it(article):
    assert {token.text: token.tag_ for token in article.doc if token.tag_} == {"agreement": "NN"}


def test_sentences_come_from_it(article):
    assert [sentence.text for sentence in article.doc.sents] == [
        "Chery signed a cooperation agreement with Huawei in 2018.",
        "Ottokar lives in Wuhu;",
        "he met Zork there.",
    ]


def test_general_entities_come_from_it_and_ours_stand_beside(article):
    assert {
        article.words(n): article.tagged[n].label for n in article.numbers(Label.PER, Label.GPE, Label.ORG, Label.DATE)
    } == {
        "Chery": Label.ORG,
        "Huawei": Label.ORG,
        "2018": Label.DATE,
        "Ottokar": Label.PER,
        "Wuhu": Label.GPE,
        "Zork": Label.ORG,
    }


def test_agreements_are_found_with_it_and_quoted_exactly(replaced):
    (findings,) = read_all([(TEXT, PUBLISHED)], (), replaced)
    assert [({p.company for p in a.parties}, str(a.date.date)) for a in findings.agreements] == [
        ({"Chery", "Huawei"}, "2018")
    ]
    assert [TEXT[e.start : e.end] for e in every_evidence(findings)] == [e.quote for e in every_evidence(findings)]


def test_the_variable_names_it(package):
    code = "from partnerships.extraction.model.packed import load; print(*load().pipe_names[:3])"
    told = subprocess.run(
        [sys.executable, "-c", code], env={"KB_SPACY_MODEL": package}, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["sentencizer", "attribute_ruler", "entity_ruler"]


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "/no/such/folder"])
def test_one_that_is_not_there_is_named(name):
    with pytest.raises(NoSuchModel, match=rf"KB_SPACY_MODEL={name} cannot be loaded .* or unset the variable"):
        load_from(ARCHIVE, name)


def test_a_folder_that_is_no_pipeline_is_named(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = nothing\n")
    with pytest.raises(NoSuchModel, match="cannot be loaded"):
        load_from(ARCHIVE, str(tmp_path))


def test_one_that_finds_no_sentences_does_not_suit(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(NoSuchModel, match="finds no sentences: a pipeline with a parser or senter is needed"):
        load_from(ARCHIVE, str(tmp_path / "bare"))


def test_a_damaged_archive_is_named_with_it_too(tmp_path, package):
    (tmp_path / "model.zip").write_bytes(ARCHIVE.read_bytes()[:100_000])
    with pytest.raises(DamagedModel, match=r"model\.zip cannot be read"):
        load_from(tmp_path / "model.zip", package)
