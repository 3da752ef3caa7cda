"""Who stands at the counter: a card as text or picture, a number, a name. Asked by POST; nothing is kept."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from motcua.common.refusals import NotAllowed, Refusal
from motcua.operations.dossiers.domain.identity_card import read_card
from motcua.operations.dossiers.queries.known import known_by_name
from motcua.operations.dossiers.web.card_picture import NoCardInPicture, text_in
from motcua.operations.dossiers.web.people import meet_card, meet_known, meet_number
from motcua.operations.dossiers.web.reception import agencies_at
from motcua.operations.dossiers.web.visit import Visit, for_officers


@for_officers
@require_POST
def card(request: HttpRequest, visit: Visit) -> JsonResponse:
    """Read a card from what the scanner typed, or from a picture of it."""
    agencies = _agencies(visit)
    upload = request.FILES.get("picture")
    try:
        text = text_in(upload) if isinstance(upload, UploadedFile) else request.POST.get("text", "")
        met = meet_card(read_card(text), agencies)
    except NoCardInPicture as nothing:
        # A camera is asked again and again until it sees something: no fault of anybody.
        return JsonResponse({"error": str(nothing), "missing": True})
    except Refusal as refusal:
        return JsonResponse({"error": str(refusal), "missing": False}, status=refusal.status)
    return JsonResponse(met.as_json())


@for_officers
@require_POST
def person(request: HttpRequest, visit: Visit) -> JsonResponse:
    """Tell whom the typed number names, or whose name begins as typed."""
    agencies = _agencies(visit)
    if number := "".join(filter(str.isalnum, request.POST.get("id_number", "")[:30])):
        met = meet_number(number, agencies)
        return JsonResponse(met.as_json() if met else {"known": False})
    found = known_by_name(request.POST.get("name", ""), agencies)
    return JsonResponse({"people": [meet_known(known).as_json() for known in found]})


def _agencies(visit: Visit) -> list[int]:
    agencies = [agency.id for agency in agencies_at(visit)]
    if not agencies:
        raise NotAllowed
    return agencies
