"""Pages for when something is not to be had: what happened in one sentence, then the way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.common.refusals import Refusal

_PAGE = "components/problem.html"


class RefusalPages:
    """Shows a refusal that a page did not place itself as a page of its own, with the refusal's status."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page of a refusal; other exceptions take their usual way."""
        if not isinstance(exception, Refusal):
            return None
        return _page(request, exception.status, _heading(exception.status), str(exception))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read."""
    return _page(
        request, 400, _heading(400), _("Địa chỉ hoặc nội dung gửi lên có ký tự không hợp lệ, hoặc quá lớn.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer someone who may not do what they asked for."""
    return _page(
        request,
        403,
        _heading(403),
        _("Tài khoản này không có quyền xem trang hoặc làm việc đó. Nếu cần, hãy nhờ quản trị hệ thống."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without its token: mostly a page left open for too long."""
    return _page(
        request,
        403,
        _("Trang đã mở quá lâu"),
        _("Chưa có gì được ghi lại. Tải lại trang rồi làm lại việc vừa rồi."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for what is not there, or not for this person to see."""
    return _page(
        request,
        404,
        _heading(404),
        _("Địa chỉ có thể đã gõ sai, hoặc nội dung không thuộc phạm vi được xem."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the mistake is ours."""
    return _page(
        request,
        500,
        _heading(500),
        _("Chưa có gì được ghi lại. Thử lại sau ít phút; nếu vẫn gặp, hãy báo quản trị hệ thống."),
    )


def _heading(status: int) -> str:
    headings = {
        400: _("Không đọc được yêu cầu"),
        403: _("Không có quyền"),
        404: _("Không tìm thấy"),
        409: _("Nội dung đã thay đổi"),
        500: _("Hệ thống gặp lỗi"),
    }
    return headings.get(status, _("Chưa làm được việc này"))


def _page(request: HttpRequest, status: int, heading: str, says: str) -> HttpResponse:
    context: dict[str, Any] = {"heading": heading, "says": says}
    if status == 403 and request.user.is_authenticated:
        context["who"] = request.user.full_name
    return render(request, _PAGE, context, status=status)
