from __future__ import annotations

import pytest

from tests.seeds.small import Seeds


@pytest.fixture
def seeds(tmp_path):
    return Seeds(tmp_path)
