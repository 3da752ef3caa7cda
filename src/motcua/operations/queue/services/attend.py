"""What becomes of the number at the counter: the person is there, is done, or did not come."""

from __future__ import annotations

from datetime import datetime

from motcua.common.moments import day_of
from motcua.common.transactions import writing
from motcua.operations.queue.domain.states import Act, State
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.services.keeping import at_counter, leave, lock_shift, move


def serve(*, officer_id: int, at: datetime) -> Ticket:
    """Say that the person who was called is at the counter; said again, nothing changes."""
    with writing():
        ticket = at_counter(lock_shift(officer_id, day_of(at)))
        if ticket.state != State.SERVING:
            move(ticket, Act.SERVE, served_at=at)
        return ticket


def finish(*, officer_id: int, at: datetime) -> Ticket:
    """End the number at the counter without calling another."""
    return _end(Act.FINISH, officer_id, at)


def miss(*, officer_id: int, at: datetime) -> Ticket:
    """Say that nobody came; whoever comes back is called again from the list of missed numbers."""
    return _end(Act.MISS, officer_id, at)


def _end(act: Act, officer_id: int, at: datetime) -> Ticket:
    with writing():
        shift = lock_shift(officer_id, day_of(at))
        ticket = at_counter(shift)
        move(ticket, act, closed_at=at)
        leave(shift)
        return ticket
