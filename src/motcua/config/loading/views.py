"""The progress page."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.config.loading.state import read


@never_cache
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Show what has been loaded and what still comes; the page renews itself until all is there."""
    return render(request, "loading/progress.html", {"loading": read(Path(settings.LOADING_STATE))})
