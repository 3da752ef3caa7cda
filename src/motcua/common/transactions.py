"""One way to write: a transaction that waits its turn fairly on SQLite and is plain on PostgreSQL.

SQLite's own waiting is unfair under load (a writer may starve for a second), so writers queue at a file lock
beside the database before they begin.
"""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

_local = threading.local()


@contextmanager
def writing() -> Iterator[None]:
    """Run the block as one write transaction; nested uses join the outer one, which a failure inside ends as well."""
    if getattr(_local, "writing", False):
        # A savepoint would cost two statements, and nobody goes on after a refusal.
        with transaction.atomic(savepoint=False):
            yield
        return
    _local.writing = True
    try:
        with _turn(), transaction.atomic():
            yield
    finally:
        _local.writing = False


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for the turn to write where the database has one writer and a file of its own."""
    name = str(connection.settings_dict["NAME"])
    if (
        connection.vendor != "sqlite"
        or connection.in_atomic_block
        or ":memory:" in name
        or "mode=memory" in name
    ):
        yield
        return
    with Path(f"{name}-turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(turn, fcntl.LOCK_UN)
