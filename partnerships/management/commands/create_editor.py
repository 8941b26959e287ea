"""Makes the account an editor logs in with."""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from partnerships.curation.signing import saved

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


class Command(BaseCommand):
    help = "Make an account that may edit everything in the knowledge base; one that exists keeps its password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", default="editor")
        parser.add_argument(
            "--login-file", type=Path, help="write name and password here, readable to you alone, instead of printing"
        )

    @transaction.atomic
    def handle(self, *, username: str, login_file: Path | None, **options: Any) -> None:
        group, _ = Group.objects.get_or_create(name="Editors")
        group.permissions.add(*Permission.objects.filter(content_type__app_label="partnerships"))
        accounts = get_user_model()
        if accounts.objects.filter(username=username).exists():
            if not login_file:
                self.stdout.write(f"The account “{username}” stands already and was left as it is.")
            return
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
        editor = accounts(username=username, password=make_password(password), is_staff=True)
        try:
            saved(editor)
        except ValidationError as error:
            raise CommandError(f"There is no new account “{username}”. {' '.join(error.messages)}") from error
        editor.groups.add(group)
        login = f"  name      {username}\n  password  {password}\n"
        if login_file:
            _write_for_us_alone(login_file, login)  # fails before the account is kept, never after
        else:
            self.stdout.write(login)


def _write_for_us_alone(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
