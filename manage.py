#!/usr/bin/env python
"""Django's command line; without DATABASE_URL it starts the private PostgreSQL first, where a command may need it."""

import os
import sys


def needs_database(arguments: list[str]) -> bool:
    """Reading a folder of articles needs none, unless it shall know the names in it."""
    return arguments[1:2] != ["extract"] or any(word.endswith("database") for word in arguments[2:])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    if not os.environ.get("DATABASE_URL") and needs_database(sys.argv):
        from kb import devdb  # not needed, and not to be started, where a server is given

        devdb.ensure()
    from django.core.management import execute_from_command_line  # Django reads the environment at import

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
