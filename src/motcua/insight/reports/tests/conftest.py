"""The office in which these tests play."""

from __future__ import annotations

import pytest

from motcua.operations.dossiers.tests.factories import Office, make_office


@pytest.fixture
def office(db: None) -> Office:
    """Return a commune's office of 2022 with people in every unit."""
    return make_office()
