"""The commands that set up the model, name its accounts and make keys to the API."""

from __future__ import annotations

import io
import json

import pytest
from django.db import transaction

from motcua.common.api.auth import account_by_token, digest
from motcua.common.api.models import ApiToken
from motcua.config.console import main
from motcua.foundation.accounts.models import User
from motcua.model.organisation.load import load


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load(with_demo_accounts=True)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people(loaded, db):
    """The model's organisation, loaded once for this file."""


def test_setting_up_the_model_says_what_there_is_and_can_be_repeated(db, capsys):
    assert main(["setup-model", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert main(["setup-model", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == first
    assert first["agencies"] == 17
    assert first["accounts"] > 250


def test_demo_accounts_are_listed_for_people_and_for_machines(people, capsys):
    assert main(["demo-accounts", "--json"]) == 0
    accounts = json.loads(capsys.readouterr().out)
    assert main(["demo-accounts"]) == 0
    text = capsys.readouterr().out

    assert {"username", "role", "agency", "full_name", "password"} == set(accounts[0])
    assert ("quay.nhontrach", "counter_officer", "H19.158") in {
        (one["username"], one["role"], one["agency"]) for one in accounts
    }
    assert all(one["username"] in text for one in accounts)


def test_in_production_there_is_no_demo_account(people, capsys, settings):
    settings.PRODUCTION = True

    assert main(["demo-accounts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["demo-accounts"]) == 0
    assert capsys.readouterr().out == "Không có tài khoản mẫu nào dùng được.\n"


def test_a_token_is_printed_once_and_kept_as_a_digest(people, capsys):
    assert main(["token", "create", "--officer", "quay.nhontrach"]) == 0
    token = capsys.readouterr().out.strip()

    assert account_by_token(token).username == "quay.nhontrach"
    assert ApiToken.objects.get().digest == digest(token)


def test_a_token_for_machines_comes_with_its_account(people, capsys):
    assert main(["token", "create", "--officer", "congdan", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["username"] == "congdan"


def test_a_token_needs_an_account_that_exists_and_may_be_used(people, capsys):
    User.objects.filter(username="quay.nhontrach").update(is_active=False)

    for username in ("khong.co", "quay.nhontrach"):
        assert main(["token", "create", "--officer", username]) == 1
        assert capsys.readouterr().err == f"Không có tài khoản «{username}» đang dùng được.\n"
    assert not ApiToken.objects.exists()


def test_a_token_without_an_officer_is_a_wrong_argument(capsys):
    with pytest.raises(SystemExit) as left:
        main(["token", "create"])

    assert left.value.code == 2
    assert "--officer" in capsys.readouterr().err


def test_the_table_of_rights_is_printed_in_three_forms(capsys):
    for form in ([], ["--json"], ["--markdown"]):
        assert main(["rights", *form]) == 0
        assert "hand_over" in capsys.readouterr().out


def test_the_sign_in_page_names_the_accounts_to_try_but_not_in_production(people, client, settings):
    page = client.get("/dang-nhap/").content.decode()
    assert "quay.nhontrach" in page
    assert "Cán bộ một cửa, xã Nhơn Trạch" in page
    assert "motcua-demo-2026" in page

    settings.PRODUCTION = True

    page = client.get("/dang-nhap/").content.decode()
    assert "quay.nhontrach" not in page
    assert "motcua-demo-2026" not in page


@pytest.fixture
def typed(monkeypatch):
    def type_in(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))

    return type_in


def test_a_password_is_piped_in_and_opens_the_account(people, typed, capsys):
    typed("rất khó đoán 2026")

    assert main(["account", "password", "--officer", "xanhontrach.01"]) == 0

    assert User.objects.get(username="xanhontrach.01").check_password("rất khó đoán 2026")
    assert capsys.readouterr().out == "Đã đặt mật khẩu cho xanhontrach.01.\n"


@pytest.mark.parametrize(
    ("weak", "says"),
    [
        ("", "Mật khẩu cần ít nhất 10 ký tự; đang có 0.\n"),
        ("ngắn", "Mật khẩu cần ít nhất 10 ký tự; đang có 4.\n"),
        ("password12", "Mật khẩu chưa đủ mạnh: Mật khẩu này quá phổ biến.\n"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(people, typed, capsys, weak, says):
    typed(weak)

    assert main(["account", "password", "--officer", "xanhontrach.01"]) == 1

    assert not User.objects.get(username="xanhontrach.01").has_usable_password()
    assert capsys.readouterr().err == says
