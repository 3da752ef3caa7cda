"""What all acts share: the officer's counter is locked first, then the ticket; a ticket moves by the table."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from motcua.operations.queue.domain.refusals import NobodyAtCounter, NoCounterOpen
from motcua.operations.queue.domain.states import Act, State, after
from motcua.operations.queue.models import Call, Shift, Ticket


def lock_shift(officer_id: int, day: date) -> Shift:
    """Lock the officer's counter of the day; refuse who has opened none."""
    shift = Shift.objects.select_for_update().filter(officer_id=officer_id, day=day, closed_at=None).first()
    if shift is None:
        raise NoCounterOpen
    return shift


def lock_ticket(ticket_id: int) -> Ticket:
    """Lock the ticket."""
    return Ticket.objects.select_for_update().get(pk=ticket_id)


def at_counter(shift: Shift) -> Ticket:
    """Lock the ticket that stands at the counter; refuse when there is none."""
    if shift.ticket_id is None:
        raise NobodyAtCounter
    return lock_ticket(shift.ticket_id)


def move(ticket: Ticket, act: Act, **changes: Any) -> None:
    """Let the act happen to the ticket, with what changes beside its state."""
    ticket.state = after(ticket.state, act)
    for name, value in changes.items():
        setattr(ticket, name, value)
    ticket.save(update_fields=["state", *changes])


def leave(shift: Shift) -> None:
    """Say that no ticket stands at the counter any more."""
    shift.ticket = None
    shift.save(update_fields=["ticket"])


def take(shift: Shift, ticket: Ticket, act: Act, at: datetime) -> None:
    """Let the ticket stand at the counter, called just now."""
    agency_id = ticket.agency_id
    move(
        ticket,
        act,
        counter_id=shift.counter_id,
        officer_id=shift.officer_id,
        called_at=ticket.called_at or at,
        closed_at=None,
        reserved_id=None,
    )
    shift.ticket = ticket
    shift.save(update_fields=["ticket"])
    Call.objects.create(
        agency_id=agency_id, day=ticket.day, ticket=ticket, counter_id=shift.counter_id, at=at
    )


def finish_current(shift: Shift, at: datetime) -> None:
    """End what stands at the counter, if anything does: whoever calls the next is done with this one."""
    if shift.ticket_id is None:
        return
    ticket = lock_ticket(shift.ticket_id)
    if ticket.state in (State.CALLED, State.SERVING):
        move(ticket, Act.FINISH, closed_at=at)
    leave(shift)
