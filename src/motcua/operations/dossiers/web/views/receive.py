"""Reception at the counter: one page for the keyboard, with the date explained and drawn before anything is kept."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.common.moments import day_of
from motcua.common.refusals import NotAllowed, Refusal
from motcua.foundation import law
from motcua.foundation.catalogue.queries.fees import fee_words
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.permissions import PEOPLE_SEE, agencies_for, get_dossier_for, may, visible_to
from motcua.operations.dossiers.queries.detail import Detail, Told, detail_of
from motcua.operations.dossiers.queries.elsewhere import resolvers_for
from motcua.operations.dossiers.queries.twins import twins_of
from motcua.operations.dossiers.services.counter import Taken, take
from motcua.operations.dossiers.services.drafts import draft_of, latest_draft
from motcua.operations.dossiers.services.once import PageUnnumbered
from motcua.operations.dossiers.web.files import lazy_files
from motcua.operations.dossiers.web.forms_receive import RETURN_BY, ReceptionForm
from motcua.operations.dossiers.web.linked_rows import with_links
from motcua.operations.dossiers.web.people import meet_card
from motcua.operations.dossiers.web.prints import prints_of
from motcua.operations.dossiers.web.procedures import note_of, suggest
from motcua.operations.dossiers.web.promises import promised
from motcua.operations.dossiers.web.reception import Sheet, agencies_at, faults_of, sheet_of
from motcua.operations.dossiers.web.visit import Visit, for_officers

#: The page's buttons; whatever else is pressed only looks.
_BUTTONS = {"receive": Act.RECEIVE, "supplement": Act.REQUEST_SUPPLEMENT, "refuse": Act.REFUSE}


@for_officers
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the form, look at what is typed, or keep the counter's answer and go on to its page."""
    agencies = _agencies(visit)
    if request.method == "GET":
        return _opened(request, agencies, visit)
    form = ReceptionForm(request.POST, agencies=agencies, on=visit.today)
    form.is_valid()
    act = _BUTTONS.get(request.POST.get("do", ""))
    if act is None and form.card is not None:
        _fill_known(form, agencies)
    sheet = sheet_of(form, agencies, visit)
    return _looked_at(request, sheet, visit) if act is None else _answered(request, sheet, visit, act)


@for_officers
@require_http_methods(["GET", "POST"])
def promise(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Draw anew what depends on procedure, case and way of handing in: papers, date, slip. Nothing is kept."""
    agencies = _agencies(visit)
    data = request.POST if request.method == "POST" else request.GET
    form = ReceptionForm(data, agencies=agencies, on=visit.today)
    form.is_valid()
    sheet = sheet_of(form, agencies, visit)
    return render(request, "dossiers/receive_parts.html", sheet.context() | _around(sheet, visit))


@for_officers
@require_GET
def procedures(request: HttpRequest, visit: Visit) -> JsonResponse:
    """Suggest the procedures that the typed text may mean, with time and fee."""
    agencies = _agencies(visit)
    code = request.GET.get("agency", "")
    agency = next((one for one in agencies if one.code == code), agencies[0])
    resolvers = {one.code: one for one in resolvers_for(agency, visit.today)}
    resolver = resolvers.get(request.GET.get("resolver", ""))
    found = suggest(request.GET.get("q", ""), resolver or agency, visit)
    fees = fee_words([plan.id for plan in found], channel="direct")
    rows = [
        {"value": plan.code, "label": plan.name, "code": plan.code, "note": note_of(plan, fees)}
        for plan in found
    ]
    return JsonResponse(
        {"results": rows if resolver else with_links(rows, request.GET.get("q", ""), visit.today)}
    )


@for_officers
@require_GET
def received(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Show what the counter just answered: code and promise, or what is to be brought, and the way to the next."""
    if not agencies_at(visit):
        raise NotAllowed
    dossier = get_dossier_for(visit.asker, code)
    detail = detail_of(dossier)
    answer = _answer_of(detail)
    if not dossier.code and answer is None:
        return redirect("dossiers:dossier", code=dossier.reference)
    twins = twins_of(
        dossier.applicant.id_number,
        visible_to(visit.asker),
        procedure=detail.plan.code,
        on=visit.today,
        besides=dossier.pk,
    )
    context = {
        "room": "receive",
        "detail": detail,
        "dossier": dossier,
        "code": dossier.code or dossier.reference,
        "promised": promised(detail, visit.now),
        "papers": [paper for paper in detail.papers if paper.handed_in],
        "return_by": RETURN_BY.get(dossier.return_by, ""),
        "answer": answer,
        "reason": _reason_words(answer),
        "twins": twins,
        "same_person": may(visit.asker, PEOPLE_SEE, dossier),
        "prints": prints_of(dossier),
        "next_form": secrets.token_hex(16),
        "files": lazy_files(dossier, visit, "dossiers:received"),
    }
    return render(request, "dossiers/received.html", context)


def _answer_of(detail: Detail) -> Told | None:
    """Return the refusal or the request that the counter gave and that still stands; None when there is none."""
    wanted = Act.REFUSE if detail.state is State.REFUSED_AT_RECEPTION else Act.REQUEST_SUPPLEMENT
    if wanted is Act.REQUEST_SUPPLEMENT and not detail.dossier.asked:
        return None
    return next((told for told in reversed(detail.events) if told.act is wanted), None)


def _reason_words(answer: Told | None) -> str:
    """Return the label of the refusal's coded reason; empty for any other answer."""
    if answer is None or answer.act is not Act.REFUSE:
        return ""
    labels = {reason.code: reason.label for reason in law.act_reasons_on("refuse", day_of(answer.at))}
    return labels.get(answer.content.get("reason", ""), "")


def _agencies(visit: Visit) -> tuple[AgencyView, ...]:
    agencies = agencies_at(visit)
    if not agencies:
        raise NotAllowed
    return agencies


def _opened(request: HttpRequest, agencies: tuple[AgencyView, ...], visit: Visit) -> HttpResponse:
    """Open an empty page, or what was typed before the browser was closed."""
    wanted = request.GET.get("draft", "")
    draft = draft_of(visit.asker.user_id, wanted, at=visit.now) if wanted else None
    if draft is None:
        form = ReceptionForm(None, agencies=agencies, on=visit.today, initial=_given(request, visit))
        left = latest_draft(visit.asker.user_id, at=visit.now)
        return _page(request, sheet_of(form, agencies, visit), visit, more={"left": left})
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    data["form"] = draft.form
    form = ReceptionForm(data, agencies=agencies, on=visit.today)
    return _page(request, sheet_of(form, agencies, visit), visit)


def _fill_known(form: ReceptionForm, agencies: tuple[AgencyView, ...]) -> None:
    """Put what earlier dossiers tell of the card's person into the fields that are still empty."""
    assert form.card is not None
    form.met = meet_card(form.card, [agency.id for agency in agencies])
    found = form.met.person
    form.choose(
        **{part: found[part] for part in ("phone", "email") if found.get(part) and not form.typed(part)}
    )


def _given(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    """Return what the address brings along: a procedure, or the person of an earlier dossier."""
    given: dict[str, Any] = {}
    if code := request.GET.get("procedure", "")[:40]:
        given["procedure"] = code
    if ticket := request.GET.get("ticket", "")[:60]:
        given["ticket"] = ticket
    if same := request.GET.get("same", "")[:60]:
        dossier = get_dossier_for(visit.asker, same, to=PEOPLE_SEE)
        person = dossier.submitter or dossier.applicant
        given |= {
            part: getattr(person, part) for part in ("kind", "name", "id_number", "phone", "email", "address")
        }
    return given


def _looked_at(request: HttpRequest, sheet: Sheet, visit: Visit) -> HttpResponse:
    for fault in sheet.form.scanned.values():
        if isinstance(fault, Refusal):
            sheet.form.refuse(fault, Act.RECEIVE)
    _show_refusal(sheet)
    return _page(request, sheet, visit)


def _answered(request: HttpRequest, sheet: Sheet, visit: Visit, act: Act) -> HttpResponse:
    if sheet.agency.id not in agencies_for(visit.asker, act):
        raise NotAllowed
    faults = faults_of(sheet, act)
    if not faults:
        try:
            taken = _taken(sheet, act, visit)
        except Refusal as refusal:
            faults = [refusal]
        else:
            return _on(request, taken)
    for fault in faults:
        sheet.form.refuse(fault, act)
    if any(isinstance(fault, PageUnnumbered) for fault in faults):
        sheet.form.renew()
    return _page(request, sheet, visit, faults=faults, act=act, status=max(fault.status for fault in faults))


def _taken(sheet: Sheet, act: Act, visit: Visit) -> Taken:
    return take(
        sheet.form.application(),
        sheet.answer(act),
        form=sheet.form.typed("form"),
        account_id=visit.asker.user_id,
        by=visit.asker.officer_id,
        at=visit.now,
    )


def _on(request: HttpRequest, taken: Taken) -> HttpResponse:
    if taken.again:
        messages.warning(
            request,
            _("Phiếu này đã được ghi trước đó thành hồ sơ dưới đây; không có hồ sơ thứ hai nào được tạo."),
        )
    address = reverse("dossiers:received", args=[taken.dossier.code or taken.dossier.reference])
    # The page prints its paper when it comes straight from the answer; not when it is looked at again.
    return redirect(address if taken.again else f"{address}#in")


def _show_refusal(sheet: Sheet) -> None:
    if sheet.refusal is not None:
        sheet.form.refuse(sheet.refusal, Act.RECEIVE)


def _around(sheet: Sheet, visit: Visit) -> dict[str, Any]:
    return {
        "room": "receive",
        "now": visit.now,
        "office_name": law.office_mark_on(visit.today).name,
        "return_by": RETURN_BY.get(sheet.form.typed("return_by"), ""),
    }


def _page(
    request: HttpRequest,
    sheet: Sheet,
    visit: Visit,
    *,
    faults: list[Refusal] | None = None,
    act: Act | None = None,
    status: int = 200,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    places = [(str(fault), _anchor(sheet.form.place_of(fault), act)) for fault in faults or []]
    told = {"faults": places, "answering": act.value if act else "", "agencies": len(agencies_at(visit))}
    context = sheet.context() | _around(sheet, visit) | told | (more or {})
    return render(request, "dossiers/receive.html", context, status=status)


def _anchor(place: str, act: Act | None) -> str:
    """Return the id of the input that mends a fault."""
    if place == "reason":
        place = "refuse_reason" if act is Act.REFUSE else "supplement_reason"
    return place if place in ("papers", "fee", "") else f"id_{place}"
