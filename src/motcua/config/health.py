"""Whether the server lives: answered before anything else, whatever name the watcher calls it by."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ADDRESS = "/healthz"


class Health:
    """Answers `/healthz`; no host is checked, no session read and no database asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return «ok» to a watcher, and everything else to those who come after."""
        if request.path_info == ADDRESS:
            return HttpResponse("ok", content_type="text/plain")
        return self._answer(request)
