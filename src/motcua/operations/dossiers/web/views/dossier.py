"""The dossier: its page, its preview beside a list, and the acts done from both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from motcua.common.refusals import Conflict, Refusal
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.refusals import UnknownAct
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import get_dossier_for
from motcua.operations.dossiers.services.act import act as do
from motcua.operations.dossiers.services.admit import dossier_to_act_on
from motcua.operations.dossiers.services.assignee import assignee_of
from motcua.operations.dossiers.services.receive import accept
from motcua.operations.dossiers.web.forms import ActForm, form_for
from motcua.operations.dossiers.web.page import page_of
from motcua.operations.dossiers.web.visit import Visit, for_officers

#: Reception makes a dossier; it is no act on one that exists.
_ACTS = {act.value: act for act in Act if act not in (Act.REGISTER, Act.RECEIVE)}
#: What the officer has just done, as one tells it.
_DONE = {
    Act.ACCEPT: "Đã tiếp nhận hồ sơ",
    Act.REFUSE: "Đã từ chối giải quyết",
    Act.HAND_OVER: "Đã bàn giao cho phòng chuyên môn",
    Act.CLAIM: "Đã nhận xử lý",
    Act.ASSIGN: "Đã phân công",
    Act.COMPLETE_STEP: "Đã hoàn thành bước, chuyển bước sau",
    Act.SEND_BACK: "Đã trả lại bước trước",
    Act.REQUEST_SUPPLEMENT: "Đã yêu cầu bổ sung",
    Act.SUPPLEMENT: "Đã ghi nhận bổ sung",
    Act.REQUEST_PAYMENT: "Đã yêu cầu nộp phí, lệ phí",
    Act.CONFIRM_PAYMENT: "Đã xác nhận nộp phí, lệ phí",
    Act.PAUSE: "Đã tạm dừng đếm ngày",
    Act.RESUME: "Đã tiếp tục đếm ngày",
    Act.EXTEND: "Đã hẹn lại ngày trả",
    Act.WITHDRAW: "Đã ghi người nộp rút hồ sơ",
    Act.STOP: "Đã dừng giải quyết theo đề nghị",
    Act.RESOLVE: "Đã có kết quả tại bộ phận một cửa",
    Act.RETURN: "Đã trả kết quả",
}


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Show the dossier: where it is, who has it, what may be done, why the date is what it is."""
    dossier = get_dossier_for(visit.asker, code)
    return render(request, "dossiers/dossier.html", page_of(dossier, visit))


@for_officers
@require_GET
def preview(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Show the dossier's essentials, for the pane beside a list."""
    dossier = get_dossier_for(visit.asker, code)
    return render(request, "dossiers/preview.html", page_of(dossier, visit))


@for_officers
@require_POST
def act(request: HttpRequest, visit: Visit, code: str, action: str) -> HttpResponse:
    """Do an act and go back; a refusal comes back at its place on the page, with nothing written."""
    if action not in _ACTS:
        raise UnknownAct(action=action[:40], choices=", ".join(_ACTS))
    seen = _number(request.POST.get("seen"))
    try:
        dossier = dossier_to_act_on(visit.asker, code, action, seen=seen)
    except Conflict as refusal:
        return _overtaken(request, visit, code, refusal)
    form = form_for(_ACTS[action], dossier, visit.now, request.POST)
    if not form.is_valid():
        return render(request, "dossiers/dossier.html", page_of(dossier, visit, form), status=422)
    try:
        done = _done(form, dossier, visit, seen)
    except Conflict as refusal:
        return _overtaken(request, visit, code, refusal)
    except Refusal as refusal:
        return _refused(request, visit, code, form, refusal)
    messages.success(request, f"{_DONE[form.act]}: {done}.")
    return redirect(_way_back(request, done))


def _done(form: ActForm, dossier: Dossier, visit: Visit, seen: int | None) -> Dossier:
    values: dict[str, Any] = form.values()
    common: dict[str, Any] = {
        "dossier_id": dossier.pk,
        "by": visit.asker.officer_id,
        "at": visit.now,
        "seen": seen,
    }
    if form.act is Act.ACCEPT:
        return accept(**common, note=values.get("note", ""))
    to_unit, to_officer = assignee_of(values.pop("to", ""), dossier.agency_id, visit.today)
    return do(form.act, **common, to_unit=to_unit, to_officer=to_officer, **values)


def _overtaken(request: HttpRequest, visit: Visit, code: str, refusal: Conflict) -> HttpResponse:
    """Show the page as it stands now, and above it why the act was not done."""
    page = page_of(get_dossier_for(visit.asker, code), visit) | {"conflict": str(refusal)}
    return render(request, "dossiers/dossier.html", page, status=refusal.status)


def _refused(request: HttpRequest, visit: Visit, code: str, form: ActForm, refusal: Refusal) -> HttpResponse:
    """Show the page as it stands now, with the sentence where it belongs."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    page = page_of(get_dossier_for(visit.asker, code), visit, form)
    return render(request, "dossiers/dossier.html", page, status=refusal.status)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _way_back(request: HttpRequest, dossier: Dossier) -> str:
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("dossiers:dossier", args=[dossier.code or dossier.reference])
