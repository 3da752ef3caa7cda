"""How long it will take: the hall is played forward with the open counters and the time that each service takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from motcua.operations.queue.domain.choice import Desk, Waiter, in_line, takes

#: Fewer measured servings than this say nothing yet; until then the office's own figure counts.
ENOUGH = 5
#: A promise is rounded up to whole steps of so many minutes.
STEP = 5


def serving_minutes(measured: Sequence[float], usual: int) -> float:
    """Return how long a service takes: the median of what was measured, or what the office expects."""
    return max(median(measured), 0.5) if len(measured) >= ENOUGH else float(usual)


def waits(waiting: Iterable[Waiter], desks: Sequence[Desk], minutes: Mapping[int, float]) -> dict[int, float]:
    """Return in how many minutes each ticket is called; those whom no open counter takes are not in the answer."""
    line = in_line(waiting)
    counters = frozenset(desk.counter for desk in desks)
    free = {desk.counter: desk.free_in for desk in desks}
    services = {desk.counter: desk.services for desk in desks}
    called: dict[int, float] = {}
    while free and line:
        counter = min(free, key=lambda one: (free[one], one))
        one = next(
            (w for w in line if takes(counter, services[counter], w.service, w.reserved, counters)), None
        )
        if one is None:
            del free[counter]
            continue
        line.remove(one)
        called[one.id] = free[counter]
        free[counter] += minutes.get(one.service, 10.0)
    return called


def rounded(minutes: float) -> int:
    """Return the minutes as they are promised: rounded up to the next step; 0 only when it is one's turn."""
    return 0 if minutes <= 0 else int(-(-minutes // STEP) * STEP)
