"""Fill an empty database with a large invented knowledge base, for measuring."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from partnerships.curation.generating import BIG, Size, generate
from partnerships.curation.signing import CurationError

SMALLEST, LARGEST = 0.001, 20  # shares of BIG: below, there are too few companies to meet; above, too many for memory


class Command(BaseCommand):
    help = "Fill an empty database with invented rows: BIG, or a share of it. Never run it beside real facts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--share", type=float, default=1.0, help="of BIG, such as 0.1 (default 1)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same rows (default 1)")

    def handle(self, *args: Any, share: float, seed: int, **options: Any) -> None:
        if not SMALLEST <= share <= LARGEST:
            raise CommandError(f"--share lies between {SMALLEST} and {LARGEST}; nothing was generated.")
        counts = {name: round(getattr(BIG, name) * share) for name in Size.__dataclass_fields__ if name != "skew"}
        try:
            made = generate(Size(**counts), seed=seed)
        except CurationError as error:
            raise CommandError(str(error)) from error
        for name, count in made.items():
            self.stdout.write(f"{count:>9,} {name}")
