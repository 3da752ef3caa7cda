"""Money at the counter: taken on the dossier's page, its receipt printed, a mistake cancelled, the cash of a day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.capabilities.payments.domain.refusals import UnknownReceipt
from motcua.capabilities.payments.queries import receipt_of, taken_on
from motcua.capabilities.statutory_forms.render import pdf
from motcua.common.components.figures import number
from motcua.common.moments import parse_day
from motcua.common.refusals import NotAllowed, Refusal
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.addresses import public_address
from motcua.operations.dossiers.permissions import agencies_for, get_dossier_for
from motcua.operations.dossiers.printouts.fee_receipt import fee_receipt
from motcua.operations.dossiers.services.fees import (
    CANCEL_FEE,
    SEE_FEES,
    SUBJECT,
    TAKE_FEE,
    cancel_fee,
    take_fee,
)
from motcua.operations.dossiers.web.dossier_fees import typed_lines
from motcua.operations.dossiers.web.page import page_of
from motcua.operations.dossiers.web.pdf_answers import pdf_answer
from motcua.operations.dossiers.web.visit import Visit, for_officers


@for_officers
@require_POST
def take(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Take the money that is typed and go back; a refusal comes back at its input, with nothing written."""
    dossier = get_dossier_for(visit.asker, code, to=TAKE_FEE)
    try:
        receipt = take_fee(
            dossier,
            agency_id=visit.agency.id,
            payer=request.POST.get("payer", ""),
            address=request.POST.get("address", ""),
            lines=typed_lines(dossier, request.POST),
            by=visit.officer.officer_id,
            at=visit.now,
        )
    except Refusal as refusal:
        page = page_of(dossier, visit, fees=request.POST) | {"fee_fault": refusal}
        return render(request, "dossiers/dossier.html", page, status=refusal.status)
    said = _("Đã thu %(amount)s đồng, biên lai số %(number)s.")
    messages.success(request, said % {"amount": number(receipt.amount), "number": receipt.notation})
    return redirect(reverse("dossiers:dossier", args=[code]) + "#phi")


@for_officers
@require_POST
def cancel(request: HttpRequest, visit: Visit, code: str, receipt_id: int) -> HttpResponse:
    """Cancel a receipt with a reason and go back."""
    dossier = get_dossier_for(visit.asker, code, to=CANCEL_FEE)
    kept = receipt_of(SUBJECT, dossier.pk, receipt_id)
    if kept is not None and kept.agency_id not in agencies_for(visit.asker, CANCEL_FEE):
        raise NotAllowed
    try:
        receipt = cancel_fee(
            dossier,
            receipt_id,
            by=visit.officer.officer_id,
            at=visit.now,
            why=request.POST.get("why", ""),
        )
    except UnknownReceipt:
        raise
    except Refusal as refusal:
        page = page_of(dossier, visit) | {"cancel_fault": refusal, "cancel_of": receipt_id}
        return render(request, "dossiers/dossier.html", page, status=refusal.status)
    messages.success(request, _("Đã hủy biên lai số %(number)s.") % {"number": receipt.notation})
    return redirect(reverse("dossiers:dossier", args=[code]) + "#phi")


@for_officers
@require_GET
def paper(request: HttpRequest, visit: Visit, code: str, receipt_id: int) -> HttpResponse:
    """Print a receipt: one page to keep, one to give."""
    dossier = get_dossier_for(visit.asker, code)
    receipt = receipt_of(SUBJECT, dossier.pk, receipt_id)
    if receipt is None:
        raise UnknownReceipt
    values = fee_receipt(receipt, dossier, address=public_address(request))
    # Printed from a frame of the counter's own page.
    return pdf_answer(pdf("fee_receipt", "house", values), f"bien-lai-{receipt.year}-{receipt.notation}.pdf")


@for_officers
@require_GET
def book(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the cash book of a day: every receipt in order, and what each officer hands over."""
    agencies = _agencies(visit)
    agency = _chosen(request, agencies)
    fault = ""
    try:
        day = parse_day(request.GET["day"], field="day") if request.GET.get("day") else visit.today
    except Refusal as refusal:
        day, fault = visit.today, str(refusal)
    cash = taken_on(agency.id, day)
    context: dict[str, Any] = {
        "room": "fees",
        "cash": cash,
        "tills": [(organisation.officer_name(till.officer_id), till) for till in cash.tills],
        "rows": [(one, organisation.officer_name(one.taken_by_id)) for one in cash.receipts],
        "returned": [(one, organisation.officer_name(one.taken_by_id)) for one in cash.returned],
        "agencies": agencies if len(agencies) > 1 else (),
        "agency": agency,
        "day": day,
        "today": visit.today,
        "fault": fault,
    }
    return render(request, "dossiers/fees_book.html", context)


def _agencies(visit: Visit) -> tuple[AgencyView, ...]:
    """Return the agencies whose cash book may be seen, the own first."""
    own = visit.officer.main.agency_id
    found = [organisation.agency_by_id(key) for key in agencies_for(visit.asker, SEE_FEES)]
    if not found:
        raise NotAllowed
    return tuple(
        sorted(found, key=lambda agency: (agency.id != own, not agency.in_force(visit.today), agency.code))
    )


def _chosen(request: HttpRequest, agencies: tuple[AgencyView, ...]) -> AgencyView:
    code = request.GET.get("agency", "")
    if not code:
        return agencies[0]
    agency = next((one for one in agencies if one.code == code), None)
    if agency is None:
        raise NotAllowed
    return agency
