"""The lists of a day: dossiers handed over to the departments, results that came and results that were sent."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from motcua.capabilities.statutory_forms import render as drawing
from motcua.common.moments import parse_day
from motcua.common.refusals import NotFound, Refusal
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView, UnitView
from motcua.operations.dossiers.printouts.day_lists import hand_over_list, result_list
from motcua.operations.dossiers.queries.day_lists import (
    HALVES,
    HandedOver,
    handed_over,
    results_ready,
    results_sent,
)
from motcua.operations.dossiers.web.offices import office_asked, offices_of
from motcua.operations.dossiers.web.pdf_answers import pdf_answer
from motcua.operations.dossiers.web.visit import Visit, for_officers


class NothingOnThisDay(NotFound):
    """A list that would have no line."""

    sentence = "Ngày này không có hồ sơ nào cho phiếu đó."


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what was handed over on the day, unit by unit, and the results that came and went."""
    agency = office_asked(visit, request.GET.get("agency", ""))
    offices = offices_of(visit)
    day, fault = _day(request, visit)
    half = _half(request)
    asked = {"agency": agency.code, "day": day.isoformat(), "half": half}
    return render(
        request,
        "dossiers/day_lists.html",
        {
            "room": "day-lists",
            "agency": agency,
            "agencies": offices if len(offices) > 1 else (),
            "day": day,
            "fault": fault,
            "half": half,
            "halves": HALVES.items(),
            "handed": [
                (unit, rows, _print_href(asked, kind="handed", unit=unit.code))
                for unit, rows in _by_unit(agency, day, half)
            ],
            "ready": results_ready(agency.id, day),
            "ready_href": _print_href(asked, kind="ready"),
            "sent": results_sent(agency.id, day),
            "sent_href": _print_href(asked, kind="sent"),
        },
        status=422 if fault else 200,
    )


@for_officers
@require_GET
def document(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show one list of the day as PDF, in two copies."""
    agency = office_asked(visit, request.GET.get("agency", ""))
    day, _ = _day(request, visit)
    kind = request.GET.get("kind", "")
    if kind == "handed":
        return _hand_over(agency, day, _half(request), request.GET.get("unit", ""))
    rows = {"ready": results_ready, "sent": results_sent}.get(kind, _nothing)(agency.id, day)
    if not rows:
        raise NothingOnThisDay
    values = result_list(agency, rows, day, sent=kind == "sent")
    return pdf_answer(drawing.pdf("result_list", "house", values), f"ban-giao-ket-qua-{day.isoformat()}.pdf")


def _hand_over(agency: AgencyView, day: date, half: str, code: str) -> HttpResponse:
    for unit, rows in _by_unit(agency, day, half):
        if unit.code == code:
            values = hand_over_list(agency, unit.id, rows, day)
            name = f"ban-giao-ho-so-{code}-{day.isoformat()}.pdf"
            return pdf_answer(drawing.pdf("hand_over_list", "house", values), name)
    raise NothingOnThisDay


def _nothing(office_id: int, day: date) -> tuple[()]:
    return ()


def _by_unit(agency: AgencyView, day: date, half: str) -> list[tuple[UnitView, list[HandedOver]]]:
    rows = sorted(handed_over(agency.id, day, half), key=lambda row: row.unit_id)
    return [
        (organisation.unit_by_id(unit_id), list(given))
        for unit_id, given in groupby(rows, key=lambda row: row.unit_id)
    ]


def _day(request: HttpRequest, visit: Visit) -> tuple[date, str]:
    text = request.GET.get("day", "")
    try:
        return (parse_day(text, field="day") if text else visit.today), ""
    except Refusal as refusal:
        return visit.today, str(refusal)


def _half(request: HttpRequest) -> str:
    half = request.GET.get("half", "")
    return half if half in HALVES else ""


def _print_href(asked: dict[str, str], **more: str) -> str:
    query = urlencode({name: value for name, value in (asked | more).items() if value})
    return f"{reverse('dossiers:day-lists-pdf')}?{query}"
