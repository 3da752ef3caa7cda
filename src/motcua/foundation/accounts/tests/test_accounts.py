"""Accounts: kept once, with a password of their own."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.queries import (
    UnknownAccount,
    account_named,
    number_of_accounts,
    usable_demo_usernames,
)
from motcua.foundation.accounts.services.keep_accounts import AccountData, encoded, keep_accounts


def test_an_account_without_a_password_cannot_sign_in(db):
    keep_accounts([AccountData("cu.01", "Nguyễn Văn Cũ")])

    assert not User.objects.get().has_usable_password()


def test_keeping_again_corrects_the_name_and_leaves_the_password(db):
    first = keep_accounts([AccountData("a", "Tên Cũ", password=encoded("mật khẩu một"))])
    again = keep_accounts([AccountData("a", "Tên Mới", password=encoded("mật khẩu hai"))])

    user = User.objects.get()
    assert first == again == {"a": user.pk}
    assert user.full_name == "Tên Mới"
    assert user.get_short_name() == "Mới"
    assert user.check_password("mật khẩu một")
    assert number_of_accounts() == 1


def test_an_identity_number_has_one_account_and_only_a_citizen_has_one(db):
    keep_accounts([AccountData("dan", "Dân", kind="citizen", id_number="000200000001")])

    for wrong in (
        {"username": "hai", "kind": "citizen", "id_number": "000200000001"},
        {"username": "can.bo", "kind": "officer", "id_number": "000200000002"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create_user(full_name="Ai đó", **wrong)


def test_an_account_is_found_by_its_name(db):
    User.objects.create_user("a", full_name="A")

    assert account_named("a").full_name == "A"
    with pytest.raises(UnknownAccount, match="khong"):
        account_named("khong.co")


def test_demo_accounts_are_none_in_production(db, settings):
    User.objects.create_user("a", full_name="A", is_demo=True)
    assert usable_demo_usernames() == {"a"}

    settings.PRODUCTION = True

    assert usable_demo_usernames() == frozenset()
    with pytest.raises(UnknownAccount):
        account_named("a")
