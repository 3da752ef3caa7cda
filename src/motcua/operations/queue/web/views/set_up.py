"""Setting the hall up: services, priorities, counters, and the addresses of kiosks and screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.common.refusals import Refusal
from motcua.operations.queue.domain.plan import Plan
from motcua.operations.queue.models import Device
from motcua.operations.queue.permissions import SET_UP
from motcua.operations.queue.queries.devices import devices_of
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.services.devices import enrol, revoke
from motcua.operations.queue.services.set_up import keep_counter, keep_priority, keep_service
from motcua.operations.queue.web.forms import CounterForm, DeviceForm, PriorityForm, ServiceForm
from motcua.operations.queue.web.visit import Visit, for_right


@dataclass(frozen=True, slots=True)
class Kind:
    """A part of the setting-up: its words, its form, what is there, and how it is kept."""

    title: str
    add: str
    form: Callable[..., Any]
    rows: Callable[[Plan], dict[int, Any]]
    keep: Callable[..., Any]
    fresh: dict[str, Any]


def _kinds() -> dict[str, Kind]:
    return {
        "viec": Kind(
            _("Việc người dân đến làm"), _("Thêm việc"), lambda *a, plan, **k: ServiceForm(*a, **k),
            lambda plan: dict(plan.services), keep_service,
            {"ahead": 0, "usual_minutes": 10, "position": 0, "is_offered": True},
        ),
        "quay": Kind(
            _("Quầy"), _("Thêm quầy"), CounterForm, lambda plan: dict(plan.counters), keep_counter, {"is_used": True},
        ),
        "uu-tien": Kind(
            _("Diện ưu tiên"), _("Thêm diện ưu tiên"), lambda *a, plan, **k: PriorityForm(*a, **k),
            lambda plan: dict(plan.priorities), keep_priority,
            {"ahead": 60, "position": 0, "is_offered": True},
        ),
    }  # fmt: skip


@for_right(SET_UP)
@never_cache
@require_safe
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show how the hall is set up."""
    plan = plan_of(visit.agency.id)
    devices = list(devices_of(visit.agency.id))
    context = {
        "room": "queue-setup",
        "agency": visit.agency,
        "agencies": visit.agencies,
        "plan": plan,
        "counters": [(one, plan.names_of(one.services)) for one in plan.counters.values()],
        "devices": devices,
        "device_form": DeviceForm(),
    }
    return render(request, "queue/setup.html", context)


@for_right(SET_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, visit: Visit, kind: str, key: int) -> HttpResponse:
    """Change a service, a priority or a counter, or set up a new one (key 0)."""
    part = _kinds().get(kind)
    plan = plan_of(visit.agency.id)
    if part is None:
        raise Http404
    row = part.rows(plan).get(key)
    if row is None and key:
        raise Http404
    initial = part.fresh if row is None else _as_typed(asdict(row))
    form = part.form(request.POST if request.method == "POST" else None, plan=plan, initial=initial)
    if request.method == "POST" and form.is_valid() and _kept(part, form, visit, key):
        messages.success(request, _("Đã ghi. Máy lấy số và màn hình dùng ngay."))
        return redirect(_home(visit))
    context = {
        "room": "queue-setup", "agency": visit.agency, "part": part, "form": form, "is_new": row is None,
        "home": _home(visit),
    }  # fmt: skip
    return render(request, "queue/setup_form.html", context, status=422 if form.errors else 200)


@for_right(SET_UP)
@never_cache
@require_POST
def enrol_device(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give a device its secret address, shown on this answer alone."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Chọn loại thiết bị và ghi tên, chỗ đặt (tối đa 60 ký tự)."))
        return redirect(_home(visit))
    told = form.cleaned_data
    device, token = enrol(agency_id=visit.agency.id, kind=told["kind"], name=told["name"], at=visit.now)
    page = "queue:kiosk" if device.kind == Device.Kind.KIOSK else "queue:screen"
    context = {
        "room": "queue-setup", "agency": visit.agency, "device": device, "home": _home(visit),
        "address": request.build_absolute_uri(reverse(page, args=[token])),
    }  # fmt: skip
    return render(request, "queue/device.html", context)


@for_right(SET_UP)
@require_POST
def revoke_device(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """Take a device's address back."""
    device = revoke(agency_id=visit.agency.id, device_id=key, at=visit.now)
    messages.success(request, _("Đã thu hồi địa chỉ của «%(name)s».") % {"name": device.name})
    return redirect(_home(visit))


def _kept(part: Kind, form: forms.Form, visit: Visit, key: int) -> bool:
    try:
        part.keep(visit.agency.id, form.data_of(), key=key or None)  # type: ignore[attr-defined]
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


def _as_typed(row: dict[str, Any]) -> dict[str, Any]:
    if "procedure_fields" in row:
        return row | {"letter": row["prefix"], "procedure_fields": "; ".join(row["procedure_fields"])}
    return row


def _home(visit: Visit) -> str:
    return f"{reverse('queue:setup')}?{urlencode({'agency': visit.agency.code})}"
