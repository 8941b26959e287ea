"""An editor at the admin's door."""

from __future__ import annotations

import pytest


@pytest.fixture
def desk(client, editor):
    """A browser in which the editor is logged in."""
    client.force_login(editor)
    return client


@pytest.fixture(autouse=True)
def _no_collected_files(settings, tmp_path):
    """None are collected for tests; WhiteNoise warns where their folder is missing."""
    settings.STATIC_ROOT = tmp_path
