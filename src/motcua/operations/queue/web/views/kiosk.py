"""The kiosk: what do you come for, are you to be called earlier, here is your number. It forgets after a minute."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.common import qr
from motcua.common.moments import day_of
from motcua.common.refusals import Refusal
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.operations.queue.domain.refusals import UnknownService
from motcua.operations.queue.models import Device
from motcua.operations.queue.queries.devices import device_of
from motcua.operations.queue.queries.line import Hall
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.queries.tickets import ticket_by_key
from motcua.operations.queue.services.issue import issue
from motcua.operations.queue.web.hours import hours_line

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Device, Rest], HttpResponse]
_LANGUAGES = ("vi", "en")


def at_kiosk(view: View[Rest]) -> Callable[..., HttpResponse]:
    """Open the page to whoever knows the secret address of a kiosk, in the language that was touched last."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, token: str, **kwargs: Any) -> HttpResponse:
        device = device_of(token, Device.Kind.KIOSK)
        asked = request.POST.get("lang") or request.GET.get("lang") or ""
        with translation.override(asked if asked in _LANGUAGES else "vi"):
            answer = view(request, device, *args, **kwargs)
        # The address is a secret: no page that is opened from here may learn it.
        answer["Referrer-Policy"] = "same-origin"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return opened


@at_kiosk
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, device: Device) -> HttpResponse:
    """Ask what people come for, or give out the number and go on to its page."""
    if request.method == "POST":
        return _given(request, device)
    return _page(request, device, "queue/kiosk.html", {})


@at_kiosk
@require_safe
def ask(request: HttpRequest, device: Device, service: int) -> HttpResponse:
    """Ask whether the person is to be called earlier."""
    found = plan_of(device.agency_id).services.get(service)
    if found is None or not found.is_offered:
        raise UnknownService
    return _page(request, device, "queue/kiosk_priority.html", {"service": found})


@at_kiosk
@require_safe
def printed(request: HttpRequest, device: Device, key: str) -> HttpResponse:
    """Show the ticket and print it; a ticket of another kiosk or day leads back to the first page."""
    ticket = ticket_by_key(key)
    now = timezone.now()
    if ticket.device_id != device.pk or ticket.day != day_of(now):
        return redirect(_home(request))
    hall = Hall(device.agency_id, day=ticket.day, at=now)
    service = hall.plan.services[ticket.service_id]
    priority = hall.plan.priorities.get(ticket.priority_id or 0)
    site = settings.PUBLIC_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    address = site + reverse("queue:ticket", args=[ticket.key])
    said = translation.gettext("Mã QR mở trang xem còn bao nhiêu người trước")
    context = {
        "ticket": ticket,
        "service": service,
        "priority": priority,
        "before": hall.before(ticket),
        "wait": hall.wait(ticket),
        # Drawn by us from an address of ours; the words are escaped there.
        "qr": mark_safe(qr.svg(address, margin=2, label=said)),  # noqa: S308
    }
    return _page(request, device, "queue/kiosk_ticket.html", context)


def _given(request: HttpRequest, device: Device) -> HttpResponse:
    try:
        ticket = issue(
            device_id=device.pk,
            service_id=_key(request.POST.get("service", "")) or 0,
            priority_id=_key(request.POST.get("priority", "")),
            form=request.POST.get("form", ""),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _page(request, device, "queue/kiosk.html", {"refusal": str(refusal)}, status=refusal.status)
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    address = reverse("queue:kiosk-ticket", args=[token, ticket.key])
    return redirect(address + _language())


def _page(
    request: HttpRequest, device: Device, template: str, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    plan = plan_of(device.agency_id)
    is_open, hours = hours_line(device.agency_id, now)
    language = translation.get_language() or "vi"
    context = {
        "agency": organisation.agency_by_id(device.agency_id),
        "office": law.office_mark_on(day_of(now)).name,
        "services": [(one, one.called(language)) for one in plan.offered],
        "priorities": [(one, one.called(language)) for one in plan.given],
        "form": secrets.token_hex(16),
        "home": _home(request),
        "language": language,
        "is_open": is_open,
        "hours": hours,
        "now": now,
    }
    if "service" in more:
        context["service_name"] = more["service"].called(language)
    if more.get("priority"):
        context["priority_name"] = more["priority"].called(language)
    return render(request, template, context | more, status=status)


def _home(request: HttpRequest) -> str:
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    return reverse("queue:kiosk", args=[token])


def _language() -> str:
    return "?lang=en" if translation.get_language() == "en" else ""


def _key(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
