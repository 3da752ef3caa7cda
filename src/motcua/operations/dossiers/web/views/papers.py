"""A dossier's papers: each as PDF, and the receipt that is asked for after all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.operations.dossiers.addresses import public_address
from motcua.operations.dossiers.permissions import PRINT, get_dossier_for
from motcua.operations.dossiers.printouts.printed import printed
from motcua.operations.dossiers.queries.papers import issued_paper
from motcua.operations.dossiers.services.issue_receipt import issue_receipt
from motcua.operations.dossiers.web.pdf_answers import pdf_answer
from motcua.operations.dossiers.web.visit import Visit, for_officers


@for_officers
@require_GET
def paper(request: HttpRequest, visit: Visit, code: str, form: str) -> HttpResponse:
    """Show a paper: the one about an event, or the latest of the form."""
    dossier = get_dossier_for(visit.asker, code, to=PRINT)
    event = request.GET.get("event", "")
    number = int(event) if event.isascii() and event.isdigit() and len(event) < 10 else None
    found = printed(dossier, form, address=public_address(request), event=number)
    return pdf_answer(found.content, found.file_name)


@for_officers
@require_POST
def ask_for_receipt(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Issue the receipt of a dossier that was received without one, and go back to the dossier."""
    dossier = get_dossier_for(visit.asker, code, to=PRINT)
    event = issue_receipt(dossier_id=dossier.pk, at=visit.now)
    notation = issued_paper(dossier, "receipt", event).notation
    messages.success(request, _("Đã lập giấy tiếp nhận số %(number)s.") % {"number": notation})
    return redirect("dossiers:dossier", code=code)
