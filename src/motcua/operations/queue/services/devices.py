"""Giving a kiosk or a screen its secret address, and taking it back."""

from __future__ import annotations

import secrets
from datetime import datetime

from motcua.common.refusals import NotFound
from motcua.common.text import clean
from motcua.common.transactions import writing
from motcua.operations.queue.models import Device
from motcua.operations.queue.queries.devices import hashed


def enrol(
    *, agency_id: int, kind: str, name: str, at: datetime, token: str = "", is_demo: bool = False
) -> tuple[Device, str]:
    """Return the new device and its secret, which is shown this once and kept as a hash alone."""
    name = clean(name, label="Tên, chỗ đặt", limit=60, field="name", required=True)
    token = token or secrets.token_urlsafe(24)
    with writing():
        device = Device.objects.create(
            agency_id=agency_id,
            kind=kind,
            name=name,
            token_hash=hashed(token),
            created_at=at,
            is_demo=is_demo,
        )
    return device, token


def revoke(*, agency_id: int, device_id: int, at: datetime) -> Device:
    """Take the device's address back; from now on it opens nothing."""
    with writing():
        device = Device.objects.select_for_update().filter(pk=device_id, agency_id=agency_id).first()
        if device is None:
            raise NotFound
        if device.revoked_at is None:
            device.revoked_at = at
            device.save(update_fields=["revoked_at"])
    return device
