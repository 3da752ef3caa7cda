"""Single tickets: by their key, and the one at an officer's counter."""

from __future__ import annotations

from datetime import date

from motcua.operations.queue.domain.refusals import UnknownTicket
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.domain.words import is_key
from motcua.operations.queue.models import Shift, Ticket


def ticket_by_key(key: str) -> Ticket:
    """Return the ticket of the key, of whatever day."""
    found = Ticket.objects.filter(key=key).first() if is_key(key) else None
    if found is None:
        raise UnknownTicket
    return found


def shift_of(officer_id: int, day: date) -> Shift | None:
    """Return where the officer sits today, with the ticket there; None when no counter was opened."""
    open_today = Shift.objects.filter(officer_id=officer_id, day=day, closed_at=None)
    return open_today.select_related("counter", "ticket").first()


def last_at(shift: Shift) -> Ticket | None:
    """Return the ticket that was last finished at the shift's counter since it was opened."""
    done = Ticket.objects.filter(counter_id=shift.counter_id, day=shift.day, officer_id=shift.officer_id)
    return done.filter(state=State.DONE, closed_at__gte=shift.opened_at).order_by("-closed_at", "-pk").first()


def missed_today(agency_id: int, day: date) -> list[Ticket]:
    """Return the numbers that were called in vain today, the latest first."""
    missed = Ticket.objects.filter(agency_id=agency_id, day=day, state=State.MISSED)
    return list(missed.order_by("-closed_at", "-pk"))
