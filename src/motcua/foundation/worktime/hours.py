"""The hours of a working day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

#: Microseconds, the grain in which the clock counts.
SECOND = 1_000_000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE


class HoursError(ValueError):
    """Sessions that overlap, run backwards or are no hours at all: a mistake in data, not of a user."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Working sessions of a day in minutes after midnight, in order; `same_day_until` limits «trong ngày».

    The day closes with its last session; between sessions (lunch) nothing is counted.
    """

    sessions: tuple[tuple[int, int], ...]
    same_day_until: int = 15 * 60

    def __post_init__(self) -> None:
        edges = [edge for session in self.sessions for edge in session]
        if not edges or edges != sorted(set(edges)) or edges[0] < 0 or edges[-1] > 24 * 60 - 1:
            raise HoursError(f"sessions must be ascending and apart: {self.sessions}")

    @classmethod
    def of(cls, *sessions: str, same_day_until: str = "15:00") -> Hours:
        """Return the hours that texts such as «07:30-11:30» name."""
        pairs = tuple(
            (_minutes(start), _minutes(end)) for start, _, end in (s.partition("-") for s in sessions)
        )
        return cls(pairs, _minutes(same_day_until))

    @property
    def opening(self) -> time:
        """When the day opens."""
        return time(*divmod(self.sessions[0][0], 60))

    @property
    def closing(self) -> time:
        """When the day closes: the hour of every due date that is counted in days."""
        return time(*divmod(self.sessions[-1][1], 60))

    @property
    def total(self) -> int:
        """Working microseconds of the whole day."""
        return sum(end - start for start, end in self.sessions) * MINUTE

    def elapsed(self, moment: int) -> int:
        """Return the working microseconds up to a moment given in microseconds after midnight."""
        total = 0
        for start, end in self.sessions:
            if moment <= start * MINUTE:
                break
            total += min(moment, end * MINUTE) - start * MINUTE
        return total

    def after(self, elapsed: int) -> int:
        """Return the first moment (microseconds after midnight) at which so much working time has elapsed."""
        for start, end in self.sessions:
            length = (end - start) * MINUTE
            if elapsed <= length:
                return start * MINUTE + elapsed
            elapsed -= length
        raise ValueError("more working time than the day has")


def _minutes(text: str) -> int:
    try:
        moment = time.fromisoformat(text.strip())
    except ValueError:
        raise HoursError(f"{text!r} is not HH:MM") from None
    return moment.hour * 60 + moment.minute
