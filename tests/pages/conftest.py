from __future__ import annotations

import pytest

from tests.pages import world as small


@pytest.fixture
def world(db):
    return small.build()


@pytest.fixture(autouse=True)
def _no_static_files(settings, tmp_path):
    """None are collected for tests; WhiteNoise warns where their folder is missing."""
    settings.STATIC_ROOT = tmp_path
