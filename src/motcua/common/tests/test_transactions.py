"""One way to write: all or nothing, and one after the other where the database is a file."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.common.transactions import writing
from motcua.common.versions import bump
from motcua.common.versions.models import Version

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_fails_leaves_nothing() -> None:
    with pytest.raises(RuntimeError), writing():
        bump("trial")
        raise RuntimeError("in the middle")

    assert not Version.objects.filter(name="trial").exists()


def test_what_is_inside_belongs_to_what_is_outside() -> None:
    with pytest.raises(RuntimeError), writing():
        with writing():
            bump("inner")
        raise RuntimeError("after the inner one")

    assert not Version.objects.exists()


def test_the_turn_is_given_back_after_a_failure() -> None:
    with pytest.raises(RuntimeError), writing():
        raise RuntimeError("gone")
    with writing():
        bump("trial")

    assert Version.objects.filter(name="trial").exists()


def test_writers_that_count_never_lose_a_number() -> None:
    Version.objects.create(name="trial", number=0)
    ready = threading.Barrier(4)

    def add() -> None:
        ready.wait(timeout=10)
        try:
            for _ in range(5):
                with writing():
                    row = Version.objects.select_for_update().get(name="trial")
                    row.number += 1
                    row.save()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(add) for _ in range(4)]:
            done.result()

    assert Version.objects.get(name="trial").number == 20
