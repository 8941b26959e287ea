"""A trained pipeline to one small file: matrices as eight-bit integers with one scale per row."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import srsly  # type: ignore[import-untyped]
from spacy.language import Language

_SMALL = 1000  # numbers below which a table stays as it is
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same weights give the same bytes


def pack(nlp: Language, archive: Path) -> None:
    """Write the pipeline as `extraction/model/packed.py` reads it, all of it or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        nlp.to_disk(folder)
        written = archive.with_name(f".{archive.name}.part")
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file():
                    name, content = _packed(path, path.relative_to(folder).as_posix())
                    zipped.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        written.replace(archive)


def _packed(path: Path, name: str) -> tuple[str, bytes]:
    if path.name == "model":
        return f"{name}.q8", srsly.msgpack_dumps(_small(srsly.read_msgpack(path)))
    if name == "vocab/vectors":
        return f"{name}.q8", srsly.msgpack_dumps(_small({"v": np.load(path)}))
    return name, path.read_bytes()


def _small(value: Any) -> Any:
    if isinstance(value, np.ndarray) and value.dtype == np.float32 and value.ndim > 1 and value.size > _SMALL:
        rows = value.reshape(value.shape[0], -1)
        scale = np.abs(rows).max(axis=1, keepdims=True) / 127 + 1e-12
        integers = np.round(rows / scale).astype("i1")
        return {"__q": integers.tobytes(), "s": scale.astype("f4").tobytes(), "shape": list(value.shape)}
    if isinstance(value, dict):
        return {key: _small(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_small(item) for item in value]
    return value
