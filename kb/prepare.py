"""What a database needs before the site starts: tables, seeds, an editor. Done in one process, to be quick."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kb.devdb import data_dir


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    django.setup()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("making the tables", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    call_command("load_seeds", if_empty=True)
    call_command("create_editor", login_file=data_dir() / "editor-login.txt")
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)
    connection.close()


if __name__ == "__main__":
    main()
