"""Giving out a number: the next of its service and day, once for each page however often it is sent."""

from __future__ import annotations

import re
import secrets
from datetime import date, datetime, timedelta

from motcua.common.counting import next_number
from motcua.common.moments import day_of
from motcua.common.transactions import writing
from motcua.operations.queue.domain.plan import ServiceView
from motcua.operations.queue.domain.refusals import FormUnknown, TooFast, UnknownPriority, UnknownService
from motcua.operations.queue.domain.states import OPEN, State
from motcua.operations.queue.domain.words import ticket_code
from motcua.operations.queue.models import Device, NumberCounter, Shift, Ticket
from motcua.operations.queue.queries.plan import plan_of

_FORM = re.compile(r"[0-9a-f]{32}")
#: A kiosk gives out at most so many numbers in a minute: people need some seconds each, a stuck finger does not.
AT_MOST, WITHIN = 15, timedelta(minutes=1)


def issue(*, device_id: int, service_id: int, priority_id: int | None, form: str, at: datetime) -> Ticket:
    """Return the ticket of the page's form: a new one, or the one that the same form made before.

    The first ticket of a service on a day closes what its office left open on earlier days.
    """
    if not _FORM.fullmatch(form):
        raise FormUnknown
    day = day_of(at)
    with writing():
        # One kiosk gives out one number at a time, so the same form sent twice waits for itself.
        device = Device.objects.select_for_update().get(pk=device_id)
        again = Ticket.objects.filter(device=device, form=form).first()
        if again is not None:
            return again
        service = _offered(device.agency_id, service_id, priority_id)
        if (
            Ticket.objects.filter(device=device, issued_at__gt=at - WITHIN, issued_at__lte=at).count()
            >= AT_MOST
        ):
            raise TooFast
        number = next_number(NumberCounter, service_id=service.id, day=day)
        if number == 1:
            close_earlier_days(device.agency_id, day, at)
        return Ticket.objects.create(
            agency_id=device.agency_id,
            series_id=service.id,
            service_id=service.id,
            day=day,
            number=number,
            code=ticket_code(service.prefix, number),
            key=secrets.token_hex(12),
            priority_id=priority_id,
            issued_at=at,
            device=device,
            form=form,
        )


def close_earlier_days(agency_id: int, day: date, at: datetime) -> None:
    """Let go of what stood open at the end of an earlier day: numbers are left, counters closed."""
    open_before = Ticket.objects.filter(agency_id=agency_id, day__lt=day, state__in=OPEN)
    open_before.update(state=State.LEFT, closed_at=at)
    Shift.objects.filter(counter__agency_id=agency_id, day__lt=day, closed_at=None).update(closed_at=at)


def _offered(agency_id: int, service_id: int, priority_id: int | None) -> ServiceView:
    plan = plan_of(agency_id)
    service = plan.services.get(service_id)
    if service is None or not service.is_offered:
        raise UnknownService
    if priority_id is not None:
        priority = plan.priorities.get(priority_id)
        if priority is None or not priority.is_offered:
            raise UnknownPriority
    return service
