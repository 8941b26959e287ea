"""The reader needs neither settings nor database; the fixtures that prepare those are switched off here."""

from __future__ import annotations

import pytest

from tests.extraction.helpers import FIXTURES, seed_article


@pytest.fixture(scope="session", autouse=True)
def _private_database():
    """No database."""


@pytest.fixture(autouse=True)
def _quick_passwords():
    """No passwords."""


@pytest.fixture(scope="session")
def synthetic() -> str:
    return (FIXTURES / "synthetic_baic.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed() -> str:
    """The real article, which is not part of the repository."""
    if not seed_article().is_file():
        pytest.skip(f"the seed article is not at {seed_article()}; set KB_SEED_ARTICLE to its path")
    return seed_article().read_text(encoding="utf-8")
