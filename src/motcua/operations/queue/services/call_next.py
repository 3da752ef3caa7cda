"""Calling: the next in line, the same number again, or one that was missed."""

from __future__ import annotations

from datetime import datetime

from motcua.common.moments import day_of
from motcua.common.transactions import writing
from motcua.operations.queue.domain.choice import next_for
from motcua.operations.queue.domain.refusals import NotNow, UnknownTicket
from motcua.operations.queue.domain.states import Act, State
from motcua.operations.queue.domain.words import is_key
from motcua.operations.queue.models import Shift, Ticket
from motcua.operations.queue.queries.line import open_counters, sittings_of, waiter_of, waiting_tickets
from motcua.operations.queue.queries.plan import counter_by_id, plan_of
from motcua.operations.queue.services.keeping import (
    at_counter,
    finish_current,
    lock_shift,
    lock_ticket,
    take,
)


def call_next(*, officer_id: int, at: datetime, seen: str = "") -> Ticket | None:
    """Finish what stands at the officer's counter and call who is next for it; None when nobody waits.

    `seen` is the key of the number that the page showed: a key pressed twice calls once.
    """
    with writing():
        shift = lock_shift(officer_id, day_of(at))
        current = lock_ticket(shift.ticket_id) if shift.ticket_id else None
        if current is not None and current.key != seen:
            return current
        finish_current(shift, at)
        ticket = _next_for(shift)
        if ticket is not None:
            take(shift, ticket, Act.CALL, at)
        return ticket


def call_again(*, officer_id: int, at: datetime) -> Ticket:
    """Call the number at the counter once more."""
    with writing():
        shift = lock_shift(officer_id, day_of(at))
        ticket = at_counter(shift)
        take(shift, ticket, Act.RECALL, at)
        return ticket


def call_missed(*, officer_id: int, agency_id: int, key: str, at: datetime) -> Ticket:
    """Call a number whose person has come back after having missed the call."""
    with writing():
        shift = lock_shift(officer_id, day_of(at))
        found = Ticket.objects.select_for_update().filter(key=key, agency_id=agency_id, day=shift.day)
        ticket = found.first() if is_key(key) else None
        if ticket is None:
            raise UnknownTicket
        if ticket.pk == shift.ticket_id:
            return ticket
        if ticket.state != State.MISSED:
            raise NotNow(act=Act.CALL.label, state=State(ticket.state).label)
        finish_current(shift, at)
        take(shift, ticket, Act.CALL, at)
        return ticket


def _next_for(shift: Shift) -> Ticket | None:
    """Lock the ticket whose turn it is; one that another counter took meanwhile is passed over."""
    counter = counter_by_id(shift.counter_id)
    plan = plan_of(counter.agency_id)
    open_now = open_counters(sittings_of(counter.agency_id, shift.day))
    passed: set[int] = set()
    while True:
        tickets = {
            one.pk: one for one in waiting_tickets(counter.agency_id, shift.day) if one.pk not in passed
        }
        line = [waiter_of(one, plan) for one in tickets.values()]
        chosen = next_for(counter.id, counter.services, line, open_now)
        if chosen is None:
            return None
        # Whoever else looks at this ticket waits here, and then sees that it waits no more.
        ticket = lock_ticket(chosen.id)
        if ticket.state == State.WAITING:
            return ticket
        passed.add(ticket.pk)
