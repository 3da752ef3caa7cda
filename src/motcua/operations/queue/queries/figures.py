"""How long people waited and were served in a period: by service, hour of the day, counter and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.common.moments import in_hanoi
from motcua.operations.queue.domain.measures import Measured, Past, grouped, measured
from motcua.operations.queue.domain.states import OPEN, State
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.queries.plan import plan_of


@dataclass(frozen=True, slots=True)
class Row:
    """A group of tickets and its figures."""

    label: str
    figures: Measured


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an office's hall in a period."""

    whole: Measured
    by_service: tuple[Row, ...]
    by_hour: tuple[Row, ...]
    by_counter: tuple[Row, ...]


def figures_of(agency_id: int, *, first: date, last: date, today: date) -> Figures:
    """Return the figures of the period; what was left open on a day before today counts as left."""
    tickets = _past(agency_id, first, last, today)
    plan = plan_of(agency_id)
    services = grouped(tickets, lambda one: one.service)
    hours = grouped(tickets, lambda one: in_hanoi(one.issued_at).hour)
    counters = grouped(tickets, lambda one: one.counter)
    return Figures(
        whole=measured(tickets),
        by_service=tuple(
            Row(f"{service.prefix} · {service.name}", services[key])
            for key, service in plan.services.items()
            if key in services
        ),
        by_hour=tuple(Row(f"{hour}:00 - {hour}:59", hours[hour]) for hour in sorted(hours)),
        by_counter=tuple(
            Row(str(counter.number), counters[key])
            for key, counter in plan.counters.items()
            if key in counters
        ),
    )


def _past(agency_id: int, first: date, last: date, today: date) -> list[Past]:
    rows = Ticket.objects.filter(agency_id=agency_id, day__gte=first, day__lte=last).values_list(
        "service_id", "counter_id", "state", "issued_at", "called_at", "closed_at", "day"
    )
    return [
        Past(service, counter, State.LEFT if day < today and state in OPEN else state, issued, called, closed)
        for service, counter, state, issued, called, closed, day in rows.iterator(chunk_size=5_000)
    ]
