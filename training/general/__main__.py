"""python -m training.general OUT_DIR: trains tagger and parser, adds parts of speech and lemmas, shows the scores."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

import spacy

from training.general.lemmas import lemma_tables
from training.general.problems import CannotTrain
from training.general.scores import table
from training.general.train import STEPS, Materials, build
from training.general.treebank import training_data
from training.general.vectors import GLOVE, WORDS, WordVectors

CACHE = Path(__file__).parents[2] / "var/train"


def main(arguments: list[str]) -> int:
    wanted = _options().parse_args(arguments)
    try:
        materials = gather(wanted.words)
        build(wanted.out, materials, steps=wanted.steps, seed=wanted.seed, shown_on=sys.stderr)
    except CannotTrain as error:
        print(f"Nothing was trained: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {wanted.out} is as it was before.", file=sys.stderr)
        return 130
    print(table(spacy.load(wanted.out), materials.treebank))
    return 0


def gather(words: int) -> Materials:
    """All that training needs; CannotTrain says what is missing, before the first step."""
    treebank, lemmas = training_data(), lemma_tables()
    treebank.check()
    return Materials(treebank, WordVectors.read(GLOVE.fetch(CACHE), words), lemmas)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser("python -m training.general", description="Train the general pipeline.")
    options.add_argument("out", type=Path, metavar="OUT_DIR", help="where the spaCy pipeline is written")
    options.add_argument("--steps", type=int, default=STEPS, help="batches to learn from (%(default)s)")
    options.add_argument("--seed", type=int, default=0, help="the same seed gives the same weights (%(default)s)")
    options.add_argument("--words", type=int, default=WORDS, help="words that have a vector (%(default)s)")
    return options


if __name__ == "__main__":
    # Ended by `kill`, the unfinished work is cleared away as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
