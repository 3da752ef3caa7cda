"""The report page, the dossiers behind each of its figures, and its downloads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.common.moments import day_of
from motcua.common.refusals import NotAllowed, NotFound
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.permissions import actor_in, may_somewhere
from motcua.insight.reports.domain.asked import LEVELS
from motcua.insight.reports.domain.sieves import COLUMNS, FIGURES
from motcua.insight.reports.permissions import REPORT
from motcua.insight.reports.printouts.as_json import ii06_as_json
from motcua.insight.reports.printouts.as_xlsx import ii06_as_xlsx
from motcua.insight.reports.queries import Ii06, ii06, overview
from motcua.insight.reports.web import page
from motcua.insight.reports.web.asking import Asked, read
from motcua.operations.dossiers.queries.figure_lists import listed
from motcua.operations.dossiers.queries.figures import Cut, dossiers_in

#: Rows of a page of dossiers.
PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def for_reporters(view: Callable[[HttpRequest, Asked], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only officers with the right to report see the page, and read what they ask for."""

    @login_required
    @require_GET
    @wraps(view)
    def visited(request: HttpRequest) -> HttpResponse:
        actor = actor_in(request)
        if actor is None or not may_somewhere(actor, REPORT):
            raise NotAllowed
        return view(request, read(request.GET.dict(), actor, day_of(timezone.now())))

    return visited


@for_reporters
def show(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the equations, form II.06 and the charts of a period."""
    today = day_of(timezone.now())
    counted = overview(asked.span, asked.agencies if asked.agency is None else asked.shown)
    earlier, later = page.cut_offs(asked, today)
    lines, total = page.lines(asked, counted)
    return render(
        request,
        "reports/ii06.html",
        {
            "room": "reports",
            "asked": asked,
            "title": page.title_of(asked.span),
            "levels": [
                (level, LEVELS[level]) for level in LEVELS if any(a.level == level for a in asked.agencies)
            ],
            "periods": page.periods_for(asked, today),
            "earlier": earlier,
            "later": later,
            "equations": page.equations(asked, counted),
            "columns": COLUMNS.values(),
            "lines": lines,
            "total": total,
            "charts": page.charts(asked, counted),
            "stretches": counted.stretches,
            "weeks": len(counted.stretches) > 1 and (counted.stretches[1] - counted.stretches[0]).days == 7,
            "xlsx": f"{reverse('reports:ii06-xlsx')}?{asked.query()}",
            "json": f"{reverse('reports:ii06-json')}?{asked.query()}",
        },
    )


@for_reporters
def dossiers(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the very dossiers that a figure counts."""
    figure = FIGURES.get(request.GET.get("figure", ""))
    if figure is None:
        raise NotFound
    field = request.GET.get("field", "")
    having = figure.sieve.conditions() | ({"procedure_field": field} if field else {})
    keys = frozenset(agency.id for agency in asked.shown)
    cut = Cut(asked.span.first, asked.span.last, asked.span.as_of, levels=(asked.level,), agencies=keys)
    found = listed(cut, cursor=request.GET.get("cursor", ""), limit=PAGE, **having)
    query = asked.query(figure=figure.key, field=field)
    return render(
        request,
        "reports/dossiers.html",
        {
            "room": "reports",
            "asked": asked,
            "figure": figure,
            "field": field,
            "count": dossiers_in(cut, **having).count(),
            "whose": asked.agency.name if asked.agency else LEVELS[asked.level],
            "title": page.title_of(asked.span),
            "rows": [(row, organisation.agency_by_id(row.agency_id)) for row in found.rows],
            "paged": "cursor" in request.GET,
            "back": f"{reverse('reports:ii06')}?{asked.query()}",
            "first_href": f"?{query}" if "cursor" in request.GET else "",
            "next_href": f"?{asked.query(figure=figure.key, field=field, cursor=found.next_cursor)}"
            if found.next_cursor
            else "",
        },
    )


@for_reporters
def workbook(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Send form II.06 as a workbook."""
    answer = HttpResponse(ii06_as_xlsx(_form(asked)), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(asked)}.xlsx"'
    return answer


@for_reporters
def document(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Send form II.06 as JSON, by the names of the contract."""
    return JsonResponse(ii06_as_json(_form(asked)), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _form(asked: Asked) -> Ii06:
    among = None if asked.agency else [agency.id for agency in asked.shown]
    return ii06(asked.span, level=asked.level, agency=asked.agency, among=among)


def _file_name(asked: Asked) -> str:
    return f"II.06-{asked.whose}-{asked.span.first}-{asked.span.last}"
