"""Where an officer's counter stands, in words: for the strip and the counter's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.common.moments import day_of
from motcua.operations.queue.domain.states import Act, State, possible
from motcua.operations.queue.models import Shift, Ticket
from motcua.operations.queue.queries.line import open_counters, sittings_of, waiting_for
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.queries.tickets import last_at, shift_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The officer's counter today; without a shift, no counter was opened yet."""

    shift: Shift | None
    ticket: Ticket | None
    done: Ticket | None
    waiting: int
    now: datetime
    #: What the person at the counter came for.
    service: str = ""

    @property
    def seen(self) -> str:
        """The key of the number that the page shows."""
        return self.ticket.key if self.ticket else ""

    @property
    def says(self) -> str:
        """The number at the counter and what became of it, with how long its person waited."""
        if self.ticket is not None:
            words = {"code": self.ticket.code, "minutes": waited(self.ticket)}
            if self.ticket.state == State.SERVING:
                return _("đang phục vụ %(code)s (đã chờ %(minutes)d phút)") % words
            return _("đang gọi %(code)s (đã chờ %(minutes)d phút)") % words
        if self.done is not None:
            return _("%(code)s đã xong") % {"code": self.done.code}
        return _("chưa gọi số nào")

    @property
    def can_serve(self) -> bool:
        """Whether it can be said that the person came."""
        return self.ticket is not None and possible(self.ticket.state, Act.SERVE)

    @property
    def can_miss(self) -> bool:
        """Whether it can be said that nobody came."""
        return self.ticket is not None and possible(self.ticket.state, Act.MISS)


def standing_of(officer_id: int, now: datetime) -> Standing:
    """Return where the officer's counter stands now."""
    day = day_of(now)
    shift = shift_of(officer_id, day)
    if shift is None:
        return Standing(None, None, None, 0, now)
    agency_id = shift.counter.agency_id
    plan = plan_of(agency_id)
    counter = plan.counters[shift.counter_id]
    waiting = waiting_for(counter, day, open_counters(sittings_of(agency_id, day)))
    wanted = plan.services.get(shift.ticket.service_id) if shift.ticket else None
    done = None if shift.ticket else last_at(shift)
    return Standing(shift, shift.ticket, done, waiting, now, wanted.name if wanted else "")


def waited(ticket: Ticket) -> int:
    """Return the whole minutes from the ticket to its first call."""
    return 0 if ticket.called_at is None else int((ticket.called_at - ticket.issued_at).total_seconds() // 60)
