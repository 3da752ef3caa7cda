"""The officer's counter: which one, who stands there, who waits, who missed the call."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from motcua.foundation.organisation import queries as organisation
from motcua.operations.queue.domain.choice import in_line
from motcua.operations.queue.domain.plan import CounterView
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.permissions import SERVE
from motcua.operations.queue.queries.line import Hall
from motcua.operations.queue.queries.plan import agencies_with_hall
from motcua.operations.queue.queries.screen import mark_of
from motcua.operations.queue.queries.tickets import missed_today, shift_of
from motcua.operations.queue.web.standing import Standing, standing_of
from motcua.operations.queue.web.visit import Visit, for_right

#: A list longer than this helps nobody choose; the number of all is said above it.
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """A number that waits, as the page shows it."""

    ticket: Ticket
    service: str
    priority: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Place:
    """A counter that can be opened, or who sits there."""

    counter: CounterView
    services: str
    officer: str
    mine: bool


@for_right(SERVE)
@require_safe
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the counter, or the choice of one."""
    hall = Hall(visit.agency.id, day=visit.today, at=visit.now)
    standing = standing_of(visit.officer.officer_id, visit.now)
    context: dict[str, Any] = {
        "room": "queue",
        "agency": visit.agency,
        "standing": standing,
        "places": _places(hall, visit),
        "line": _line(hall),
        "waiting": len(hall.tickets),
        "missed": missed_today(visit.agency.id, visit.today),
        "services": _others(hall, standing),
        "plan": hall.plan,
        "set_up": visit.agency.id in agencies_with_hall(),
    }
    return render(request, "queue/counter.html", context)


@for_right(SERVE)
@require_GET
def strip(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say where the counter stands now; nothing when nothing changed since the browser asked last."""
    shift = shift_of(visit.officer.officer_id, visit.today)
    agency_id = shift.counter.agency_id if shift else visit.agency.id
    told = f"{mark_of(agency_id, visit.today)}/{visit.officer.officer_id}"
    mark = f'"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'
    if _known(request, mark):
        answer = HttpResponse(status=304)
    else:
        standing = standing_of(visit.officer.officer_id, visit.now)
        answer = render(request, "queue/strip_says.html", {"standing": standing})
    answer["ETag"] = mark
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _known(request: HttpRequest, mark: str) -> bool:
    # What is compressed on its way carries a weak mark.
    return request.headers.get("If-None-Match", "").removeprefix("W/") == mark


def _places(hall: Hall, visit: Visit) -> list[Place]:
    sitting = {one.counter.id: one.officer_id for one in hall.sittings}
    return [
        Place(
            counter,
            hall.plan.names_of(counter.services),
            organisation.officer_name(sitting[counter.id]) if counter.id in sitting else "",
            sitting.get(counter.id) == visit.officer.officer_id,
        )
        for counter in hall.plan.used
    ]


def _line(hall: Hall) -> list[Waiting]:
    shown = in_line(hall.waiting)[:_SHOWN]
    found = []
    for one in shown:
        ticket = hall.tickets[one.id]
        service = hall.plan.services.get(ticket.service_id)
        priority = hall.plan.priorities.get(ticket.priority_id or 0)
        minutes = int((hall.at - ticket.issued_at).total_seconds() // 60)
        found.append(
            Waiting(ticket, service.name if service else "", priority.label if priority else "", minutes)
        )
    return found


def _others(hall: Hall, standing: Standing) -> list[tuple[str, str]]:
    """Return where the number at the counter can be sent: open counters first, then services."""
    if standing.shift is None or standing.ticket is None:
        return []
    counters = [one.counter for one in hall.sittings if one.counter.id != standing.shift.counter_id]
    places = [
        (f"counter-{one.id}", f"Quầy {one.number}: {hall.plan.names_of(one.services)}") for one in counters
    ]
    services = [one for one in hall.plan.offered if one.id != standing.ticket.service_id]
    return places + [(f"service-{one.id}", f"Việc {one.prefix}: {one.name}") for one in services]
