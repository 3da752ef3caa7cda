"""The hall in which most of these tests play."""

from __future__ import annotations

import pytest

from motcua.operations.dossiers.tests.factories import make_office_of_today
from motcua.operations.queue.tests.factories import Hall, make_hall


@pytest.fixture
def hall(db: None) -> Hall:
    """Return the hall of a commune of today, with its people."""
    return make_hall(make_office_of_today())
