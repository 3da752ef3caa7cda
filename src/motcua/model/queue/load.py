"""Keeps the halls of the model; repeating it changes nothing, nor what an administrator set up."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from motcua.common.moments import HANOI
from motcua.foundation.organisation.domain import UnknownAgency
from motcua.foundation.organisation.queries import known_agency
from motcua.model.organisation.source import demo
from motcua.operations.queue.queries.devices import devices_of
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.services.devices import enrol
from motcua.operations.queue.services.set_up import (
    CounterData,
    PriorityData,
    ServiceData,
    keep_counter,
    keep_priority,
    keep_service,
)

_DATA = Path(__file__).parent / "data" / "hall.toml"
#: Kind of device → the beginning of its demo address and its name.
_DEVICES = {"kiosk": ("may-lay-so", "Máy lấy số ở sảnh"), "screen": ("man-hinh", "Màn hình ở sảnh")}
#: When the communes of today began.
_SINCE = datetime(2025, 7, 1, 7, 30, tzinfo=HANOI)


def load(*, with_demo_devices: bool) -> None:
    """Keep a hall for each commune of today that has none yet; demo devices only where they are wanted."""
    for code, place in demo()["places"].items():
        try:
            agency_id = known_agency(code).id
        except UnknownAgency:
            continue
        if not plan_of(agency_id).services:
            _keep_hall(agency_id)
        if with_demo_devices and not devices_of(agency_id).exists():
            for kind, (beginning, name) in _DEVICES.items():
                token = demo_token(beginning, place)
                enrol(agency_id=agency_id, kind=kind, name=name, at=_SINCE, token=token, is_demo=True)


def demo_token(beginning: str, place: str) -> str:
    """Return the published address of a demo device."""
    return f"{beginning}-{place}"


def _keep_hall(agency_id: int) -> None:
    hall = _hall()
    keys = {}
    for position, row in enumerate(hall["service"]):
        data = ServiceData(**row | {"procedure_fields": tuple(row["procedure_fields"])}, position=position)
        keys[data.prefix] = keep_service(agency_id, data).pk
    for position, row in enumerate(hall["priority"]):
        keep_priority(agency_id, PriorityData(**row, position=position))
    for row in hall["counter"]:
        keep_counter(agency_id, CounterData(row["number"], tuple(keys[one] for one in row["services"])))


@cache
def _hall() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
