"""Kiosks and screens: which device a secret address belongs to."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db.models import QuerySet

from motcua.operations.queue.domain.refusals import UnknownDevice
from motcua.operations.queue.models import Device

_LONGEST = 80


def hashed(token: str) -> str:
    """Return what is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()


def device_of(token: str, kind: str) -> Device:
    """Return the device in use that the secret address belongs to; demo devices are none in production."""
    found = None
    if len(token) <= _LONGEST:
        found = Device.objects.filter(token_hash=hashed(token), kind=kind, revoked_at=None).first()
    if found is None or (found.is_demo and settings.PRODUCTION):
        raise UnknownDevice
    return found


def devices_of(agency_id: int) -> QuerySet[Device]:
    """Return the office's devices, those in use first, the newest first."""
    return Device.objects.filter(agency_id=agency_id).order_by("revoked_at", "-created_at", "-pk")
