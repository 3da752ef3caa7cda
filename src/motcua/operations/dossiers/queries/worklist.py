"""The worklist: an officer's and their units' open dossiers, most urgent first, with all that a row shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from motcua.capabilities.inbox import queries as inbox
from motcua.common.text import fold
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.operations.dossiers.domain.refusals import ChoiceUnknown
from motcua.operations.dossiers.domain.states import BY_NAME, State
from motcua.operations.dossiers.models import Dossier

SUBJECT = "dossier"
#: What is due within so many working days is soon (contracts §3).
SOON_DAYS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier of the list."""

    dossier: Dossier
    plan: VersionPlan

    @property
    def state(self) -> State:
        """Where the dossier stands."""
        return State(self.dossier.state)

    @property
    def step_name(self) -> str:
        """The name of the open step; empty when none is open."""
        step = self.dossier.step
        return self.plan.steps[step - 1].name if step and step <= len(self.plan.steps) else ""


@dataclass(frozen=True, slots=True)
class Worklist:
    """A page of rows, how many there are by urgency, and the mark of the next page."""

    rows: tuple[Row, ...]
    counts: inbox.Counts | None
    next_cursor: str


def worklist_of(
    unit_ids: Collection[int],
    days: inbox.Days,
    *,
    officer_id: int | None = None,
    q: str = "",
    state: str = "",
    due: str = "",
    cursor: str = "",
    limit: int = 50,
    counted: bool = False,
) -> Worklist:
    """Return a page of the units' worklist (of one officer alone, where named); a constant number of statements."""
    items = inbox.waiting_for(unit_ids).filter(subject_kind=SUBJECT)
    if officer_id is not None:
        items = items.filter(officer_id=officer_id)
    if q.strip() or state:
        # What waits in a unit is open there: few are looked through, whatever the years have left behind.
        meant = matching(q, state).filter(unit__in=unit_ids)
        items = items.filter(subject_id__in=meant.values("pk"))
    counts = inbox.counts_of(items, days) if counted else None
    if due:
        items = items.filter(inbox.urgency(due, days))
    page = inbox.page_of(items, cursor=cursor, limit=limit)
    return Worklist(rows_of([item.subject_id for item in page.items]), counts, page.next_cursor)


def days_of(calendar: WorkCalendar, today: date) -> inbox.Days:
    """Return the days of urgency on an agency's calendar."""
    return inbox.Days(today, calendar.add_working_days(today, SOON_DAYS))


def matching(q: str, state: str = "") -> QuerySet[Dossier]:
    """Return the dossiers that a typed text means: a code, a phone or identity number, or a name without marks."""
    found = Dossier.objects.all()
    if state:
        if state not in BY_NAME:
            raise ChoiceUnknown(
                label="Trạng thái", value=state[:40], choices=", ".join(BY_NAME), field="state"
            )
        found = found.filter(state=BY_NAME[state])
    text = q.replace("\0", " ").strip()[:200]
    return found.filter(_means(text)) if text else found


def _means(text: str) -> Q:
    compact = text.replace(" ", "").upper()
    if compact.isascii() and compact.isdigit():
        return Q(applicant__phone=compact) | Q(applicant__id_number=compact) | Q(code__endswith=compact)
    if "-" in compact and any(c.isdigit() for c in compact):
        return Q(code__contains=compact)
    return Q(applicant__folded__contains=fold(text))


def rows_of(ids: Sequence[int]) -> tuple[Row, ...]:
    """Return the rows of these dossiers in the order of the keys."""
    found = Dossier.objects.select_related("applicant").in_bulk(ids)
    return tuple(Row(found[pk], catalogue.version_by_id(found[pk].version_id)) for pk in ids if pk in found)
