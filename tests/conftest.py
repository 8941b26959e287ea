"""What every test shares. The database is real PostgreSQL: the one given, else the private one."""

from __future__ import annotations

import os

import pytest


def pytest_collection_modifyitems(items):
    """Browser tests come last: Playwright keeps an event loop in this thread, in which no other can run."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session", autouse=True)
def _private_database():
    """Plain `pytest` works too: the private cluster is started where no server is given."""
    if not os.environ.get("DATABASE_URL"):
        from kb import devdb  # must not start where a server is given

        devdb.ensure()


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Argon2 is slow on purpose; here nobody attacks."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("marta", password="a long pass phrase")
