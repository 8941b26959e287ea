"""manage.py load_seeds: brings the seed files into the knowledge base, or up to date in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from partnerships.curation import seeding
from partnerships.curation.seed_files import SeedError


class Command(BaseCommand):
    help = "Load the seed files. A second run changes only what has changed in them, and keeps what editors did."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there are records already")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "seeds", help="where the files are")
        parser.add_argument("--by", metavar="USERNAME", help="the account that signs the changes")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and (held := seeding.holdings()):
            words = ", ".join(f"{count} {name}" for name, count in held.items())
            self.stdout.write(f"Seeds not loaded: the knowledge base already holds {words}.")
            return
        try:
            tallies = seeding.load(options["folder"], by=_account(options["by"]))
        except SeedError as error:
            raise CommandError(f"The seeds were not loaded and nothing was changed. {error}") from error
        for name, tally in tallies.items():
            self._report(name.replace("_", " "), tally)

    def _report(self, name: str, tally: seeding.Tally) -> None:
        kept = f", {len(tally.kept)} kept" if tally.kept else ""
        counts = f"{tally.created} created, {tally.changed} changed, {tally.unchanged} unchanged{kept}"
        self.stdout.write(f"{name}: {counts}")
        for record, reason in tally.kept:
            self.stdout.write(f"  “{record}” stays as it is: {reason}.")


def _account(username: str | None) -> Any:
    if not username:
        return None
    account = get_user_model()._default_manager.filter(**{get_user_model().USERNAME_FIELD: username}).first()
    if account is None:
        raise CommandError(f"There is no account “{username}”.")
    return account
