"""manage.py extract: reads a folder of articles and writes what they say, in the form of the evaluation."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import DatabaseError

from partnerships.curation import importing
from partnerships.extraction.findings import KnownName
from partnerships.extraction.known_files import UnfitNames, known_names
from partnerships.extraction.matching import KnownNames
from partnerships.management.article_files import UnfitFile, prediction, read_article_file, write_whole

QUIET = 5.0  # seconds between two words about progress; what takes less says nothing


class Command(BaseCommand):
    help = (
        "Read every *.json of a folder (id, title, published and text; sentences if given) and write what the reader "
        "finds into another folder, under the same names and in the same form. The database is asked for its names "
        "with --known database only. The exit status is 1 where a file could not be done; the others are."
    )
    requires_system_checks: tuple[str, ...] = ()  # they would ask for settings of the site

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("input", type=Path, metavar="IN_DIR", help="the articles")
        parser.add_argument("output", type=Path, metavar="OUT_DIR", help="made if it is not there")
        parser.add_argument("--known", choices=["none", "seeds", "database"], default="none", help="names to recognise")
        parser.add_argument("--overwrite", action="store_true", help="replace files that are there already")

    def handle(self, *args: Any, **options: Any) -> None:
        files, output = articles_in(options["input"]), prepared(options["output"], options["input"])
        reader = Reader(names(options["known"]))
        progress = Progress(self.stderr, len(files))
        failed = 0
        for done, file in enumerate(files, 1):
            try:
                reader.extract(file, output / file.name, overwrite=options["overwrite"])
            except UnfitFile as error:
                failed += 1
                self.stderr.write(f"{file}: {error}")
            progress.say(done)
        if failed:
            raise CommandError(f"Files that could not be done: {failed} of {len(files)}; see above.")
        self.stdout.write(f"Articles read into {output}: {len(files)}")


class Reader:
    """The model with the names it shall know, loaded once."""

    def __init__(self, known: Sequence[KnownName]) -> None:
        # spaCy takes a second to import: not for those who only ask for help or name a wrong folder
        from partnerships.extraction import pipeline
        from partnerships.extraction.model import packed

        self._read_all, self._known = pipeline.read_all, KnownNames.of(known)
        try:
            self._model = packed.load()
        except (packed.DamagedModel, packed.NoSuchModel) as error:
            raise CommandError(str(error), returncode=2) from error

    def extract(self, file: Path, target: Path, *, overwrite: bool) -> None:
        """Read one file and write its prediction. Raises UnfitFile; nothing is left half written."""
        if target.exists() and not overwrite:
            raise UnfitFile(f"{target} is there already and was left as it is; --overwrite replaces it.")
        try:
            article = read_article_file(file)
            (findings,) = self._read_all([(article.text, article.day)], self._known, self._model)
            write_whole(target, prediction(article, findings))
        except OSError as error:
            raise UnfitFile(f"{error.filename or target}: {error.strerror}.") from error
        except UnfitFile:
            raise
        except Exception as error:  # whatever the reader trips over in one article, the others shall be read
            raise UnfitFile(f"the reader stopped: {type(error).__name__}: {error}") from error


class Progress:
    """How far it is, said now and then where it takes long."""

    def __init__(self, stream: OutputWrapper, total: int) -> None:
        self._stream, self._total = stream, total
        self._started = self._said = time.monotonic()

    def say(self, done: int) -> None:
        now = time.monotonic()
        if now - self._said >= QUIET and done < self._total:
            self._said = now
            self._stream.write(f"{done} of {self._total} articles, {now - self._started:.0f} s", str)


def articles_in(folder: Path) -> list[Path]:
    """The files to be read, in the order of their names. Raises CommandError."""
    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}.", returncode=2)
    if files := sorted(folder.glob("*.json")):
        return files
    raise CommandError(f"No file in {folder} ends in .json; nothing was read.", returncode=2)


def prepared(output: Path, source: Path) -> Path:
    """The folder for what is written, made if need be. Raises CommandError."""
    if source.resolve() in (output.resolve(), *output.resolve().parents):
        raise CommandError(f"{output} lies in the folder of the articles; name another one.", returncode=2)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"The folder {output} cannot be made: {error.strerror}.", returncode=2) from error
    return output


def names(origin: str) -> list[KnownName]:
    """The names to recognise. Raises CommandError."""
    try:
        if origin == "database":
            return importing.known_names()
        return known_names(settings.BASE_DIR / "seeds" / "companies.json") if origin == "seeds" else []
    except UnfitNames as error:
        raise CommandError(f"The known names cannot be used. {error}", returncode=2) from error
    except DatabaseError as error:
        raise CommandError(f"The database gave no names: {str(error).strip()}", returncode=2) from error
