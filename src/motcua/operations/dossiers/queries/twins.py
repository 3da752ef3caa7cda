"""Dossiers that may be the one at the counter: the same person, the same procedure, still open or of the same day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from motcua.common.moments import end_of_day, start_of_day
from motcua.operations.dossiers.domain.states import LABELS, State
from motcua.operations.dossiers.models import Dossier

#: Where nothing of the person's is waited for any more.
_OVER = (State.REFUSED_AT_RECEPTION, State.WITHDRAWN, State.STOPPED, State.RESOLVED, State.RETURNED)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Twin:
    """A dossier by its code; one that is only registered has none yet and is called by its reference."""

    key: str
    code: str
    state: State
    due_at: datetime | None
    #: The day on which it came in.
    on: date | None

    @property
    def says(self) -> str:
        """Its state in words."""
        return str(LABELS[self.state])

    @property
    def open(self) -> bool:
        """Whether it is still worked on, or waits for the person."""
        return self.state not in _OVER


def twins_of(
    id_number: str, within: QuerySet[Dossier], *, procedure: str, on: date, besides: int | None = None
) -> tuple[Twin, ...]:
    """Return the person's dossiers of this procedure that are open, or came in on the day; five at most, newest first.

    One statement, found by the person's number.
    """
    if not id_number:
        return ()
    today = Q(received_on=on) | Q(received_on=None, last_at__gte=start_of_day(on), last_at__lt=end_of_day(on))
    found = within.filter(applicant__id_number=id_number, version__procedure__code=procedure)
    found = found.filter(~Q(state__in=_OVER) | today)
    found = found.exclude(pk=besides) if besides else found
    rows = found.order_by("-pk").values_list("code", "reference", "state", "due_at", "received_on")[:_SHOWN]
    return tuple(
        Twin(code or reference, code or "", State(state), due_at, received_on)
        for code, reference, state, due_at, received_on in rows
    )
