"""Finding a dossier: by code or a part of it, name, phone or identity number, within what the officer may search."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from motcua.common.components.figures import masked
from motcua.common.moments import iso
from motcua.common.refusals import NotAllowed
from motcua.operations.dossiers.domain.states import BY_NAME, State
from motcua.operations.dossiers.permissions import EXPORT, agencies_for, visible_to
from motcua.operations.dossiers.queries.find import PAGE, Found, find
from motcua.operations.dossiers.queries.worklist import Row
from motcua.operations.dossiers.web.rows import Line, lines_of
from motcua.operations.dossiers.web.visit import Visit, for_officers

_SEARCH = "search"
_HEADINGS = ("Mã hồ sơ", "Thủ tục", "Người nộp", "Trạng thái", "Lúc nhận", "Hẹn trả", "Xong lúc")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a text and a state, both of which may be empty."""

    q: str
    state: str

    @classmethod
    def of(cls, request: HttpRequest) -> Wanted:
        """Return what the address asks for."""
        return cls(request.GET.get("q", "").strip()[:200], request.GET.get("state", ""))

    def address(self, name: str = "dossiers:find", **more: str) -> str:
        """Return the address that asks for the same."""
        parts = {key: value for key, value in ({"q": self.q, "state": self.state} | more).items() if value}
        return reverse(name) + (f"?{urlencode(parts)}" if parts else "")


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what was found, newest first; the one dossier that a whole code names opens at once."""
    if not agencies_for(visit.asker, _SEARCH):
        raise NotAllowed
    wanted, cursor = Wanted.of(request), request.GET.get("cursor", "")
    found = find(visible_to(visit.asker, _SEARCH), wanted.q, state=wanted.state, cursor=cursor)
    if found.count == 1 and found.rows and found.rows[0].dossier.code == wanted.q.upper():
        return redirect("dossiers:dossier", code=found.rows[0].dossier.code)
    return render(request, "dossiers/find.html", _page(wanted, found, visit) | {"paged": bool(cursor)})


@for_officers
@require_GET
def export(request: HttpRequest, visit: Visit) -> StreamingHttpResponse:
    """Send everything that was found as a table, row by row."""
    if not agencies_for(visit.asker, EXPORT):
        raise NotAllowed
    wanted = Wanted.of(request)
    first = find(visible_to(visit.asker, EXPORT), wanted.q, state=wanted.state)
    answer = StreamingHttpResponse(_csv(_all(first, wanted, visit)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ho-so-{visit.today.isoformat()}.csv"'
    return answer


def _page(wanted: Wanted, found: Found, visit: Visit) -> dict[str, Any]:
    exports = bool(agencies_for(visit.asker, EXPORT))
    return {
        "room": "dossiers",
        "q": wanted.q,
        "state": wanted.state,
        "states": [(name, one.label) for name, one in BY_NAME.items()],
        "found": found,
        "lines": _lines(found, visit),
        "per_page": PAGE,
        "next_href": wanted.address(cursor=found.next_cursor) if found.next_cursor else "",
        "first_href": wanted.address(),
        "export_href": wanted.address("dossiers:find-export") if exports and found.rows else "",
        "may_receive": bool(agencies_for(visit.asker, "receive")),
    }


def _lines(found: Found, visit: Visit) -> list[tuple[Line, str]]:
    """Return each line with the applicant's identity number, masked."""
    numbers = [masked(row.dossier.applicant.id_number) for row in found.rows]
    return list(zip(lines_of(found.rows, visit.now), numbers, strict=True))


def _all(found: Found, wanted: Wanted, visit: Visit) -> Iterator[Row]:
    within = visible_to(visit.asker, EXPORT)
    while True:
        yield from found.rows
        if not found.next_cursor:
            return
        found = find(within, wanted.q, state=wanted.state, cursor=found.next_cursor, counted=False)


def _csv(rows: Iterator[Row]) -> Iterator[str]:
    # The mark at the start tells spreadsheets that the table is UTF-8.
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(_HEADINGS)
    for row in rows:
        one = row.dossier
        cells = (one.code or "", row.plan.name, one.applicant.name, State(one.state).label)
        moments = (iso(one.received_at), iso(one.due_at), iso(one.finished_at))
        yield writer.writerow([_plain(cell) for cell in (*cells, *(moment or "" for moment in moments))])


def _plain(cell: str) -> str:
    """Keep a spreadsheet from taking a name that somebody typed for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text
