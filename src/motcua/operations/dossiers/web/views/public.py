"""Being built."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def show(request: HttpRequest, code: str) -> HttpResponse:
    """Answer."""
    return HttpResponse("")
