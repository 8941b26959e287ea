"""Loads the packed spaCy pipeline straight into memory.

Nothing is written to disk: a read-only checkout, several workers at once or a kill in the middle
cannot leave half a model behind.
"""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from partnerships.extraction.components import PIPES

if TYPE_CHECKING:
    from spacy.language import Language

ARCHIVE = Path(__file__).with_name("pipeline-int8.zip")
REPLACEMENT = "KB_SPACY_MODEL"  # name of an installed pipeline for tags, parses and general entities
_FIELDS = {"lookups/lookups.bin": "lookups", "model.q8": "model"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, OSError)


class DamagedModel(RuntimeError):
    """The model file is missing or not what was shipped; the message says what to do."""


class NoSuchModel(RuntimeError):
    """KB_SPACY_MODEL names a pipeline that cannot be loaded or does not suit."""


@lru_cache(maxsize=1)
def load() -> Language:
    """The pipeline, loaded once per process."""
    return load_from(ARCHIVE, os.environ.get(REPLACEMENT, ""))


def load_from(archive: Path, replacement: str = "") -> Language:
    """The packed pipeline; `replacement` takes over tokens, tags, parses and general entities."""
    try:
        with zipfile.ZipFile(archive) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        return _assemble(parts) if not replacement else _with(replacement, parts)
    except _BROKEN as error:
        raise DamagedModel(
            f"The language model {archive} cannot be read ({error}). Restore the file from the repository."
        ) from error


def _with(replacement: str, parts: dict[str, bytes]) -> Language:
    """An installed pipeline with the reader's own components behind its own."""
    try:
        nlp = spacy.load(replacement)
    except (OSError, ImportError, ValueError) as error:
        raise NoSuchModel(
            f"{REPLACEMENT}={replacement} cannot be loaded ({error}). Install that spaCy pipeline for this version of "
            "spaCy, or unset the variable to read with the pipeline that is shipped."
        ) from error
    if "parser" not in nlp.pipe_names and "senter" not in nlp.pipe_names and "sentencizer" not in nlp.pipe_names:
        raise NoSuchModel(
            f"{REPLACEMENT}={replacement} finds no sentences: a pipeline with a parser or senter is needed."
        )
    ours = json.loads(parts["meta.json"])
    config = spacy.util.load_config_from_str(parts["config.cfg"].decode())
    for name in PIPES:
        settings = {key: value for key, value in config["components"][name].items() if key != "factory"}
        component = nlp.add_pipe(name, config=settings)
        if content := _component(parts, name):
            component.from_bytes(content)  # type: ignore[attr-defined]
    nlp.meta["calibration"] = ours.get("calibration", {})
    return nlp


def _assemble(parts: dict[str, bytes]) -> Language:
    meta = json.loads(parts["meta.json"])
    config = spacy.util.load_config_from_str(parts["config.cfg"].decode())
    nlp = spacy.util.load_model_from_config(config, meta=meta, auto_fill=True, validate=False)
    _restore_vocabulary(nlp, parts)
    nlp.tokenizer.from_bytes(parts["tokenizer"])  # type: ignore[union-attr]
    for name, component in nlp.pipeline:
        if content := _component(parts, name):
            component.from_bytes(content)  # type: ignore[attr-defined]
    return nlp


def _restore_vocabulary(nlp: Language, parts: dict[str, bytes]) -> None:
    for text in srsly.json_loads(parts["vocab/strings.json"].decode()):
        nlp.vocab.strings.add(text)
    table = _floats(srsly.msgpack_loads(parts["vocab/vectors.q8"]))["v"]
    rows = srsly.msgpack_loads(parts["vocab/key2row"])
    # spaCy 3.8.18 forgets attr="LOWER" when it writes vectors; without it capitalised words have none.
    vectors = Vectors(strings=nlp.vocab.strings, data=table, attr="LOWER", name=nlp.meta["vectors"]["name"])
    vectors.key2row.update(rows)
    nlp.vocab.vectors = vectors


def _component(parts: dict[str, bytes], name: str) -> bytes:
    """What from_bytes of a component expects, from the files to_disk of it wrote."""
    prefix = f"{name}/"
    files = {path.removeprefix(prefix): content for path, content in parts.items() if path.startswith(prefix)}
    fields = {_FIELDS.get(path, path): content for path, content in files.items()}
    if "model" in fields:
        fields["model"] = srsly.msgpack_dumps(_floats(srsly.msgpack_loads(fields["model"])))
    return srsly.msgpack_dumps(fields) if fields else b""


def _floats(packed: Any) -> Any:
    """Undo the packing: eight-bit integers times one scale per row."""
    if isinstance(packed, list):
        return [_floats(item) for item in packed]
    if not isinstance(packed, dict):
        return packed
    if "__q" not in packed:
        return {key: _floats(value) for key, value in packed.items()}
    rows = np.frombuffer(packed["__q"], "i1").reshape(packed["shape"][0], -1).astype("f4")
    return (rows * np.frombuffer(packed["s"], "f4").reshape(-1, 1)).reshape(packed["shape"])
