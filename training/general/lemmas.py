"""The tables of the rule lemmatizer."""

from __future__ import annotations

from spacy.lookups import Lookups, load_lookups

from training.general.problems import CannotTrain

TABLES = ["lemma_rules", "lemma_exc", "lemma_index"]


def lemma_tables(language: str = "en") -> Lookups:
    """Rules, exceptions and known words from the package spacy-lookups-data; CannotTrain if they are not installed."""
    try:
        return load_lookups(language, TABLES)
    except ValueError as error:
        raise CannotTrain("The lemma tables are missing: pip install -r requirements-train.txt.") from error
