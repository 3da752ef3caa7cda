"""Who calls: a bearer token for everything, the signed-in browser for reading alone."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Any, Protocol

from django.contrib.auth import get_backends, get_user_model
from django.http import HttpRequest
from ninja.security import HttpBearer

from motcua.common.api.models import ApiToken


class Account(Protocol):
    """What the API needs to know of an account."""

    pk: int
    is_authenticated: bool


class Bearer(HttpBearer):
    """The token of another system or a script: `Authorization: Bearer …`."""

    def __call__(self, request: HttpRequest) -> Any | None:
        """Return the account of the request's token, or None."""
        return account_of(request)

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        """Return the account of the token, or None."""
        return account_by_token(token)


def reading_session(request: HttpRequest) -> Any | None:
    """Return the account signed in in the browser, for reading alone, so that nothing can be forged with its cookie."""
    if request.method != "GET" or request.headers.get("Authorization"):
        return None
    return request.user if request.user.is_authenticated else None


def account_of(request: HttpRequest) -> Any | None:
    """Return the account of the request's bearer token, looked up once; it is the request's user from then on."""
    known: Any = getattr(request, "_bearer_account", False)
    if known is False:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        known = account_by_token(token.strip()) if scheme.lower() == "bearer" else None
        request._bearer_account = known  # type: ignore[attr-defined]
        if known is not None:
            request.user = known
    return known


def account_by_token(token: str) -> Any | None:
    """Return the account of a token that is not revoked, where the account may be used; else None."""
    if not token or len(token) > 200:
        return None
    holders = get_user_model().objects.filter(
        api_tokens__digest=digest(token), api_tokens__revoked_at__isnull=True
    )
    found = holders.first()
    return found if found is not None and _may_enter(found) else None


def create_token(user: Any, *, at: datetime, name: str = "") -> str:
    """Return a new token of the account; only its digest is kept, so it cannot be shown again."""
    token = f"motcua_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(user=user, digest=digest(token), name=name, created_at=at)
    return token


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _may_enter(user: Any) -> bool:
    backends = [backend for backend in get_backends() if hasattr(backend, "user_can_authenticate")]
    return any(backend.user_can_authenticate(user) for backend in backends)
