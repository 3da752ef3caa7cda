"""What others ask about accounts."""

from __future__ import annotations

from django.conf import settings

from motcua.common.refusals import NotFound
from motcua.foundation.accounts.models import User


class UnknownAccount(NotFound):
    """A user name that no account has, or whose account may not be used."""

    field = "officer"
    sentence = "Không có tài khoản «%(username)s» đang dùng được."


def account_named(username: str) -> User:
    """Return the account of the user name, which must be one that may be used."""
    user = User.objects.filter(username=username).first()
    if user is None or not may_enter(user):
        raise UnknownAccount(username=username[:60])
    return user


def may_enter(user: User) -> bool:
    """Return whether the account may be used at all: at sign-in, in a session, or by a token."""
    return user.is_active and not (user.is_demo and settings.PRODUCTION)


def usable_demo_usernames() -> frozenset[str]:
    """Return the user names of the demo accounts that may be used; none in production."""
    return frozenset(user.username for user in User.objects.filter(is_demo=True) if may_enter(user))


def number_of_accounts() -> int:
    """Return how many accounts there are."""
    return User.objects.count()
