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
    """Run the block as one write transaction; nested uses join the outer one."""
    if connection.vendor != "sqlite" or connection.in_atomic_block or getattr(_local, "holds_turn", False):
        with transaction.atomic():
            yield
        return
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        with transaction.atomic():
            yield
        return
    with Path(f"{name}-turn").open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        _local.holds_turn = True
        try:
            with transaction.atomic():
                yield
        finally:
            _local.holds_turn = False
            fcntl.flock(turn, fcntl.LOCK_UN)
