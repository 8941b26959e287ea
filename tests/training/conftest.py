"""Training needs neither settings nor database; the fixtures that prepare those are switched off here."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _private_database():
    """No database."""


@pytest.fixture(autouse=True)
def _quick_passwords():
    """No passwords."""
