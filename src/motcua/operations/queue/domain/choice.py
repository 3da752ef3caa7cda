"""Whose turn it is.

Everyone waits in one line by the moment of the ticket; a priority or a service may count as if the ticket had been
taken some minutes earlier. So the rule can be said aloud, needs no memory, and nobody waits for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Waiter:
    """A ticket that waits; `reserved` is the counter to which it was handed on, if any."""

    id: int
    service: int
    issued_at: datetime
    ahead: int = 0
    reserved: int | None = None

    @property
    def turn(self) -> tuple[datetime, int]:
        """What the line is sorted by; of two at the same moment, the ticket that was kept first."""
        return self.issued_at - timedelta(minutes=self.ahead), self.id


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter at which somebody sits; `free_in` minutes until it takes the next."""

    counter: int
    services: frozenset[int]
    free_in: float = 0.0


def in_line(waiting: Iterable[Waiter]) -> list[Waiter]:
    """Return those who wait in the order in which they are called."""
    return sorted(waiting, key=lambda one: one.turn)


def takes(
    counter: int, services: frozenset[int], service: int, reserved: int | None, open_counters: frozenset[int]
) -> bool:
    """Return whether the counter calls such a ticket; one handed on to an open counter is that counter's alone."""
    if reserved is not None and (reserved == counter or reserved in open_counters):
        return reserved == counter
    return service in services


def next_for(
    counter: int, services: frozenset[int], waiting: Iterable[Waiter], open_counters: frozenset[int]
) -> Waiter | None:
    """Return whom the counter calls next; None when nobody waits for it."""
    mine = (one for one in waiting if takes(counter, services, one.service, one.reserved, open_counters))
    return min(mine, key=lambda one: one.turn, default=None)


def before(one: Waiter, waiting: Iterable[Waiter]) -> int:
    """Return how many with the same wish are called before this ticket."""
    return sum(other.service == one.service and other.turn < one.turn for other in waiting)
