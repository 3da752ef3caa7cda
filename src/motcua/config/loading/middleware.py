"""While the model still loads, pages say so; before anyone could sign in, they wait at the progress page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from motcua.config.loading.state import Loading, Watch

#: Where the frame's main part begins; the line is put right behind it.
_MAIN = b'<main id="main" tabindex="-1">'


class LoadingMiddleware:
    """Does nothing at all unless a loader has left its state."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer
        self.watch = Watch()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send a browser that came too early to the progress page."""
        loading = self.watch.look(Path(settings.LOADING_STATE))
        if loading is None:
            return self.answer(request)
        own = request.path == reverse("loading:progress")
        if not loading.usable and not own and "text/html" in request.headers.get("Accept", ""):
            return HttpResponseRedirect(reverse("loading:progress"))
        response = self.answer(request)
        return response if own else _with_notice(response, loading)


def _with_notice(response: HttpResponse, loading: Loading) -> HttpResponse:
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return response
    notice = render_to_string("loading/notice.html", {"loading": loading}).encode()
    response.content = response.content.replace(_MAIN, _MAIN + notice, 1)
    return response
