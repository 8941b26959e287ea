"""The annotated sentences to learn from and to be measured on: spaCy's DocBin files in the folder `treebank`."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.general.problems import CannotTrain

_TORN = (zlib.error, EOFError, KeyError, ValueError, TypeError)


@dataclass(frozen=True)
class Treebank:
    """A folder of general training data; `treebank/p_train.spacy` and `treebank/p_dev.spacy` must be in it."""

    folder: Path

    @property
    def train(self) -> Path:
        return self.folder / "treebank/p_train.spacy"

    @property
    def dev(self) -> Path:
        return self.folder / "treebank/p_dev.spacy"

    @property
    def tests(self) -> dict[str, Path]:
        """The parts kept for measuring, by name: ewt, gum, gumnews, pud, as far as they are there."""
        found = sorted(self.folder.glob("treebank/p_test_*.spacy"))
        return {path.stem.removeprefix("p_test_"): path for path in found}

    def check(self) -> None:
        """Raise CannotTrain unless both parts that training reads are complete."""
        for path in (self.train, self.dev):
            if not any(len(doc) for doc in read_docs(path, Vocab())):
                raise CannotTrain(f"{path} holds no text. Copy the training data again.")


def training_data() -> Treebank:
    """The folder that the environment names in TRAINING_DATA; CannotTrain if it names none."""
    folder = os.environ.get("TRAINING_DATA")
    if not folder:
        raise CannotTrain("Set TRAINING_DATA to the folder of general training data, in which treebank/ lies.")
    return Treebank(Path(folder))


def read_docs(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """The annotated documents of one file; CannotTrain if it is missing or torn."""
    if not path.is_file():
        raise CannotTrain(f"{path} is missing. Let TRAINING_DATA name the folder in which treebank/ lies.")
    try:
        yield from DocBin().from_disk(path).get_docs(vocab)
    except _TORN as error:
        raise CannotTrain(f"{path} is torn ({error}). Copy the training data again.") from error
