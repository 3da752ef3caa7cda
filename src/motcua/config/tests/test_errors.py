"""Whatever cannot be had is told on a page in one sentence, with the way on."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from motcua.common.refusals import Conflict
from motcua.foundation.accounts.models import User

handler400 = "motcua.config.errors.bad_request"
handler403 = "motcua.config.errors.forbidden"
handler404 = "motcua.config.errors.not_found"
handler500 = "motcua.config.errors.server_error"


class NoMore(Conflict):
    """A rule of this test."""

    sentence = "Không còn phiếu nào."


def refuse(request: HttpRequest) -> HttpResponse:
    raise NoMore


def forbid(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def fail(request: HttpRequest) -> HttpResponse:
    raise KeyError("a mistake of ours")


urlpatterns = [path("refuse", refuse), path("forbid", forbid), path("fail", fail)]


@pytest.fixture(autouse=True)
def _own_addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


def assert_page(response: Any, status: int, says: str) -> None:
    page = response.content.decode()
    assert response.status_code == status
    assert response["Content-Type"].startswith("text/html")
    assert says in page
    assert "Về trang đầu" in page


def test_a_refusal_that_no_page_placed_is_a_page_with_its_sentence(client):
    assert_page(client.get("/refuse"), 409, "Không còn phiếu nào.")


def test_what_is_not_there_says_so(client):
    assert_page(client.get("/khong-co"), 404, "Không tìm thấy")


def test_what_is_not_allowed_says_so(client):
    assert_page(client.get("/forbid"), 403, "Không có quyền")


def test_a_mistake_of_ours_says_that_nothing_was_written_and_nothing_about_the_house(client, caplog):
    client.raise_request_exception = False

    response = client.get("/fail")

    assert_page(response, 500, "Chưa có gì được ghi lại.")
    assert "KeyError" not in response.content.decode()


@pytest.mark.parametrize("address", ["/refuse?q=%00", "/x%00y"])
def test_an_address_with_nul_is_refused(client, address):
    assert_page(client.get(address), 400, "Không đọc được yêu cầu")


def test_a_form_with_nul_is_refused(client):
    assert_page(client.post("/refuse", {"name": "a\0b"}), 400, "Không đọc được yêu cầu")


def test_a_form_without_its_token_is_told_to_load_the_page_again():
    assert_page(Client(enforce_csrf_checks=True).post("/refuse"), 403, "Trang đã mở quá lâu")


@pytest.mark.django_db
def test_an_officer_without_the_right_is_told_who_is_signed_in_and_whom_to_ask(client: Client) -> None:
    user = User.objects.create_user("quay.thu", full_name="Nguyễn Văn Thử")
    client.force_login(user, backend="motcua.foundation.accounts.backends.AccountBackend")

    page = client.get("/forbid")

    assert page.status_code == 403
    assert "Đang đăng nhập: Nguyễn Văn Thử" in page.content.decode()
