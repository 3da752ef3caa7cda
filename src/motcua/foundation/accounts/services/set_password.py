"""Giving an account a password."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from motcua.common.refusals import Refusal
from motcua.foundation.accounts.queries import account_named

#: As AUTH_PASSWORD_VALIDATORS has it; told here in our own words.
SHORTEST = 10


class PasswordTooShort(Refusal):
    """A password with too few characters."""

    field = "password"
    sentence = "Mật khẩu cần ít nhất %(needed)d ký tự; đang có %(length)d."


class PasswordTooWeak(Refusal):
    """A password that is easily guessed."""

    field = "password"
    sentence = "Mật khẩu chưa đủ mạnh: %(why)s"


def set_password(username: str, password: str) -> str:
    """Give the account the password and return its user name; refuse one that is easily guessed."""
    user = account_named(username)
    if len(password) < SHORTEST:
        raise PasswordTooShort(needed=SHORTEST, length=len(password))
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(why=" ".join(error.messages)) from None
    user.set_password(password)
    user.save(update_fields=["password"])
    return user.username
