"""From where a person signs in: the address that the lock-out counts by."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the caller's address: in production the last one that the proxy wrote, else that of the connection.

    Without this every caller behind the proxy would share one address, and a stranger could lock out a whole counter.
    """
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.PRODUCTION else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
