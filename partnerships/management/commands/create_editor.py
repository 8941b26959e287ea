"""Makes the account an editor logs in with."""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


class Command(BaseCommand):
    help = "Make an account that may edit everything in the knowledge base; one that exists keeps its password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", default="editor")
        parser.add_argument(
            "--login-file", type=Path, help="write name and password here, readable to you alone, instead of printing"
        )

    def handle(self, *, username: str, login_file: Path | None, **options: Any) -> None:
        group, _ = Group.objects.get_or_create(name="Editors")
        group.permissions.set(Permission.objects.filter(content_type__app_label="partnerships"))
        accounts = get_user_model().objects
        if accounts.filter(username=username).exists():
            return
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
        login = f"  name      {username}\n  password  {password}\n"
        if login_file:
            _write_for_us_alone(login_file, login)
        else:
            self.stdout.write(login)
        editor = accounts.create_user(username, password=password, is_staff=True)
        editor.groups.add(group)


def _write_for_us_alone(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
