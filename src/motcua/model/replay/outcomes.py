"""How dossiers stand at the end of a stretch, and in which days they must be due for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from motcua.common.moments import day_of
from motcua.model.replay.period import Period
from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.domain.states import State

#: How long before the stretch a dossier that is finished late in it may have been due.
_LATE_SINCE = timedelta(days=14)
#: How long before the end of the stretch a dossier that is open and late was due, where that is possible.
_OVERDUE_SINCE = timedelta(days=20)
#: How long a dossier may have waited past its date for what somebody outside owes.
_WAITING_SINCE = timedelta(days=30)
#: A stretch that is longer than a quarter and what may be left over of the one before.
_LONG = timedelta(days=120)
#: Within so many working days is soon (contracts §3, worklist).
SOON = 2


class Outcome(IntEnum):
    """How a dossier stands at the end."""

    DONE = 1  # finished in time
    DONE_LATE = 2
    PENDING_LATE = 3
    WITHIN = 4  # open, not yet due
    WAITING = 5  # open, somebody outside is waited for


class Figure(IntEnum):
    """The figure of a spec that a dossier counts in."""

    ON_TIME = 1
    LATE = 2
    NOT_YET_DUE = 3


FIGURES = {
    Outcome.DONE: Figure.ON_TIME,
    Outcome.DONE_LATE: Figure.LATE,
    Outcome.PENDING_LATE: Figure.LATE,
    Outcome.WITHIN: Figure.NOT_YET_DUE,
    Outcome.WAITING: Figure.NOT_YET_DUE,
}


@dataclass(frozen=True, slots=True)
class Column:
    """An outcome, and from which until which day a dossier must be due for it (None: any)."""

    outcome: Outcome
    due_from: date | None = None
    due_until: date | None = None

    def allows(self, due: date) -> bool:
        """Return whether a dossier due on the day can come to this outcome."""
        return (self.due_from is None or due >= self.due_from) and (
            self.due_until is None or due <= self.due_until
        )


def columns(period: Period, *, carried: bool) -> dict[str, Column]:
    """Return what a dossier can come to, by name: within is split into due today, soon and later.

    `overdue` is open and late like `pending_late`, but for however long.
    """
    end, calendar = period.end, period.calendar
    yesterday = end - timedelta(days=1)
    soon = calendar.add_working_days(end, SOON)
    late_from = period.start - _LATE_SINCE if carried else None
    return {
        "done": Column(Outcome.DONE, period.first_work if carried else None),
        "done_late": Column(Outcome.DONE_LATE, late_from, day_of(period.last_work) - timedelta(days=1)),
        "pending_late": Column(Outcome.PENDING_LATE, end - _OVERDUE_SINCE, yesterday),
        "overdue": Column(Outcome.PENDING_LATE, None, yesterday),
        "today": Column(Outcome.WITHIN, end, end),
        "soon": Column(Outcome.WITHIN, end + timedelta(days=1), soon),
        "later": Column(Outcome.WITHIN, soon + timedelta(days=1)),
        "within": Column(Outcome.WITHIN, end),
        "waiting": Column(Outcome.WAITING, _waiting_from(period, carried=carried)),
    }


def _waiting_from(period: Period, *, carried: bool) -> date:
    """Return since when a dossier that still waits may have been due; in a long stretch, all through it.

    What came before a stretch of a year is due in its first months whatever it is: it can but wait long.
    """
    if carried and period.end - period.start > _LONG:
        return period.first_work
    return period.end - _WAITING_SINCE


def figure_of(life: Life, period: Period, *, carried: bool) -> Figure | None:
    """Return the figure in which a dossier counts as of the end of the stretch (contracts §5); None: in none."""
    assert life.received_at is not None and life.original_due_at is not None
    if (day_of(life.received_at) < period.start) != carried:
        return None
    due = day_of(life.original_due_at)
    if life.finished_at is None:
        late = due < period.end and life.waiting_since is None
        return Figure.LATE if late else Figure.NOT_YET_DUE
    if not period.start <= day_of(life.finished_at) <= period.end:
        return None
    if life.state in (State.WITHDRAWN, State.STOPPED):
        return Figure.ON_TIME
    return Figure.LATE if day_of(life.finished_at) > due else Figure.ON_TIME
