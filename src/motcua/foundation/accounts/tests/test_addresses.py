"""The lock-out counts by the caller's own address, also behind a proxy."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory, override_settings

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.web.addresses import client_address


@pytest.mark.parametrize(
    ("production", "forwarded", "address"),
    [
        (True, "203.0.113.5, 198.51.100.7", "198.51.100.7"),  # the first may be the caller's own invention
        (True, "", "127.0.0.1"),
        (False, "198.51.100.7", "127.0.0.1"),
    ],
)
def test_the_proxy_is_believed_in_production_alone(production: bool, forwarded: str, address: str) -> None:
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)

    with override_settings(PRODUCTION=production):
        assert client_address(request) == address


@override_settings(PRODUCTION=True)
@pytest.mark.django_db
def test_a_stranger_behind_the_same_proxy_locks_nobody_else_out() -> None:
    User.objects.create_user("quay.thu", "mat-khau-dung-1", full_name="Nguyễn Văn Thử")
    for _ in range(6):
        Client(HTTP_X_FORWARDED_FOR="203.0.113.5").post(
            "/dang-nhap/", {"username": "quay.thu", "password": "sai-mat-khau"}
        )

    answer = Client(HTTP_X_FORWARDED_FOR="198.51.100.7").post(
        "/dang-nhap/", {"username": "quay.thu", "password": "mat-khau-dung-1"}
    )

    assert answer.status_code == 302
