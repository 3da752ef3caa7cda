"""Where a dossier's papers are found; and what its QR codes open."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from motcua.operations.dossiers.models import Dossier


def paper_url(dossier: Dossier, form: str, event: int | None = None) -> str:
    """Return the address of a paper as PDF: about an event, or the latest of the form."""
    address = reverse("dossiers:paper", args=[dossier.code or dossier.reference, form])
    return f"{address}?{urlencode({'event': event})}" if event is not None else address


def public_address(request: HttpRequest) -> str:
    """Return the address of this installation without a slash at its end: as set, or as the visitor came."""
    return settings.PUBLIC_ADDRESS or request.build_absolute_uri("/").rstrip("/")
