"""How long people waited and were served: numbers, medians and the ninth tenth, by whatever they are grouped by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from motcua.operations.queue.domain.states import State

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Past:
    """A ticket as it went: what it was for, where it was called, and its moments."""

    service: int
    counter: int | None
    state: str
    issued_at: datetime
    called_at: datetime | None
    closed_at: datetime | None

    @property
    def waited(self) -> float | None:
        """Minutes from the ticket to the first call; None when it was never called."""
        return None if self.called_at is None else (self.called_at - self.issued_at).total_seconds() / 60

    @property
    def served(self) -> float | None:
        """Minutes from the call to the end; None unless it was served to the end."""
        if self.state != State.DONE or self.called_at is None or self.closed_at is None:
            return None
        return (self.closed_at - self.called_at).total_seconds() / 60


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a group of tickets."""

    tickets: int
    done: int
    missed: int
    left: int
    wait_median: float | None
    wait_p90: float | None
    serve_median: float | None
    serve_p90: float | None


def percentile(sorted_values: Sequence[float], share: float) -> float | None:
    """Return the value below or at which the share of all values lies (nearest rank); None without values."""
    if not sorted_values:
        return None
    rank = max(1, -(-int(len(sorted_values) * share * 1000) // 1000))
    return sorted_values[min(rank, len(sorted_values)) - 1]


def middle(sorted_values: Sequence[float]) -> float | None:
    """Return the median; of an even number of values, the mean of the two in the middle."""
    if not sorted_values:
        return None
    half, odd = divmod(len(sorted_values), 2)
    return sorted_values[half] if odd else (sorted_values[half - 1] + sorted_values[half]) / 2


def measured(tickets: Iterable[Past]) -> Measured:
    """Return the figures of the tickets."""
    kept = list(tickets)
    waited = sorted(value for one in kept if (value := one.waited) is not None)
    served = sorted(value for one in kept if (value := one.served) is not None)
    states = [one.state for one in kept]
    return Measured(
        tickets=len(kept),
        done=states.count(State.DONE),
        missed=states.count(State.MISSED),
        left=states.count(State.LEFT),
        wait_median=middle(waited),
        wait_p90=percentile(waited, 0.9),
        serve_median=middle(served),
        serve_p90=percentile(served, 0.9),
    )


def grouped(tickets: Iterable[Past], key: Callable[[Past], Key | None]) -> dict[Key, Measured]:
    """Return the figures of each group; tickets without a group are left out."""
    groups: dict[Key, list[Past]] = defaultdict(list)
    for one in tickets:
        name = key(one)
        if name is not None:
            groups[name].append(one)
    return {name: measured(found) for name, found in groups.items()}
