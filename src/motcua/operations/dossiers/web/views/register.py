"""The book of dossiers: what an office received in a stretch, looked at and printed."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from motcua.operations.dossiers.models.dossier import RETURN_BY
from motcua.operations.dossiers.printouts.register import register_pdf
from motcua.operations.dossiers.queries.register import Entry, count_of, entries_of, fields_of
from motcua.operations.dossiers.web import asked_book
from motcua.operations.dossiers.web.offices import office_asked, offices_of
from motcua.operations.dossiers.web.pdf_answers import pdf_stream
from motcua.operations.dossiers.web.visit import Visit, for_officers

#: So many lines are shown; the book itself has all of them.
SHOWN = 25


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the book's first lines, and how many there are."""
    agency = office_asked(visit, request.GET.get("agency", ""))
    asked = asked_book.read(request.GET.dict(), agency, visit.today)
    offices, count = offices_of(visit), count_of(asked.book)
    return render(
        request,
        "dossiers/register.html",
        {
            "room": "register",
            "asked": asked,
            "book": asked.book,
            "agencies": offices if len(offices) > 1 else (),
            "fields": fields_of(asked.book),
            "stretches": asked_book.stretches(asked.book, visit.today),
            "count": count,
            "lines": [_line(entry) for entry in islice(entries_of(asked.book, page=SHOWN), SHOWN)],
            "shown": SHOWN,
        },
        status=422 if asked.fault else 200,
    )


@for_officers
@require_GET
def document(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Send the whole book as PDF."""
    agency = office_asked(visit, request.GET.get("agency", ""))
    asked = asked_book.read(request.GET.dict(), agency, visit.today)
    if asked.fault:
        return show(request)
    book = asked.book
    name = f"so-theo-doi-{agency.code}-{book.first:%Y%m%d}-{book.last:%Y%m%d}.pdf"
    return pdf_stream(register_pdf(book, visit.today), name)


def _line(entry: Entry) -> tuple[Entry, str]:
    return entry, str(RETURN_BY[entry.return_by])
