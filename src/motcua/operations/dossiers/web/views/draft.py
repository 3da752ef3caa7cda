"""Keeps what is typed at the counter while it is typed, and lets it go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.common.refusals import NotAllowed
from motcua.operations.dossiers.services.drafts import forget_draft, save_draft
from motcua.operations.dossiers.web.reception import agencies_at
from motcua.operations.dossiers.web.visit import Visit, for_officers


@for_officers
@require_POST
def draft(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep the page's fields under the form's number, or drop the draft that somebody does not want back."""
    if not agencies_at(visit):
        raise NotAllowed
    form = request.POST.get("form", "")
    if request.POST.get("do") == "drop":
        forget_draft(visit.asker.user_id, form)
        return redirect("dossiers:receive")
    kept = save_draft(visit.asker.user_id, form, request.POST.lists(), at=visit.now)
    return HttpResponse(status=204 if kept else 200)
