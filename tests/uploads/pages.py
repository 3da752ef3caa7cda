"""A house with nothing in it but a way in and a way out for files."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import include, path

from motcua.common.refusals import Refusal
from motcua.common.storage import reading, services
from motcua.common.storage.models import StoredFile
from motcua.config.urls import urlpatterns as house
from tests.uploads.conftest import AT


@login_required
def send(request: HttpRequest) -> JsonResponse:
    """Keep the file; answer what it is, or why it is not taken."""
    if "file" not in request.FILES:
        return JsonResponse({"sent": 0}, status=400)
    try:
        stored = services.keep(request.FILES["file"], at=AT)
    except Refusal as refused:
        return JsonResponse({"refused": refused.code, "says": str(refused)}, status=refused.status)
    return JsonResponse({"id": stored.pk, "type": stored.media_type, "sha256": stored.sha256}, status=201)


@login_required
def save(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Hand the file out."""
    return reading.as_attachment(StoredFile.objects.get(pk=pk), name)


@login_required
def look(request: HttpRequest, pk: int, page: int, width: int) -> HttpResponseBase:
    """Show a page."""
    return reading.as_picture(StoredFile.objects.get(pk=pk), page, width)


urlpatterns = [
    path("gui/", send),
    path("tep/<int:pk>/<str:name>", save),
    path("xem/<int:pk>/<int:page>/<int:width>", look),
    path("", include(house)),
]
handler400 = "motcua.config.errors.bad_request"
