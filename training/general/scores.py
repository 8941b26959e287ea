"""python -m training.general.scores PIPELINE: how well it tags and parses the test parts of the treebanks."""

from __future__ import annotations

import sys
from dataclasses import astuple, dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from training.general.problems import CannotTrain
from training.general.treebank import Treebank, read_docs, training_data

_HEAD = f"{'':10}{'tag':>7}{'UAS':>7}{'LAS':>7}{'sent.':>7}{'POS':>7}{'lemma':>7}"


@dataclass(frozen=True)
class Scores:
    """Per cent right, on the treebank's own tokens; sentences as F1."""

    tag: float
    uas: float  # heads
    las: float  # heads with their labels
    sentences: float
    part: float
    lemma: float

    @classmethod
    def of(cls, nlp: Language, path: Path) -> Scores:
        examples = [Example(nlp(_bare(nlp, gold)), gold) for gold in read_docs(path, nlp.vocab)]
        found = Scorer(nlp).score(examples)
        return cls(*(100 * found[key] for key in ("tag_acc", "dep_uas", "dep_las", "sents_f", "pos_acc", "lemma_acc")))


def table(nlp: Language, treebank: Treebank) -> str:
    rows = [(name, Scores.of(nlp, path)) for name, path in treebank.tests.items()]
    return "\n".join([_HEAD, *(f"{name:10}" + "".join(f"{value:7.1f}" for value in astuple(s)) for name, s in rows)])


def _bare(nlp: Language, gold: Doc) -> Doc:
    return Doc(nlp.vocab, words=[token.text for token in gold], spaces=[bool(token.whitespace_) for token in gold])


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        treebank = training_data()
        print(table(spacy.load(arguments[0]), treebank))
    except (CannotTrain, OSError) as error:
        print(f"Nothing was measured: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
