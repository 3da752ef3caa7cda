"""Linked procedures: what is handed in once, the case with its lamps, and what anyone may know of it."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.common.refusals import NotAllowed, Refusal
from motcua.foundation.catalogue.queries.links import link_in_force
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.linked import UnknownCase
from motcua.operations.dossiers.models import Dossier, LinkedCase
from motcua.operations.dossiers.permissions import SEE, may
from motcua.operations.dossiers.queries.detail import detail_of
from motcua.operations.dossiers.queries.elsewhere import resolvers_for
from motcua.operations.dossiers.queries.linked import CaseView, PartView, case_by_reference, case_view
from motcua.operations.dossiers.services.linked_counter import take_linked
from motcua.operations.dossiers.services.once import PageUnnumbered
from motcua.operations.dossiers.web.elsewhere import found_among
from motcua.operations.dossiers.web.forms_receive import RETURN_BY, ReceptionForm
from motcua.operations.dossiers.web.linked import LinkedSheet, linked_faults, linked_sheet
from motcua.operations.dossiers.web.prints import prints_of
from motcua.operations.dossiers.web.promises import promised
from motcua.operations.dossiers.web.reception import agencies_at
from motcua.operations.dossiers.web.timeline import holder_of
from motcua.operations.dossiers.web.visit import Visit, for_officers


@for_officers
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """Show the form of a linked procedure, look at what is typed, or receive all of it and go on to its case."""
    sheet = _sheet(request, visit, key)
    if request.POST.get("do") == "receive":
        return _received(request, sheet, visit)
    return _page(request, sheet, visit)


@for_officers
@require_POST
def parts(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """Draw anew what depends on the chosen parts: papers, promises, slip. Nothing is kept."""
    sheet = _sheet(request, visit, key)
    return render(request, "dossiers/linked_redrawn.html", _context(sheet, visit))


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit, reference: str) -> HttpResponse:
    """Show a case: one lamp for each part, its promise, who has it, and the papers that go home."""
    case = case_by_reference(reference)
    if case is None or not _sees(visit, case):
        raise UnknownCase(reference=reference[:40])
    view = case_view(case, visit.now)
    context = {
        "room": "receive" if agencies_at(visit) else "dossiers",
        "case": view,
        "lines": [_line(part, view, visit) for part in view.parts],
        "applicant": next((part.dossier.applicant for part in view.parts if part.dossier), None),
        "receives": bool(agencies_at(visit)),
        "next_form": secrets.token_hex(16),
    }
    return render(request, "dossiers/linked_case.html", context)


@for_officers
@require_GET
def resolvers(request: HttpRequest, visit: Visit) -> JsonResponse:
    """Suggest the other agencies for which the counter may receive today."""
    agencies = agencies_at(visit)
    if not agencies:
        raise NotAllowed
    code = request.GET.get("agency", "")
    office = next((one for one in agencies if one.code == code), agencies[0])
    found = found_among(resolvers_for(office, visit.today), request.GET.get("q", ""))
    rows = [{"value": one.code, "label": one.name, "code": one.code, "note": ""} for one in found]
    return JsonResponse({"results": rows})


def _sheet(request: HttpRequest, visit: Visit, key: str) -> LinkedSheet:
    agencies = agencies_at(visit)
    if not agencies:
        raise NotAllowed
    link_in_force(key, visit.today)
    data = request.POST if request.method == "POST" else None
    form = ReceptionForm(data, agencies=agencies, on=visit.today)
    form.is_valid()
    return linked_sheet(form, key, agencies, visit, chosen=_chosen(request))


def _chosen(request: HttpRequest) -> frozenset[int] | None:
    """Return the numbers of the parts that are ticked; None where the page has not asked yet."""
    if "parts_asked" not in request.POST:
        return None
    return frozenset(int(text) for text in request.POST.getlist("part") if text.isdecimal() and len(text) < 3)


def _received(request: HttpRequest, sheet: LinkedSheet, visit: Visit) -> HttpResponse:
    faults = linked_faults(sheet)
    if not faults:
        try:
            case, again = take_linked(
                sheet.bundle(),
                form=sheet.form.typed("form"),
                ticket=sheet.form.typed("ticket"),
                note=sheet.form.typed("note"),
                account_id=visit.asker.user_id,
                by=visit.asker.officer_id,
                at=visit.now,
            )
        except Refusal as refusal:
            faults = [refusal]
        else:
            if again:
                messages.warning(
                    request, _("Phiếu này đã được ghi trước đó; không có hồ sơ thứ hai nào được tạo.")
                )
            else:
                messages.success(request, _("Đã tiếp nhận thủ tục liên thông."))
            address = reverse("dossiers:linked", args=[case.reference])
            # The page prints its paper when it comes straight from the answer; not when it is looked at again.
            return redirect(address if again else f"{address}#in")
    for fault in faults:
        sheet.form.refuse(fault, Act.RECEIVE)
    if any(isinstance(fault, PageUnnumbered) for fault in faults):
        sheet.form.renew()
    return _page(request, sheet, visit, faults, status=max(fault.status for fault in faults))


def _page(
    request: HttpRequest,
    sheet: LinkedSheet,
    visit: Visit,
    faults: list[Refusal] | None = None,
    status: int = 200,
) -> HttpResponse:
    places = [(str(fault), _anchor(sheet.form.place_of(fault))) for fault in faults or []]
    return render(
        request, "dossiers/linked_receive.html", _context(sheet, visit) | {"faults": places}, status=status
    )


def _anchor(place: str) -> str:
    return place if place in ("papers", "parts", "") else f"id_{place}"


def _context(sheet: LinkedSheet, visit: Visit) -> dict[str, Any]:
    way = RETURN_BY.get(sheet.form.typed("return_by"), "")
    return {
        "room": "receive",
        "sheet": sheet,
        "form": sheet.form,
        "plan": sheet.as_plan,
        "now": visit.now,
        "return_by": way,
    }


def _sees(visit: Visit, case: LinkedCase) -> bool:
    return any(may(visit.asker, SEE, dossier) for dossier in Dossier.objects.filter(linked=case))


def _line(part: PartView, view: CaseView, visit: Visit) -> dict[str, Any]:
    """Return a part as its row shows it; a stranger's dossier shows no more than its lamp and its agency."""
    dossier = part.dossier
    seen = dossier is not None and may(visit.asker, SEE, dossier)
    waits_for = next((one for one in view.parts if one.number == part.row.after), None)
    return {
        "part": part,
        "seen": seen,
        "promised": promised(detail_of(dossier), visit.now) if dossier is not None and seen else None,
        "holder": holder_of(dossier) if dossier is not None and seen and dossier.unit_id else "",
        "waits_for": waits_for,
        "prints": prints_of(dossier) if dossier is not None and seen else (),
    }
