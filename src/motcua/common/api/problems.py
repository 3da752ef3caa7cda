"""Refusals as problem documents (RFC 9457), with the one sentence and the field it belongs to."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError

from motcua.common.api.forms import BROKEN_FORMS, broken_form
from motcua.common.api.refusals import SignInFirst
from motcua.common.api.validation import sentence_of, where
from motcua.common.refusals import NotAllowed, NotFound, Refusal

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "Yêu cầu không đọc được",
    401: "Chưa đăng nhập",
    403: "Không có quyền",
    404: "Không tìm thấy",
    405: "Phương thức không dùng được",
    409: "Nội dung đã thay đổi",
    413: "Nội dung quá lớn",
    415: "Loại nội dung không nhận",
    422: "Thông tin chưa đúng",
    429: "Quá nhiều yêu cầu",
    500: "Lỗi của hệ thống",
}


def problem(
    status: int,
    detail: str,
    *,
    code: str = "",
    field: str | None = None,
    errors: Iterable[dict[str, str]] = (),
) -> HttpResponse:
    """Return the problem document of a status: what happened, in one sentence, and where."""
    content: dict[str, Any] = {
        "type": f"urn:motcua:problem:{code}" if code else "about:blank",
        "title": _TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
    }
    if field:
        content["field"] = field
    if errors := list(errors):
        content["errors"] = errors
    # What a client sent may come back in the sentence; half a surrogate pair must not break the answer.
    body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def problem_of(refusal: Refusal) -> HttpResponse:
    """Return the problem document of a refusal."""
    return problem(refusal.status, str(refusal), code=refusal.code, field=refusal.field)


def problem_of_status(status: int) -> HttpResponse:
    """Return the problem document of a bare status, as when an address does not exist."""
    sentences = {
        404: NotFound.sentence,
        403: NotAllowed.sentence,
        500: "Hệ thống gặp lỗi khi xử lý yêu cầu này. Chưa có gì được ghi lại.",
    }
    return problem(status, sentences.get(status, "Yêu cầu này không thực hiện được."))


def install(api: NinjaAPI) -> None:
    """Let the API answer everything that goes wrong with problem documents."""
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(AuthenticationError, lambda request, error: problem_of(SignInFirst()))
    api.add_exception_handler(AuthorizationError, lambda request, error: problem_of(NotAllowed()))
    api.add_exception_handler(PermissionDenied, lambda request, error: problem_of(NotAllowed()))
    api.add_exception_handler(Http404, lambda request, error: problem_of(NotFound()))
    for kind in BROKEN_FORMS:
        api.add_exception_handler(kind, _broken_form)
    api.add_exception_handler(DataError, _not_to_be_kept)
    api.add_exception_handler(OverflowError, _not_to_be_kept)
    api.add_exception_handler(Exception, _our_mistake)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_of(error)


def _broken_form(request: HttpRequest, error: Any) -> HttpResponse:
    return problem_of(broken_form(error))


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [{"field": where(one["loc"]), "detail": sentence_of(one)} for one in error.errors]
    first = errors[0]
    return problem(422, first["detail"], code="invalid", field=first["field"], errors=errors)


def _http_error(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error.__cause__, Refusal):
        return problem_of(error.__cause__)
    return problem_of_status(error.status_code)


def _not_to_be_kept(request: HttpRequest, error: Any) -> HttpResponse:
    # The rooms bound what they take; this is the net under them.
    logger.exception("a value beyond what the database keeps", exc_info=error)
    return problem(422, "Có giá trị vượt quá giới hạn lưu trữ.", code="out-of-range")


def _our_mistake(request: HttpRequest, error: Any) -> HttpResponse:
    logger.exception("an answer could not be made: %s %s", request.method, request.path, exc_info=error)
    return problem_of_status(500)
