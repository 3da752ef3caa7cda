"""Making accounts, many at once; repeating it changes names but never a password."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from motcua.foundation.accounts.models import User


@dataclass(frozen=True, slots=True)
class AccountData:
    """An account to keep; `password` is an encoded hash, empty for one that cannot sign in."""

    username: str
    full_name: str
    kind: str = "officer"
    id_number: str = ""
    password: str = ""
    is_demo: bool = False


def keep_accounts(accounts: Iterable[AccountData]) -> dict[str, int]:
    """Make what is missing, correct the names of the rest, and return the key of each by its username."""
    wanted = {account.username: account for account in accounts}
    users = [
        User(
            username=account.username,
            full_name=account.full_name,
            kind=account.kind,
            id_number=account.id_number,
            password=account.password or make_password(None),
            is_demo=account.is_demo,
        )
        for account in wanted.values()
    ]
    User.objects.bulk_create(
        users,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["username"],
        update_fields=["full_name", "kind", "id_number", "is_demo"],
    )
    return dict(User.objects.filter(username__in=wanted).values_list("username", "pk"))


def encoded(password: str) -> str:
    """Return the hash under which a password is kept."""
    return make_password(password)
