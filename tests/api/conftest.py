"""What tests of the interface share."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests.api.bluepark import make_bluepark


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    """Requests are counted in memory, across tests."""
    cache.clear()


@pytest.fixture
def bluepark(db):
    return make_bluepark()


@pytest.fixture
def get(client):
    """GET below /api/v1/: the status and the JSON."""

    def ask(address, **more):
        response = client.get(f"/api/v1/{address}", **more)
        return response.status_code, response.json()

    return ask
