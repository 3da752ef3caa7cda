"""«Việc của tôi»: what waits for the officer and their units, most urgent first."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from motcua.common.components.desk import rooms_for
from motcua.common.components.figures import length
from motcua.common.moments import iso, say_day, say_time
from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation.permissions import may_somewhere
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.permissions import EXPORT, agencies_for
from motcua.operations.dossiers.queries.worklist import Row, worklist_of
from motcua.operations.dossiers.web import filters
from motcua.operations.dossiers.web.filters import Filter
from motcua.operations.dossiers.web.rows import lines_of
from motcua.operations.dossiers.web.visit import Visit, for_officers

_HEADINGS = ("Mã hồ sơ", "Thủ tục", "Người nộp", "Bước", "Trạng thái", "Lúc nhận", "Hẹn trả", "Chờ từ")


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a page of the worklist with its counts and filters; who never acts on dossiers lands in their own room."""
    if not may_somewhere(visit.officer, Act.CLAIM) and (room := _own_room(request)):
        return redirect(room)
    wanted = Filter.of(request.GET)
    page = worklist_of(
        visit.units, visit.days, counted=True, cursor=request.GET.get("cursor", ""), **wanted.arguments(visit)
    )
    assert page.counts is not None
    kept = filters.saved(request)
    return render(
        request,
        "dossiers/worklist.html",
        {
            "room": "inbox",
            "filter": wanted,
            "tabs": filters.tabs(wanted, page.counts),
            "chips": filters.chips(wanted, kept),
            "current_kept": wanted in kept,
            "states": filters.STATES,
            "lines": lines_of(page.rows, visit.now),
            "total": page.counts.total,
            "says_now": _now_in_words(visit),
            "next_href": wanted.href(cursor=page.next_cursor) if page.next_cursor else "",
            "paged": "cursor" in request.GET,
            "export_href": reverse("dossiers:worklist-export") + wanted.query() if _exports(visit) else "",
        },
    )


@for_officers
@require_GET
def export(request: HttpRequest, visit: Visit) -> StreamingHttpResponse:
    """Send the filtered worklist as a table, row by row."""
    if not _exports(visit):
        raise NotAllowed
    rows = _all_rows(visit, Filter.of(request.GET).arguments(visit))
    answer = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="viec-cua-toi-{visit.today.isoformat()}.csv"'
    return answer


@for_officers
@require_POST
def save_filter(request: HttpRequest, visit: Visit) -> HttpResponseRedirect:
    """Keep the filter in this browser, or forget one that was kept."""
    wanted = Filter.of(request.POST)
    answer = HttpResponseRedirect(reverse("dossiers:worklist") + wanted.query())
    filters.keep(request, answer, wanted, forget="forget" in request.POST)
    return answer


def _own_room(request: HttpRequest) -> str:
    """Return the first room on the rail that is none of ours; empty when there is none."""
    rooms = [room for room in rooms_for(request) if not room.url_name.startswith("dossiers:")]
    return rooms[0].url_name if rooms else ""


def _now_in_words(visit: Visit) -> str:
    """Return the day, the hour, and how much of the working day is left: «Thứ Sáu, 11/9/2026 · 9:40 · còn …»."""
    calendar = visit.calendar
    words = f"{say_day(visit.today)} · {say_time(visit.now)}"
    if not calendar.is_working(visit.today):
        left = f"hôm nay nghỉ, {calendar.why_off(visit.today)}"
    else:
        minutes = calendar.working_minutes(visit.now, calendar.closing(visit.today))
        left = f"còn {length(minutes)} làm việc hôm nay" if minutes else "đã hết giờ làm việc"
    return f"{words[:1].upper()}{words[1:]} · {left}"


def _exports(visit: Visit) -> bool:
    return visit.officer.main.agency_id in agencies_for(visit.asker, EXPORT)


def _all_rows(visit: Visit, arguments: dict[str, Any]) -> Iterator[Row]:
    cursor = ""
    while True:
        page = worklist_of(visit.units, visit.days, cursor=cursor, limit=500, **arguments)
        yield from page.rows
        cursor = page.next_cursor
        if not cursor:
            return


class _Line:
    """A file that hands each line straight on."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: Iterator[Row]) -> Iterator[str]:
    writer = csv.writer(_Line())
    # Spreadsheets take UTF-8 for what it is only behind this mark.
    yield "\ufeff" + writer.writerow(_HEADINGS)
    for row in rows:
        dossier = row.dossier
        cells = (
            dossier.code or "", row.plan.name, dossier.applicant.name, row.step_name, row.state.label,
            iso(dossier.received_at) or "", iso(dossier.due_at) or "", iso(dossier.waiting_since) or "",
        )  # fmt: skip
        yield writer.writerow([_harmless(cell) for cell in cells])


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a typed text for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" else cell
