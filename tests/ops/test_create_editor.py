"""manage.py create_editor: an account once, its password shown once, nothing by halves."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def _create(**options):
    said = StringIO()
    call_command("create_editor", stdout=said, **options)
    return said.getvalue()


def _shown(login):
    name, password = (line.split() for line in login.splitlines())
    assert [name[0], password[0]] == ["name", "password"]
    return name[1], password[1]


def test_the_login_that_is_shown_opens_the_admin(client):
    name, password = _shown(_create(username="ada"))
    assert client.post("/admin/login/", {"username": name, "password": password}).status_code == 302
    assert client.get("/admin/partnerships/company/").status_code == 200


def test_an_editor_may_change_facts_and_no_accounts():
    _create(username="ada")
    ada = get_user_model().objects.get()
    facts = Permission.objects.filter(content_type__app_label="partnerships")
    assert ada.get_all_permissions() == {f"partnerships.{permission.codename}" for permission in facts}


def test_an_account_that_stands_keeps_its_password():
    _create(username="ada")
    before = get_user_model().objects.values().get()
    assert _create(username="ada") == "The account “ada” stands already and was left as it is.\n"
    assert get_user_model().objects.values().get() == before


def test_a_login_file_is_readable_to_its_owner_alone_and_written_once(tmp_path):
    file = tmp_path / "login.txt"
    assert [_create(login_file=file), file.stat().st_mode & 0o777] == ["", 0o600]
    login = file.read_text()
    assert _shown(login)[0] == "editor"
    assert [_create(login_file=file), file.read_text()] == ["", login]


def test_where_the_login_cannot_be_written_there_is_no_account(tmp_path):
    with pytest.raises(FileNotFoundError):
        _create(login_file=tmp_path / "absent" / "login.txt")
    assert get_user_model().objects.count() == 0


@pytest.mark.parametrize(
    "username, problem",
    [
        ("", "This field cannot be blank."),
        ("ada; DROP TABLE auth_user", "Enter a valid username."),
        ("a" * 151, "Ensure this value has at most 150 characters (it has 151)."),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_words(username, problem):
    with pytest.raises(CommandError) as refused:
        _create(username=username)
    assert problem in str(refused.value)
    assert get_user_model().objects.count() == 0
