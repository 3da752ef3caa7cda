"""Who is let in: active accounts, and demo accounts only where the installation is not in production."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from motcua.foundation.accounts.queries import may_enter


class AccountBackend(ModelBackend):
    """Passwords as usual; an account that may not be used loses its sessions too."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Return whether the account may be used at all."""
        return may_enter(user)
