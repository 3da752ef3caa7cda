"""The call screen on the wall: what is called, and how many wait. Asked every few seconds, answered only with news."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.operations.queue.models import Device
from motcua.operations.queue.queries.devices import device_of
from motcua.operations.queue.queries.screen import last_called, lines_of, mark_of
from motcua.operations.queue.web.hours import hours_line


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the screen whole, or with `?moi=1` what may have changed; 304 where nothing did."""
    device = device_of(token, Device.Kind.SCREEN)
    now = timezone.now()
    day, agency_id = day_of(now), device.agency_id
    part = "moi" in request.GET
    is_open, hours = hours_line(agency_id, now)
    mark = _mark(f"{mark_of(agency_id, day)}/{hours}")
    # What is compressed on its way carries a weak mark.
    if part and request.headers.get("If-None-Match", "").removeprefix("W/") == mark:
        return _kept(HttpResponse(status=304), mark)
    called = last_called(agency_id, day)
    lines = lines_of(agency_id, day)
    context = {
        "office": law.office_mark_on(day).name,
        "agency": organisation.agency_by_id(agency_id),
        "now": now,
        "called": called,
        "latest": next((one for one in called if one.stands), None),
        "lines": lines,
        "waiting": sum(line.count for line in lines),
        "hours": hours,
        "is_open": is_open,
        "news": f"{request.path}?moi=1",
    }
    template = "queue/screen_parts.html" if part else "queue/screen.html"
    return _kept(render(request, template, context), mark if part else "")


def _mark(text: str) -> str:
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'


def _kept(answer: HttpResponse, mark: str) -> HttpResponse:
    if mark:
        answer["ETag"] = mark
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
