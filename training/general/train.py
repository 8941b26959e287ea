"""Trains with spaCy's own loop and adds what is not learnt: parts of speech and lemmas."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_with_spacy
from spacy.util import load_config

from training.general import progress  # noqa: F401  the configuration names the logger that it registers
from training.general.attributes import add_attribute_ruler
from training.general.problems import CannotTrain
from training.general.treebank import Treebank
from training.general.vectors import WordVectors, remember_lower_case, save_pipeline

CONFIG = Path(__file__).with_name("parser.cfg")
STEPS = 8000
_EVALUATIONS = 10


@dataclass(frozen=True)
class Materials:
    treebank: Treebank
    vectors: WordVectors
    lemmas: Lookups


def build(out: Path, materials: Materials, *, steps: int, seed: int, shown_on: IO[str]) -> None:
    """Write a spaCy pipeline to `out`, all of it or nothing; what was there before is replaced at the end.

    Raises CannotTrain if `out` is something else than a pipeline.
    """
    with _workshop(out) as folder:
        materials.vectors.save(folder / "vectors")
        best = _train(folder, materials.treebank, steps=steps, seed=seed, shown_on=shown_on)
        nlp = _complete(best, materials.lemmas)
        save_pipeline(nlp, folder / "pipeline")
        _publish(folder / "pipeline", out, folder / "before")


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A folder beside `out` that goes when the work is done, or given up."""
    if out.exists() and not (out / "meta.json").is_file():
        raise CannotTrain(f"{out} exists and is no pipeline. Name another folder.")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
        yield Path(folder)


def _train(folder: Path, treebank: Treebank, *, steps: int, seed: int, shown_on: IO[str]) -> Path:
    """The folder of the step that did best on the development part."""
    given = {
        "paths.train": str(treebank.train),
        "paths.dev": str(treebank.dev),
        "paths.vectors": str(folder / "vectors"),
        "system.seed": seed,
        "training.max_steps": steps,
        "training.eval_frequency": max(1, steps // _EVALUATIONS),
    }
    nlp = init_nlp(load_config(CONFIG, overrides=given, interpolate=False))
    (folder / "steps").mkdir()
    train_with_spacy(nlp, folder / "steps", stdout=io.StringIO(), stderr=shown_on)
    remember_lower_case(folder / "steps/model-best")
    return folder / "steps/model-best"


def _complete(folder: Path, lemmas: Lookups) -> Language:
    nlp = spacy.load(folder)
    add_attribute_ruler(nlp)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(list, nlp=nlp, lookups=lemmas)  # type: ignore[attr-defined]
    nlp.meta.update({"name": "general", "license": "CC BY-SA 4.0"})
    # Neither the folders it was made in nor our logger mean anything elsewhere.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["training"]["logger"] = {"@loggers": "spacy.ConsoleLogger.v1"}
    return nlp


def _publish(made: Path, out: Path, aside: Path) -> None:
    if out.exists():
        out.rename(aside)
    made.rename(out)
