"""python -m training: builds the reader's model from the annotated articles and the data in TRAINING_DATA."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from pathlib import Path

import spacy
from spacy.language import Language

from partnerships.extraction.model.packed import ARCHIVE, load_from
from training.annotations import CORPUS, load
from training.build import calibrate, reader
from training.editors import load as load_decisions
from training.general.__main__ import gather
from training.general.problems import CannotTrain
from training.general.train import build
from training.general.vectors import WORDS
from training.packing import pack
from training.report import comparison, measured
from training.settings import Plan, plan
from training.split import held_out, tuning, without


def main(arguments: list[str]) -> int:
    wanted = _options().parse_args(arguments)
    began = time.monotonic()
    try:
        nlp = _trained(wanted, plan(wanted.plan, seed=wanted.seed, epochs=wanted.epochs))
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / ARCHIVE.name
            pack(nlp, made)
            return _published(made, wanted, time.monotonic() - began)
    except CannotTrain as error:
        print(f"Nothing was trained: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {wanted.out} is as it was before.", file=sys.stderr)
        return 130


def _trained(wanted: argparse.Namespace, chosen: Plan) -> Language:
    articles = load(wanted.corpus)
    kept_back, tuned_on = held_out(articles), tuning(articles)
    decided = load_decisions(wanted.editors) if wanted.editors else []
    nlp = reader(_general(wanted, chosen), without(articles, [*kept_back, *tuned_on]), decided, chosen, sys.stderr)
    calibrate(nlp, tuned_on)
    return nlp


def _general(wanted: argparse.Namespace, chosen: Plan) -> Language:
    """Tagger, parser and lemmatizer: trained now, or taken from a folder where they were trained before."""
    if wanted.general:
        return spacy.load(wanted.general)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "general"
        build(out, gather(WORDS), steps=chosen.general_steps, seed=chosen.joint.seed, shown_on=sys.stderr)
        return spacy.load(out)


def _published(made: Path, wanted: argparse.Namespace, seconds: float) -> int:
    """Put the new model in its place, unless it does worse than the one that is there on any kind of finding."""
    kept_back = held_out(load(wanted.corpus))
    new = measured(load_from(made), kept_back)
    old = measured(load_from(wanted.out), kept_back) if wanted.out.is_file() else {}
    text, worse = comparison(new, old)
    print(f"{text}\ntrained in {seconds / 60:.0f} min, {made.stat().st_size / 1e6:.1f} MB")
    if worse and not wanted.force:
        print(
            f"Not taken: worse on {', '.join(worse)}. {wanted.out} is as it was before; --force takes it all the same."
        )
        return 1
    wanted.out.write_bytes(made.read_bytes())
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser("python -m training", description=__doc__)
    options.add_argument("--plan", default="minilm", help="a file of training/configs (%(default)s)")
    options.add_argument("--seed", type=int, default=0, help="the same seed gives the same weights (%(default)s)")
    options.add_argument("--epochs", type=int, help="passes over the articles, for a trial")
    options.add_argument("--general", type=Path, metavar="DIR", help="take tagger and parser from this folder")
    options.add_argument("--corpus", type=Path, default=CORPUS, help="annotated articles (%(default)s)")
    options.add_argument("--editors", type=Path, metavar="DIR", help="what manage.py export_training wrote")
    options.add_argument("--out", type=Path, default=ARCHIVE, help="the packed model (%(default)s)")
    options.add_argument("--force", action="store_true", help="take the new model even if it does worse")
    return options


if __name__ == "__main__":
    # Ended by `kill`, the unfinished work is cleared away as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
