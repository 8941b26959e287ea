"""manage.py check_facts: looks for facts that contradict each other or stand without support."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from partnerships.queries.consistency import findings


class Command(BaseCommand):
    help = "Report contradictions (exit status 1) and what is worth a look (exit status 0). Changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(findings(timezone.localdate()))
        for finding in found:
            self.stdout.write(f"{'error' if finding.is_error else 'warning'}: {finding.problem}")
        errors = sum(finding.is_error for finding in found)
        summary = f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}."
        if errors:
            raise CommandError(summary)
        self.stdout.write(summary)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
