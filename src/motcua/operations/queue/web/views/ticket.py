"""What the QR code of a ticket opens: how many are before it; for whoever holds the ticket, without people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.operations.queue.domain.states import AT_COUNTER, State
from motcua.operations.queue.queries.line import Hall
from motcua.operations.queue.queries.tickets import ticket_by_key
from motcua.operations.queue.web.hours import hours_line


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show where the ticket stands now."""
    ticket = ticket_by_key(key)
    now = timezone.now()
    hall = Hall(ticket.agency_id, day=ticket.day, at=now)
    waiting = ticket.state == State.WAITING and ticket.day == day_of(now)
    service = hall.plan.services.get(ticket.service_id)
    counter = hall.plan.counters.get(ticket.counter_id or 0)
    is_open, hours = hours_line(ticket.agency_id, now)
    context = {
        "office": law.office_mark_on(day_of(now)).name,
        "agency": organisation.agency_by_id(ticket.agency_id),
        "ticket": ticket,
        "service": service.name if service else "",
        "counter": counter.number if counter else "",
        "waiting": waiting,
        "at_counter": ticket.state in AT_COUNTER and ticket.day == day_of(now),
        "before": hall.before(ticket) if waiting else 0,
        "wait": hall.wait(ticket) if waiting else None,
        "hours": hours,
        "is_open": is_open,
        "now": now,
    }
    answer = render(request, "queue/ticket.html", context)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "private, no-cache"
    return answer
