"""The ground of a group: its offices, what they offer, and when people come; which of it can lead to an outcome."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from motcua.common.moments import end_of_day
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.worktime.duration import Duration, Unit
from motcua.model.replay.arrivals import COUNTER, ONLINE, Arrivals
from motcua.model.replay.cells import Cell
from motcua.model.replay.offers import DueDays, Offer
from motcua.model.replay.outcomes import Column, Outcome
from motcua.model.replay.period import Period

#: In a small workload every field has its turn, as far as this many dossiers for all fields together.
_FOR_EVERY_FIELD = 40
_MOST_FOR_EVERY_FIELD = 0.5
#: What is answered on the spot is seldom late.
_LATE_AT_ONCE, _LATE_LONG = 0.35, 10.0
#: A dossier that is finished in time has at least this share of its time, where the stretch has it.
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """An offer, and on which of the days (first to last index) it may be received for an outcome; how often."""

    offer: Offer
    first: int
    last: int
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """All that a group's plan is made from."""

    period: Period
    agencies: tuple[AgencyView, ...]
    offers: tuple[Offer, ...]
    weights: dict[int, float]
    due_day: DueDays
    ways: dict[tuple[bool, str], Arrivals]

    @classmethod
    def of(
        cls,
        period: Period,
        agencies: tuple[AgencyView, ...],
        offers: tuple[Offer, ...],
        since: date,
        count: int,
    ) -> Ground:
        """Lay the ground: people come since that day; carried over are those who came before the period."""
        before = period.start - timedelta(days=1)
        spans = {True: (since, before), False: (period.start, period.last_day())}
        ways = {
            (carried, way): Arrivals(way, first, last, period.calendar, min(period.limit, end_of_day(last)))
            for carried, (first, last) in spans.items()
            for way in (COUNTER, ONLINE)
        }
        return cls(period, agencies, offers, _weights(offers, count), DueDays(period.calendar), ways)

    def arrivals(self, cell: Cell) -> Arrivals:
        """Return when the dossiers of the cell come; what is carried over came online where no counter was open."""
        counter = self.ways[cell.carried, COUNTER]
        if cell.online or (cell.carried and not counter.days):
            return self.ways[cell.carried, ONLINE]
        return counter

    def choices(self, cell: Cell, column: Column) -> list[Choice]:
        """Return what can be received, and when, so that a dossier of the cell comes to the outcome."""
        arrivals = self.arrivals(cell)
        channel = "online" if arrivals.way == ONLINE else "direct"
        found: list[Choice] = []
        for offer in self.offers:
            duration = offer.durations.get(channel)
            if duration is None or offer.version.online_level not in cell.levels:
                continue
            first, last = self._window(offer, duration, arrivals, column, carried=cell.carried)
            if first <= last:
                weight = (
                    self.weights[offer.number] * arrivals.mass(first, last) * self._tendency(duration, column)
                )
                found.append(Choice(offer, first, last, weight))
        return found

    def usual(self, cell: Cell) -> float:
        """Return how much comes in the cell whatever becomes of it: what the weights of choices compare with."""
        arrivals = self.arrivals(cell)
        return sum(
            self.weights[offer.number] * arrivals.mass(0, len(arrivals.days) - 1)
            for offer in self.offers
            if offer.version.online_level in cell.levels
        )

    def _window(
        self, offer: Offer, duration: Duration, arrivals: Arrivals, column: Column, *, carried: bool
    ) -> tuple[int, int]:
        """Return the first and last index of the days on which the offer leads to the outcome (first > last: none)."""
        days = arrivals.days
        first, last = arrivals.since(offer.version.valid_from), len(days) - 1
        if offer.version.valid_until is not None:
            last = min(last, arrivals.until(offer.version.valid_until - timedelta(days=1)))
        if column.outcome in (Outcome.DONE, Outcome.WAITING) and not carried:
            last = min(last, arrivals.until(self.period.last_finishable.date()))
        if column.due_from is not None:
            first = self._search(duration, days, first, last, column.due_from)
        if column.due_until is not None:
            last = self._search(duration, days, first, last, column.due_until + timedelta(days=1)) - 1
        if column.outcome is Outcome.DONE and not carried:
            calmer = arrivals.until(self._latest_for(duration))
            last = calmer if first <= calmer < last else last
        return first, last

    def _search(self, duration: Duration, days: list[date], first: int, last: int, due: date) -> int:
        """Return the first index from which on what is received is due on the day or later; last + 1 when never."""
        low, high = first, last + 1
        while low < high:
            middle = (low + high) // 2
            if self.due_day(duration, days[middle]) < due:
                low = middle + 1
            else:
                high = middle
        return low

    def working_days(self, duration: Duration) -> int:
        """Return about how many working days the duration has: those of a dossier received as the period begins."""
        day = self.period.first_work
        return self.period.calendar.working_days_between(day, self.due_day(duration, day))

    def _latest_for(self, duration: Duration) -> date:
        """Return until when what takes so long is received to be finished without haste; before the period: never."""
        least = int(self.working_days(duration) * _LEAST_SHARE)
        last, calendar = self.period.last_finishable.date(), self.period.calendar
        if not least:
            return last
        if calendar.working_days_between(self.period.start, last) <= least:
            return self.period.start - timedelta(days=1)
        return calendar.add_working_days(last, -least)

    def _tendency(self, duration: Duration, column: Column) -> float:
        """Return how apt a procedure is to be late, where it is to be late."""
        if column.outcome not in (Outcome.DONE_LATE, Outcome.PENDING_LATE):
            return 1.0
        if duration.unit is Unit.SAME_DAY:
            return _LATE_AT_ONCE
        return _LATE_AT_ONCE + min(self.working_days(duration), 20) / _LATE_LONG


def _weights(offers: tuple[Offer, ...], count: int) -> dict[int, float]:
    """Return how often each offer is taken; the fewer the dossiers, the more evenly the fields are spread."""
    whole = sum(offer.weight for offer in offers) or 1.0
    fields = Counter(offer.field for offer in offers)
    even = min(_MOST_FOR_EVERY_FIELD, _FOR_EVERY_FIELD / max(count, 1))
    return {
        offer.number: (1 - even) * offer.weight / whole + even / len(fields) / fields[offer.field]
        for offer in offers
    }


def draw(choices: list[Choice], count: int, chance: Random) -> list[Choice]:
    """Return so many of the choices, each as often as its weight says (evenly spaced, so hardly by luck)."""
    whole = sum(choice.weight for choice in choices)
    step = whole / count if count else 0.0
    point = chance.random() * step
    drawn: list[Choice] = []
    passed = 0.0
    for choice in choices:
        passed += choice.weight
        while point < passed and len(drawn) < count:
            drawn.append(choice)
            point += step
    return drawn + [choices[-1]] * (count - len(drawn))
