"""Opening and closing a counter for the day."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError

from motcua.common.moments import day_of
from motcua.common.transactions import writing
from motcua.foundation.organisation import queries as organisation
from motcua.operations.queue.domain.refusals import CounterTaken, NoCounterOpen, UnknownCounter
from motcua.operations.queue.domain.states import Act, State
from motcua.operations.queue.models import Counter, Shift
from motcua.operations.queue.services.keeping import lock_ticket, move


def open_counter(
    *, agency_id: int, counter_id: int, officer_id: int, at: datetime, take_over: bool = False
) -> Shift:
    """Sit down at the counter for the rest of the day; whoever sat elsewhere has left that counter.

    A colleague's counter is refused unless it is taken over; then the colleague's is closed first.
    """
    day = day_of(at)
    try:
        with writing():
            counter = Counter.objects.filter(pk=counter_id, agency_id=agency_id, is_used=True).first()
            if counter is None:
                raise UnknownCounter
            mine = _locked(officer_id=officer_id, day=day)
            theirs = _locked(counter_id=counter.pk, day=day)
            if mine is not None and mine.counter_id == counter.pk:
                return mine
            if theirs is not None:
                if not take_over:
                    raise _taken(counter, theirs.officer_id)
                _close(theirs, at)
            if mine is not None:
                _close(mine, at)
            return Shift.objects.create(counter=counter, officer_id=officer_id, day=day, opened_at=at)
    except IntegrityError:
        # A colleague sat down in the same moment.
        return _sat_down_first(counter_id, officer_id, at)


def close_counter(*, officer_id: int, at: datetime) -> None:
    """Leave the counter: who was being served is done, who was only called waits again."""
    with writing():
        shift = _locked(officer_id=officer_id, day=day_of(at))
        if shift is None:
            raise NoCounterOpen
        _close(shift, at)


def _close(shift: Shift, at: datetime) -> None:
    if shift.ticket_id is not None:
        ticket = lock_ticket(shift.ticket_id)
        if ticket.state == State.CALLED:
            move(ticket, Act.RELEASE)
        elif ticket.state == State.SERVING:
            move(ticket, Act.FINISH, closed_at=at)
    shift.ticket = None
    shift.closed_at = at
    shift.save(update_fields=["ticket", "closed_at"])


def _locked(**where: object) -> Shift | None:
    return Shift.objects.select_for_update().filter(closed_at=None, **where).first()


def _sat_down_first(counter_id: int, officer_id: int, at: datetime) -> Shift:
    found = Shift.objects.filter(day=day_of(at), closed_at=None)
    mine = found.filter(officer_id=officer_id, counter_id=counter_id).first()
    if mine is not None:
        return mine
    theirs = found.select_related("counter").filter(counter_id=counter_id).first()
    if theirs is None:
        raise NoCounterOpen
    raise _taken(theirs.counter, theirs.officer_id)


def _taken(counter: Counter, officer_id: int) -> CounterTaken:
    return CounterTaken(number=counter.number, name=organisation.officer_name(officer_id))
