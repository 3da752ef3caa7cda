"""Who waits in a hall today, in which order, and for how long still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Count

from motcua.operations.queue.domain import estimate
from motcua.operations.queue.domain.choice import Desk, Waiter, before, takes
from motcua.operations.queue.domain.plan import CounterView, Plan
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.models import Shift, Ticket
from motcua.operations.queue.queries.plan import plan_of

#: What was measured longer ago than this says little about today.
_MEASURED_DAYS = timedelta(days=14)
_MEASURED_AT_MOST = 400
#: A number called this long ago has not come to an end in the usual way; the counter counts as free soon.
_LEAST_LEFT = 1.0


@dataclass(frozen=True, slots=True)
class Sitting:
    """An open counter, who sits there, and the ticket that stands there."""

    shift_id: int
    counter: CounterView
    officer_id: int
    ticket: Ticket | None


class Hall:
    """A hall at one moment; what is not asked for is not read."""

    def __init__(self, agency_id: int, *, day: date, at: datetime) -> None:
        self.agency_id, self.day, self.at = agency_id, day, at
        self.plan: Plan = plan_of(agency_id)

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """The counters that are open, by their numbers."""
        return sittings_of(self.agency_id, self.day)

    @cached_property
    def tickets(self) -> dict[int, Ticket]:
        """The tickets that wait, by key."""
        return {one.pk: one for one in waiting_tickets(self.agency_id, self.day)}

    @cached_property
    def waiting(self) -> list[Waiter]:
        """Those who wait, as the rules see them."""
        return [waiter_of(ticket, self.plan) for ticket in self.tickets.values()]

    @cached_property
    def minutes(self) -> dict[int, float]:
        """How long each service takes: measured, or expected by the office."""
        measured = _measured(self.agency_id, self.day)
        return {
            key: estimate.serving_minutes(measured.get(key, ()), service.usual_minutes)
            for key, service in self.plan.services.items()
        }

    @cached_property
    def waits(self) -> dict[int, float]:
        """In how many minutes each waiting ticket is called, as far as open counters take it."""
        return estimate.waits(self.waiting, [self._desk(one) for one in self.sittings], self.minutes)

    def before(self, ticket: Ticket) -> int:
        """Return how many are called before the ticket for the same service."""
        return before(waiter_of(ticket, self.plan), self.waiting)

    def wait(self, ticket: Ticket) -> int | None:
        """Return the minutes that may be promised to the ticket; None when no open counter takes it."""
        minutes = self.waits.get(ticket.pk)
        return None if minutes is None else estimate.rounded(minutes)

    def _desk(self, sitting: Sitting) -> Desk:
        free_in = 0.0
        if (ticket := sitting.ticket) is not None and ticket.called_at is not None:
            passed = (self.at - (ticket.served_at or ticket.called_at)).total_seconds() / 60
            free_in = max(self.minutes.get(ticket.service_id, 10.0) - passed, _LEAST_LEFT)
        return Desk(sitting.counter.id, sitting.counter.services, free_in)


def sittings_of(agency_id: int, day: date) -> tuple[Sitting, ...]:
    """Return the counters that are open on the day."""
    counters = plan_of(agency_id).counters
    shifts = Shift.objects.filter(day=day, closed_at=None, counter__in=counters).select_related("ticket")
    found = [Sitting(one.pk, counters[one.counter_id], one.officer_id, one.ticket) for one in shifts]
    return tuple(sorted(found, key=lambda one: one.counter.number))


def waiting_tickets(agency_id: int, day: date) -> Sequence[Ticket]:
    """Return the tickets that wait on the day, in the order of their keys."""
    return list(Ticket.objects.filter(agency_id=agency_id, day=day, state=State.WAITING).order_by("pk"))


def waiting_for(counter: CounterView, day: date, open_now: frozenset[int]) -> int:
    """Return how many wait whom the counter would call."""
    waiting = Ticket.objects.filter(agency_id=counter.agency_id, day=day, state=State.WAITING)
    groups = waiting.values_list("service_id", "reserved_id").annotate(n=Count("id")).order_by()
    return sum(n for service, to, n in groups if takes(counter.id, counter.services, service, to, open_now))


def waiter_of(ticket: Ticket, plan: Plan) -> Waiter:
    """Return the ticket as the rules see it."""
    service = plan.services.get(ticket.service_id)
    priority = plan.priorities.get(ticket.priority_id or 0)
    ahead = (service.ahead if service else 0) + (priority.ahead if priority else 0)
    return Waiter(ticket.pk, ticket.service_id, ticket.issued_at, ahead, ticket.reserved_id)


def open_counters(sittings: Iterable[Sitting]) -> frozenset[int]:
    """Return the keys of the counters that are open."""
    return frozenset(one.counter.id for one in sittings)


def _measured(agency_id: int, day: date) -> dict[int, list[float]]:
    rows = (
        Ticket.objects.filter(
            agency_id=agency_id, day__gt=day - _MEASURED_DAYS, day__lte=day, state=State.DONE
        )
        .order_by("-pk")
        .values_list("service_id", "called_at", "closed_at")[:_MEASURED_AT_MOST]
    )
    found: dict[int, list[float]] = {}
    for service, called_at, closed_at in rows:
        if called_at is not None and closed_at is not None:
            found.setdefault(service, []).append((closed_at - called_at).total_seconds() / 60)
    return found
