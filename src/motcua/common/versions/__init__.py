"""Snapshots kept in the process, checked against one row that tells whether they are still true.

What changes seldom and is read always (agencies, officers, procedures, calendars) is built once into plain objects.
Whoever changes its rows calls `bump`; every process sees the new number at its next look, which is one small query
a request at most.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from django.core.signals import request_finished, request_started
from django.db import connection

Kept = TypeVar("Kept")


class _Held(threading.local):
    """The numbers that this thread has read and may go on using; None means that the next look reads them."""

    depth = 0
    numbers: dict[str, int] | None = None


_held = _Held()


def current(name: str) -> int:
    """Return the present number of the name; 0 when it was never changed."""
    if _held.numbers is not None:
        return _held.numbers.get(name, 0)
    numbers = _read()
    if _held.depth:
        _held.numbers = numbers
    return numbers.get(name, 0)


def bump(name: str) -> None:
    """Give the name a new number, in the transaction that changes what it stands for.

    The number is the moment in nanoseconds, so that one taken back by a rollback never comes again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_version (name, number) VALUES (%s, %s) "
            "ON CONFLICT (name) DO UPDATE SET number = excluded.number",
            [name, time.time_ns()],
        )
    _held.numbers = None


@contextmanager
def held() -> Iterator[None]:
    """Read the numbers once for the whole block: for a request, or for a run that looks up thousands of times."""
    _held.depth += 1
    try:
        yield
    finally:
        _held.depth -= 1
        if not _held.depth:
            _held.numbers = None


class Snapshot(Generic[Kept]):
    """A value built from rows and kept until the number of its name changes."""

    def __init__(self, name: str, build: Callable[[], Kept]) -> None:
        self._name = name
        self._build = build
        self._kept: tuple[int, Kept] | None = None

    def get(self) -> Kept:
        """Return the value, built anew when the rows behind it have changed."""
        # The number is read before the rows, so a change in between only means one more build.
        number = current(self._name)
        kept = self._kept
        if kept is None or kept[0] != number:
            kept = (number, self._build())
            self._kept = kept
        return kept[1]

    def forget(self) -> None:
        """Drop the value, so that the next look builds it."""
        self._kept = None


def _read() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, number FROM common_version")
        return dict(cursor.fetchall())


def _begin_request(**_: object) -> None:
    _held.depth = 1
    _held.numbers = None


def _end_request(**_: object) -> None:
    _held.depth = 0
    _held.numbers = None


request_started.connect(_begin_request)
request_finished.connect(_end_request)
