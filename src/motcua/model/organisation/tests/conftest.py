"""The model's organisation, loaded once for a file of tests; each test's own changes are taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from motcua.model.organisation.load import load


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Keep the organisation until the last test of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(with_demo_accounts=True)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def model(loaded: None, db: None) -> None:
    """Let a test play in the model's organisation."""
