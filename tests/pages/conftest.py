from __future__ import annotations

import pytest

from tests.pages import world as small


@pytest.fixture
def world(db):
    return small.build()
