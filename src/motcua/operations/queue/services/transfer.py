"""Handing the number at the counter on: to another counter, or to another service."""

from __future__ import annotations

from datetime import datetime

from motcua.common.moments import day_of
from motcua.common.transactions import writing
from motcua.operations.queue.domain.refusals import NowhereToGo
from motcua.operations.queue.domain.states import Act
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.services.keeping import at_counter, leave, lock_shift, move


def transfer(
    *, officer_id: int, at: datetime, counter_id: int | None = None, service_id: int | None = None
) -> Ticket:
    """Let the person wait for another counter or another service, with the hour of the old ticket.

    So nobody who was sent on stands at the end of the line again.
    """
    with writing():
        shift = lock_shift(officer_id, day_of(at))
        ticket = at_counter(shift)
        plan = plan_of(ticket.agency_id)
        counter = plan.counters.get(counter_id or 0)
        service = plan.services.get(service_id or 0)
        if counter is not None and counter.is_used and counter.id != shift.counter_id:
            move(ticket, Act.TRANSFER, reserved_id=counter.id, served_at=None)
        elif service is not None and service.is_offered and service.id != ticket.service_id:
            move(ticket, Act.TRANSFER, service_id=service.id, reserved_id=None, served_at=None)
        else:
            raise NowhereToGo
        leave(shift)
        return ticket
