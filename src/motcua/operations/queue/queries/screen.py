"""What a call screen shows: the number called now, those before it, and how many wait. No personal data."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from motcua.common.versions import current
from motcua.operations.queue.domain.plan import ServiceView
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.domain.words import spoken
from motcua.operations.queue.models import Call, Shift, Ticket
from motcua.operations.queue.queries.plan import VERSION, plan_of

SHOWN = 6
#: So many calls are read to find the last different numbers: a number may be called several times.
_READ = 40


@dataclass(frozen=True, slots=True)
class Called:
    """A number on the screen; `call` grows with each call, so that a repeated one is heard again."""

    call: int
    code: str
    counter: int
    service: str
    stands: bool
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """How many wait for a service."""

    service: ServiceView
    count: int


def mark_of(agency_id: int, day: date) -> str:
    """Return a text that changes with everything on the screen: what a browser sends back to learn of news."""
    last = (
        Call.objects.filter(agency_id=agency_id, day=day).order_by("-id").values_list("id", flat=True).first()
    )
    states = (
        Ticket.objects.filter(agency_id=agency_id, day=day)
        .values_list("service_id", "state")
        .annotate(n=Count("id"))
        .order_by("service_id", "state")
    )
    counters = plan_of(agency_id).counters
    shifts = Shift.objects.filter(day=day, closed_at=None, counter__in=counters).values_list("pk", flat=True)
    told = ",".join(f"{service}{state}{n}" for service, state, n in states)
    return f"{day}/{last}/{told}/{sorted(shifts)}/{current(VERSION)}"


def last_called(agency_id: int, day: date) -> list[Called]:
    """Return the numbers called last, the latest first, each once."""
    plan = plan_of(agency_id)
    calls = Call.objects.filter(agency_id=agency_id, day=day).select_related("ticket").order_by("-id")[:_READ]
    found: dict[int, Called] = {}
    for call in calls:
        ticket, counter = call.ticket, plan.counters.get(call.counter_id)
        service = plan.services.get(ticket.service_id)
        if ticket.pk in found or counter is None:
            continue
        found[ticket.pk] = Called(
            call.pk, ticket.code, counter.number, service.name if service else "",
            ticket.state in (State.CALLED, State.SERVING), spoken(ticket.code, counter.number),
        )  # fmt: skip
    return list(found.values())[:SHOWN]


def lines_of(agency_id: int, day: date) -> list[Line]:
    """Return how many wait for each service that is offered or waited for."""
    waiting = Ticket.objects.filter(agency_id=agency_id, day=day, state=State.WAITING)
    counts: Mapping[int, int] = Tally(waiting.values_list("service_id", flat=True))
    services = plan_of(agency_id).services
    return [
        Line(one, counts.get(key, 0)) for key, one in services.items() if one.is_offered or counts.get(key, 0)
    ]
