"""Parts of speech and the lemmas of small words, as patterns over Penn tags: what the attribute ruler knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language

Pattern = tuple[dict[str, Any], dict[str, str]]  # what a token must be, what it is given

_TAGS = {
    "ADJ": "AFX JJ JJR JJS",
    "ADP": "IN RP",
    "ADV": "RB RBR RBS WRB",
    "AUX": "MD",
    "CCONJ": "CC",
    "DET": "DT PDT",
    "INTJ": "UH",
    "NOUN": "NN NNS",
    "NUM": "CD",
    "PART": "POS TO",
    "PRON": "EX PRP PRP$ WDT WP WP$",
    "PROPN": "NNP NNPS",
    "PUNCT": ". , : `` '' -LRB- -RRB- HYPH NFP",
    "SPACE": "_SP",
    "SYM": "$ SYM",
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "X": "ADD FW GW LS XX",
}
_VERBS = {"IN": _TAGS["VERB"].split()}
_NOMINAL = {"IN": ["attr", "conj", "dobj", "nsubj", "nsubjpass", "pobj"]}
_LEMMAS = {
    "be": "be 'm 're 's am are been being is was were",
    "have": "'ve had has having",
    "do": "do did does doing done",
}
_MODALS = {"can": "ca", "will": "'ll wo", "shall": "sha", "would": "'d"}
_PRONOUNS = {"I": "i me", "he": "him", "she": "her", "we": "us", "they": "them", "who": "whom"}


def add_attribute_ruler(nlp: Language) -> None:
    ruler = nlp.add_pipe("attribute_ruler")
    for token, attributes in _patterns():
        ruler.add([[token]], attributes)  # type: ignore[attr-defined]


def _patterns() -> Iterator[Pattern]:
    """In order; where two fit a token, the later one has the last word."""
    for part, tags in _TAGS.items():
        yield {"TAG": {"IN": tags.split()}}, {"POS": part}
    yield {"TAG": "IN", "DEP": "mark"}, {"POS": "SCONJ"}
    yield {"TAG": "DT", "DEP": _NOMINAL}, {"POS": "PRON"}
    yield {"TAG": _VERBS, "DEP": {"IN": ["aux", "auxpass"]}}, {"POS": "AUX"}
    yield {"TAG": _VERBS, "LOWER": _any_of(_LEMMAS["be"])}, {"POS": "AUX"}
    yield {"TAG": "RB", "LOWER": _any_of("n't not nt")}, {"POS": "PART", "LEMMA": "not"}
    yield from _lemmas(_VERBS, _LEMMAS)
    yield from _lemmas("MD", _MODALS)
    yield from _lemmas({"IN": ["PRP", "WP"]}, _PRONOUNS)


def _lemmas(tag: Any, forms: dict[str, str]) -> Iterator[Pattern]:
    """The lemmatizer's tables know neither auxiliaries nor pronouns."""
    for lemma, words in forms.items():
        yield {"TAG": tag, "LOWER": _any_of(words)}, {"LEMMA": lemma}


def _any_of(words: str) -> dict[str, list[str]]:
    """Each word with the typewriter's apostrophe and with the printer's."""
    return {"IN": sorted({spelling for word in words.split() for spelling in (word, word.replace("'", "’"))})}
