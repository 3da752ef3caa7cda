"""The dossiers behind a figure, page by page: the same cut and the same conditions as the figure's own count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q

from motcua.capabilities.inbox.queries import CursorUnreadable
from motcua.common.moments import iso, parse_moment
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.operations.dossiers.domain.fates import Fate
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import StepRun
from motcua.operations.dossiers.queries.figures import Cut, dossiers_in


@dataclass(frozen=True, slots=True)
class Listed:
    """A dossier behind a figure, with what its list shows; `slow_step` is the first step that was finished late."""

    id: int
    code: str
    plan: VersionPlan
    agency_id: int
    received_at: datetime
    due_day: date | None
    finished_on: date | None
    fate: Fate
    state: State
    slow_step: str


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page of the list and the mark of the next one."""

    rows: tuple[Listed, ...]
    next_cursor: str


def listed(cut: Cut, *, cursor: str = "", limit: int = 50, **having: Any) -> ListedPage:
    """Return a page of the dossiers that a figure counts, the first received first; a constant number of statements."""
    found = dossiers_in(cut, **having)
    if cursor:
        after, pk = read_cursor(cursor)
        found = found.filter(Q(received_at__gt=after) | Q(received_at=after, pk__gt=pk))
    rows = list(found[: limit + 1])
    shown = rows[:limit]
    slow = _slow_steps([row.pk for row in shown])
    marked = f"{iso(shown[-1].received_at)}_{shown[-1].pk}" if len(rows) > limit else ""
    return ListedPage(tuple(_listed(row, slow.get(row.pk)) for row in shown), marked)


def read_cursor(text: str) -> tuple[datetime, int]:
    """Return the place that a cursor marks; refuse one that is none of ours."""
    moment, _, key = text.partition("_")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise CursorUnreadable(cursor=text[:40])
    return parse_moment(moment, field="cursor"), int(key)


def _slow_steps(ids: list[int]) -> dict[int, int]:
    """Return of each dossier the number of the first step that was closed after its own due moment."""
    late = StepRun.objects.filter(dossier_id__in=ids, closed_at__gt=F("due_at")).order_by(
        "dossier_id", "-run"
    )
    return dict(late.values_list("dossier_id", "step"))


def _listed(row: Any, slow: int | None) -> Listed:
    plan = catalogue.version_by_id(row.version_id)
    step = plan.steps[slow - 1].name if slow and slow <= len(plan.steps) else ""
    return Listed(
        row.pk, row.code, plan, row.agency_id, row.received_at, row.due_day, row.finished_on,
        Fate(row.fate), State(row.state), step,
    )  # fmt: skip
