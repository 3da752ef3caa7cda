"""The door of the API: what cannot be read goes no further, what is repeated is done once, every error is a problem."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from motcua.common.api.auth import account_of
from motcua.common.api.forms import BROKEN_FORMS, broken_form, carries_files
from motcua.common.api.idempotency import once
from motcua.common.api.problems import MEDIA_TYPE, problem_of, problem_of_status
from motcua.common.api.refusals import BodyTooLarge, BrokenText, NoAddress, WrongMethod
from motcua.common.refusals import Refusal

Answer = Callable[[HttpRequest], HttpResponse]

#: Where the API lives; everything below answers with problem documents.
ROOT = "/api/"


class Door:
    """Stands between the server and the rooms."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to the request."""
        is_api = request.path_info.startswith(ROOT)
        try:
            check_address(request)
            if not is_api:
                check_form(request)
                return self._answer(request)
            check_size(request)
            response = self._once(request)
        except Refusal as refusal:
            if not is_api:
                raise BadRequest(str(refusal)) from None
            return problem_of(refusal)
        except BROKEN_FORMS as error:
            if not is_api:
                raise
            return problem_of(broken_form(error))
        return as_problem(request, response)

    def _once(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        account = account_of(request) if key is not None and request.method == "POST" else None
        if key is None or account is None:
            return self._answer(request)
        return once(request, key, account_id=account.pk, at=timezone.now(), answer=self._answer)


def check_address(request: HttpRequest) -> None:
    """Refuse an address with NUL or with bytes that are no UTF-8."""
    query = request.META.get("QUERY_STRING", "")
    if "\0" in request.path_info or "%00" in query or "\0" in query:
        raise BrokenText(field="url")
    if any("\ud800" <= c <= "\udfff" for c in request.path_info):
        raise BrokenText(field="url")


def check_form(request: HttpRequest) -> None:
    """Refuse a form with NUL in a field: no person types it, and not every database keeps it."""
    if request.method == "POST" and any(
        "\0" in value for _, values in request.POST.lists() for value in values
    ):
        raise BrokenText(field="form")


def check_size(request: HttpRequest) -> None:
    """Refuse a body that says it is larger than what is taken; files are bounded where they are written down."""
    if carries_files(request):
        return
    size = request.META.get("CONTENT_LENGTH") or "0"
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if limit is not None and size.isdigit() and int(size) > limit:
        raise BodyTooLarge(size=int(size), limit=limit)


def as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the response, as a problem document where it tells of an error in another form."""
    if response.status_code < 400 or response.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    if response.status_code == 404:
        return problem_of(NoAddress())
    if response.status_code == 405:
        refused = problem_of(WrongMethod(method=request.method))
        refused["Allow"] = response.get("Allow", "")
        return refused
    return problem_of_status(response.status_code)
