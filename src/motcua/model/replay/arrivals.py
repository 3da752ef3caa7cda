"""When people come: working days at the counter, any day online; hours with their peaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from motcua.common.moments import HANOI
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.model.replay import workload

COUNTER, ONLINE = "counter", "online"
#: Online filing is told apart at the minute; at the counter a person is served before the office closes.
_LAST_AT_COUNTER = timedelta(minutes=2)


class Arrivals:
    """The days of a stretch on which people come one way, and how many on each against the others."""

    def __init__(self, way: str, first: date, last: date, calendar: WorkCalendar, limit: datetime) -> None:
        """Take the days from the first up to the last; after the limit nobody comes."""
        self.way = way
        self._calendar = calendar
        self._limit = limit
        self.days: list[date] = []
        weights: list[float] = []
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            if weight := self._weight(day):
                self.days.append(day)
                weights.append(weight)
        self._sums = [0.0, *accumulate(weights)]

    def _weight(self, day: date) -> float:
        works = self._calendar.is_working(day)
        if not works and self.way == COUNTER:
            return 0.0
        begin, end = self._hours(day)
        if begin >= end:
            return 0.0
        weight = workload.weekday_weight(day, after_days_off=works and self._after_days_off(day))
        if not works:
            return weight * workload.online_day_off_weight()
        whole = self._calendar.closing(day) - self._calendar.opening(day)
        return weight * min(1.0, (end - begin) / whole)

    def _after_days_off(self, day: date) -> bool:
        """Whether the day before was off, though it is no Monday; unknown before the calendar begins."""
        before = day - timedelta(days=1)
        return (
            day.weekday() != 0
            and before >= self._calendar.first_day
            and not self._calendar.is_working(before)
        )

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        """Return from when until when people come on the day."""
        if self.way == COUNTER:
            begin, end = self._calendar.opening(day), self._calendar.closing(day) - _LAST_AT_COUNTER
        else:
            begin = datetime.combine(day, time(6), HANOI)
            end = begin + timedelta(hours=16, minutes=30)
        return begin, min(end, self._limit)

    def first_moment(self, day: date) -> datetime:
        """Return from when people come on the day."""
        return self._hours(day)[0]

    def mass(self, first: int, last: int) -> float:
        """Return how many come on the days with these indices, the last included."""
        return self._sums[last + 1] - self._sums[first] if first <= last else 0.0

    def until(self, last: date) -> int:
        """Return the index of the last of the days that is not after the one given; -1 when there is none."""
        return bisect_right(self.days, last) - 1

    def since(self, first: date) -> int:
        """Return the index of the first of the days that is not before the one given."""
        return bisect_left(self.days, first)

    def day(self, first: int, last: int, chance: Random) -> date:
        """Return one of the days with these indices, busy ones more often."""
        point = self._sums[first] + chance.random() * (self._sums[last + 1] - self._sums[first])
        return self.days[min(max(bisect_right(self._sums, point) - 1, first), last)]

    def moment(self, day: date, chance: Random, until: datetime | None = None) -> datetime:
        """Return a moment of the day at which somebody comes, before `until` where it is given."""
        begin, end = self._hours(day)
        if until is not None:
            end = min(end, until)
        hours, sums = _half_hours(self.way)
        midnight = datetime.combine(day, time(), HANOI)
        for _ in range(6):
            start = hours[bisect_right(sums, chance.random() * sums[-1])]
            at = midnight + timedelta(seconds=start * 60 + int(chance.random() * 1800))
            if begin <= at <= end and (self.way == ONLINE or self._calendar.next_working_moment(at) == at):
                return at
        return self._somewhen(begin, max(begin, end), chance)

    def _somewhen(self, begin: datetime, end: datetime, chance: Random) -> datetime:
        """Return any moment between the two at which the door is open; the first when it never is."""
        if self.way == ONLINE:
            return begin + timedelta(seconds=int(chance.random() * (end - begin).total_seconds()))
        first, last = self._calendar.elapsed(begin), self._calendar.elapsed(end)
        at = self._calendar.after(first + int(chance.random() * (last - first)))
        return max(begin, at.replace(microsecond=0))


def _half_hours(way: str) -> tuple[Sequence[int], Sequence[float]]:
    if way not in _KNOWN:
        found = workload.half_hours(way)
        _KNOWN[way] = [hour.minute for hour in found], list(accumulate(hour.weight for hour in found))
    return _KNOWN[way]


_KNOWN: dict[str, tuple[list[int], list[float]]] = {}
