"""How a dossier begins: filed only, or received with a code, a promise and a first step. Pure, like all deciding."""

from __future__ import annotations

from datetime import datetime

from motcua.foundation.worktime.clock import effective_start, promise
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.decide import Changes, check_possible, whole
from motcua.operations.dossiers.domain.life import Event, Life
from motcua.operations.dossiers.domain.refusals import SupplementOutstanding
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.domain.terms import Terms


def _filed(life: Life) -> Changes:
    """Return what a dossier is from its first event on; the office only where it is another than who resolves it."""
    names = ("reference", "version_id", "agency_id", "channel", "return_by", "case")
    filed: Changes = {name: getattr(life, name) for name in names}
    return filed if life.office_id is None else filed | {"office_id": life.office_id}


def register(*, life: Life, terms: Terms, at: datetime, by: int | None) -> Event:
    """Return the first event of a dossier that was filed but not received: no code, no clock.

    The one-stop office answers it before the closing of the day on which it counts as filed.
    """
    day = effective_start(at, terms.calendar).date()
    waits = {"unit_id": terms.slot(1).unit_id, "step_due_at": terms.calendar.closing(day)}
    return Event(1, Act.REGISTER, at, by, None, State.REGISTERED, _filed(life) | waits)


def receive(*, life: Life, terms: Terms, code: str, at: datetime, by: int | None) -> Event:
    """Return the reception: code, clock and first step (of a new dossier, or accepting a registered one)."""
    accepting = life.number > 0
    if accepting:
        check_possible(life, Act.ACCEPT, at)
        if life.asked:
            raise SupplementOutstanding
    due_at = whole(promise(at, terms.duration, terms.calendar).due_at)
    sets: Changes = {} if accepting else _filed(life)
    sets |= {
        "code": code,
        "duration": terms.duration.text,
        "received_at": at,
        "counted_from": at,
        "original_due_at": due_at,
        "due_at": due_at,
        "asked": False,
        "step": 1,
        "run": 1,
        "unit_id": terms.slot(1).unit_id,
        "officer_id": by,
        "step_opened_at": at,
        "step_due_at": min(hand_over_due(at, terms), due_at),
    }
    act = Act.ACCEPT if accepting else Act.RECEIVE
    return Event(life.number + 1, act, at, by, life.state if accepting else None, State.RECEIVED, sets)


def hand_over_due(received: datetime, terms: Terms) -> datetime:
    """Return until when the counter hands over: that working day; after 15:00 the next (NĐ 61/2018 Art. 18)."""
    start = effective_start(received, terms.calendar)
    day = start.date()
    if start.time() > terms.hand_over_limit:
        day = terms.calendar.add_working_days(day, 1)
    return terms.calendar.closing(day)
