"""Signing in, signing out, and being locked out after wrong passwords."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

PASSWORD = "đúng mật khẩu 2026"


@pytest.fixture(autouse=True)
def _own_addresses(settings):
    settings.ROOT_URLCONF = "motcua.foundation.accounts.tests.urls"


@pytest.fixture
def account(db):
    return get_user_model().objects.create_user("quay.thu", PASSWORD, full_name="Nguyễn Văn Thử")


def sign_in(client, password=PASSWORD, username="quay.thu", **more):
    return client.post(reverse("accounts:sign-in"), {"username": username, "password": password} | more)


def test_the_page_has_labels_and_no_error(client, db):
    page = client.get(reverse("accounts:sign-in"))

    assert page.status_code == 200
    assert "Tên đăng nhập" in page.content.decode()
    assert 'role="alert"' not in page.content.decode()


def test_the_right_password_leads_to_the_first_page(client, account):
    response = sign_in(client)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/").content == b"quay.thu"


def test_one_returns_to_the_page_one_came_from(client, account):
    assert sign_in(client, next="/dang-xuat?x=1")["Location"] == "/dang-xuat?x=1"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_one_is_never_sent_to_another_site(client, account, elsewhere):
    assert sign_in(client, next=elsewhere)["Location"] == "/"


def test_a_wrong_password_is_said_in_one_sentence_and_the_password_is_not_shown(client, account):
    page = sign_in(client, "sai rồi nhé").content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert "sai rồi nhé" not in page


def test_an_unknown_name_is_answered_like_a_wrong_password(client, account):
    unknown = sign_in(client, username="khong.co").content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in unknown


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"username": "", "password": "x"}, "Nhập tên đăng nhập."),
        ({"username": "a", "password": ""}, "Nhập mật khẩu."),
        ({"username": "a" * 300_000, "password": "x"}, "Tên đăng nhập dài quá 60 ký tự."),
        ({"username": "a", "password": "x" * 300_000}, "Mật khẩu dài quá 200 ký tự."),
    ],
)
def test_what_is_missing_or_too_long_is_said_at_its_field(client, db, fields, says):
    page = client.post(reverse("accounts:sign-in"), fields)

    assert page.status_code == 200
    assert says in page.content.decode()


def test_nul_in_a_name_is_refused(client, db):
    assert sign_in(client, username="a\0b").status_code == 400


def test_an_account_out_of_use_does_not_come_in(client, account):
    account.is_active = False
    account.save()

    assert sign_in(client).status_code == 200


def test_the_fifth_wrong_password_locks_the_account_for_a_while(client, account):
    answers = [sign_in(client, "sai").status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "tạm khóa 15 phút" in locked.content.decode()
    assert client.get("/").status_code == 302


def test_the_lock_opens_by_itself(client, account):
    for _ in range(5):
        sign_in(client, "sai")
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=16)
        attempt.save()
        if hasattr(attempt, "expiration"):
            attempt.expiration.expires_at -= timedelta(minutes=16)
            attempt.expiration.save()

    assert sign_in(client).status_code == 302


def test_one_account_locked_leaves_the_others_open(client, account):
    get_user_model().objects.create_user("khac", PASSWORD, full_name="Khác")
    for _ in range(5):
        sign_in(client, "sai")

    assert sign_in(client, username="khac").status_code == 302


def test_signing_out_takes_a_form_and_ends_the_session(client, account):
    client.force_login(account)
    assert client.get(reverse("accounts:sign-out")).status_code == 405
    assert client.get("/").status_code == 200

    client.post(reverse("accounts:sign-out"))

    assert client.get("/").status_code == 302


def test_signing_in_needs_the_form_of_the_page(account):
    assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403


def test_someone_signed_in_is_not_asked_again(client, account):
    client.force_login(account)

    assert client.get(reverse("accounts:sign-in"))["Location"] == "/"


def test_a_demo_account_comes_in_but_not_in_production(client, account, settings):
    account.is_demo = True
    account.save()
    assert sign_in(client).status_code == 302
    assert client.get("/").status_code == 200

    settings.PRODUCTION = True

    assert client.get("/").status_code == 302
    assert sign_in(client).status_code == 200
