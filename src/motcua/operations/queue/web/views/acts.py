"""What an officer does at the counter: opens it, calls, ends, sends on, closes it. Each is one press of a key."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.common.refusals import Refusal
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.permissions import SERVE
from motcua.operations.queue.services import attend, call_next
from motcua.operations.queue.services.shifts import close_counter, open_counter
from motcua.operations.queue.services.transfer import transfer
from motcua.operations.queue.web.addresses import back_to
from motcua.operations.queue.web.visit import Visit, for_right


def reception_of(ticket: Ticket) -> str:
    """Return the address at which the number becomes a reception."""
    return f"{reverse('dossiers:receive')}?{urlencode({'ticket': ticket.key})}"


@for_right(SERVE)
@require_POST
def open_one(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Sit down at a counter for the day."""
    try:
        shift = open_counter(
            agency_id=visit.agency.id,
            counter_id=_key(request.POST.get("counter", "")),
            officer_id=visit.officer.officer_id,
            at=visit.now,
            take_over="take_over" in request.POST,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Đã mở quầy %(number)d. F9 gọi số tiếp theo.") % {"number": shift.counter.number}
        messages.success(request, said)
    return redirect("queue:counter")


@for_right(SERVE)
@require_POST
def close_one(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leave the counter."""
    try:
        close_counter(officer_id=visit.officer.officer_id, at=visit.now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã đóng quầy. Số đang gọi, nếu có, đã trở lại hàng chờ."))
    return redirect("queue:counter")


@for_right(SERVE)
@require_POST
def call(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Call the next number and open its reception; stay where one is when nobody waits."""
    seen = request.POST.get("seen", "")
    try:
        ticket = call_next.call_next(officer_id=visit.officer.officer_id, at=visit.now, seen=seen)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("queue:counter")
    if ticket is None:
        messages.info(request, _("Không còn ai chờ quầy này. Có người lấy số, dòng trên cùng sẽ báo."))
        return redirect(_without_ticket(back_to(request, reverse("queue:counter"))))
    return redirect(reception_of(ticket))


@for_right(SERVE)
@require_POST
def do(request: HttpRequest, visit: Visit, act: str) -> HttpResponse:
    """Do an act with the number at the counter, or call a missed one."""
    run = _ACTS.get(act)
    if run is None:
        raise Http404
    quiet = request.headers.get("X-Fragment") == "1"
    try:
        said, to = run(request, visit)
    except Refusal as refusal:
        if quiet:
            return HttpResponse(status=refusal.status)
        messages.error(request, str(refusal))
        return redirect(back_to(request, reverse("queue:counter")))
    if quiet:
        return HttpResponse(status=204)
    messages.success(request, said)
    return redirect(to or back_to(request, reverse("queue:counter")))


Told = tuple[str, str]


def _recall(request: HttpRequest, visit: Visit) -> Told:
    ticket = call_next.call_again(officer_id=visit.officer.officer_id, at=visit.now)
    return _("Đã gọi lại số %(code)s.") % {"code": ticket.code}, ""


def _serve(request: HttpRequest, visit: Visit) -> Told:
    ticket = attend.serve(officer_id=visit.officer.officer_id, at=visit.now)
    return _("Đang phục vụ số %(code)s.") % {"code": ticket.code}, ""


def _finish(request: HttpRequest, visit: Visit) -> Told:
    ticket = attend.finish(officer_id=visit.officer.officer_id, at=visit.now)
    return _("Số %(code)s đã xong.") % {"code": ticket.code}, reverse("queue:counter")


def _miss(request: HttpRequest, visit: Visit) -> Told:
    ticket = attend.miss(officer_id=visit.officer.officer_id, at=visit.now)
    said = _("Đã ghi số %(code)s vắng mặt; người đó quay lại thì gọi ở trang Quầy.") % {"code": ticket.code}
    return said, reverse("queue:counter")


def _transfer(request: HttpRequest, visit: Visit) -> Told:
    kind, _dash, key = request.POST.get("to", "").partition("-")
    ticket = transfer(
        officer_id=visit.officer.officer_id,
        at=visit.now,
        counter_id=_key(key) if kind == "counter" else None,
        service_id=_key(key) if kind == "service" else None,
    )
    said = _("Đã chuyển số %(code)s, giữ nguyên giờ lấy số.") % {"code": ticket.code}
    return said, reverse("queue:counter")


def _missed(request: HttpRequest, visit: Visit) -> Told:
    key = request.POST.get("ticket", "")
    officer = visit.officer.officer_id
    ticket = call_next.call_missed(officer_id=officer, agency_id=visit.agency.id, key=key, at=visit.now)
    return _("Đã gọi số %(code)s.") % {"code": ticket.code}, reception_of(ticket)


_ACTS: dict[str, Callable[[HttpRequest, Visit], Told]] = {
    "goi-lai": _recall,
    "da-den": _serve,
    "xong": _finish,
    "vang-mat": _miss,
    "chuyen": _transfer,
    "goi-vang": _missed,
}


def _without_ticket(address: str) -> str:
    """Return the address without the number that is done with."""
    return address.partition("?")[0] if "ticket=" in address else address


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
