"""Behind a proxy that ends https: people sign in, and a watcher is answered."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

HOST = "motcua.example.vn"
BEHIND_A_PROXY = override_settings(
    ALLOWED_HOSTS=[HOST],
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    CSRF_COOKIE_SECURE=True,
    SESSION_COOKIE_SECURE=True,
)


@BEHIND_A_PROXY
@pytest.mark.django_db
def test_a_form_sent_over_https_through_the_proxy_is_taken() -> None:
    client = Client(enforce_csrf_checks=True, HTTP_HOST=HOST, HTTP_X_FORWARDED_PROTO="https")
    client.get("/dang-nhap/")
    token = client.cookies["csrftoken"].value

    form = {"username": "khong-co", "password": "sai-mat-khau", "csrfmiddlewaretoken": token}
    answer = client.post("/dang-nhap/", form, HTTP_ORIGIN=f"https://{HOST}")

    assert answer.status_code == 200
    assert "csrf" not in answer.content.decode().lower().replace("csrfmiddlewaretoken", "")


@BEHIND_A_PROXY
@pytest.mark.django_db
def test_a_form_sent_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True, HTTP_HOST=HOST, HTTP_X_FORWARDED_PROTO="https")
    client.get("/dang-nhap/")
    token = client.cookies["csrftoken"].value

    answer = client.post("/dang-nhap/", {"csrfmiddlewaretoken": token}, HTTP_ORIGIN="https://example.com")

    assert answer.status_code == 403


@BEHIND_A_PROXY
def test_a_watcher_is_answered_whatever_name_it_calls() -> None:
    assert Client(HTTP_HOST="10.0.0.9").get("/healthz").content == b"ok"
