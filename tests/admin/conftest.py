"""An editor at the admin's door."""

from __future__ import annotations

import pytest


@pytest.fixture
def desk(client, editor):
    """A browser in which the editor is logged in."""
    client.force_login(editor)
    return client
