#!/usr/bin/env python
"""Django's command line; without DATABASE_URL it starts the private PostgreSQL first."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    if not os.environ.get("DATABASE_URL"):
        from kb import devdb  # not needed, and not to be started, where a server is given

        devdb.ensure()
    from django.core.management import execute_from_command_line  # Django reads the environment at import

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
