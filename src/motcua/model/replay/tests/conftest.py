"""The model loaded once for a whole file of tests; each test's own dossiers are taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from motcua.model.setup import setup_model


@pytest.fixture(scope="module")
def model(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load organisation and catalogue of the model, and take everything back after the file's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        setup_model()
        yield
        transaction.set_rollback(True)
