"""Rows of lists: what one dossier shows in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from motcua.common.components.promise_bar import ShortBar
from motcua.common.moments import day_of
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.worktime.short_bars import short_bar_of
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.worklist import Row
from motcua.operations.dossiers.web.standing import Standing, standing_of, step_is_late

#: Stands for the code while the addresses of a whole list are worked out once.
_CODE = "X-0"
_BY_CHANNEL = {"online": "qua mạng", "post": "qua bưu điện"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it leads, its words, its standing and the short bar (none before reception)."""

    code: str
    href: str
    preview: str
    title: str
    applicant: str
    notes: tuple[str, ...]
    #: Told with a shape among the notes: the open step is past its hour.
    step_late: str
    standing: Standing
    bar: ShortBar | None


def lines_of(rows: Iterable[Row], now: datetime) -> list[Line]:
    """Return the lines of the rows, in their order."""
    pattern = reverse("dossiers:dossier", args=[_CODE]), reverse("dossiers:preview", args=[_CODE])
    today = day_of(now)
    return [_line(row, now, today, *pattern) for row in rows]


def _line(row: Row, now: datetime, today: date, page: str, preview: str) -> Line:
    dossier = row.dossier
    code = dossier.code or dossier.reference
    calendar = organisation.calendar_of(dossier.agency_id)
    return Line(
        code=dossier.code or "chưa có mã",
        href=page.replace(_CODE, code),
        preview=preview.replace(_CODE, code),
        title=row.plan.name,
        applicant=dossier.applicant.name,
        notes=tuple(_notes(row)),
        step_late=_step_late(dossier) if step_is_late(dossier, now) else "",
        standing=standing_of(dossier, calendar, today),
        bar=short_bar(dossier, today),
    )


def _notes(row: Row) -> Iterable[str]:
    if row.step_name:
        yield row.step_name[:1].lower() + row.step_name[1:]
    if holder := _holder(row.dossier):
        yield holder
    if row.dossier.office_id is not None:
        office = organisation.agency_by_id(row.dossier.office_id).short_name
        yield f"nộp tại {office}, {organisation.agency_by_id(row.dossier.agency_id).short_name} giải quyết"
    if row.dossier.extensions:
        yield "đã hẹn lại"
    if row.dossier.channel in _BY_CHANNEL:
        yield _BY_CHANNEL[row.dossier.channel]


def _holder(dossier: Dossier) -> str:
    if dossier.unit_id is None:
        return ""
    if dossier.officer_id is not None:
        return f"{organisation.officer_name(dossier.officer_id)} đang giữ"
    return "chưa ai nhận" if dossier.state == State.PROCESSING else ""


def _step_late(dossier: Dossier) -> str:
    return "quá giờ tiếp nhận" if dossier.state == State.REGISTERED else "bước này quá giờ"


def short_bar(dossier: Dossier, today: date) -> ShortBar | None:
    """Return the dossier's last ten days; None before reception."""
    if dossier.received_at is None or dossier.due_at is None or dossier.original_due_at is None:
        return None
    return short_bar_of(
        received_at=dossier.counted_from or dossier.received_at,
        due_at=dossier.due_at,
        original_due_at=dossier.original_due_at,
        calendar=organisation.calendar_of(dossier.agency_id),
        today=today,
        finished_at=dossier.finished_at,
        waiting_since=dossier.waiting_since,
    )
