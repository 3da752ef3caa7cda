"""What people come for, where and when, as data/workload.toml says."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from motcua.common.text import fold
from motcua.foundation.organisation.domain import AgencyView

_FILE = Path(__file__).parent / "data" / "workload.toml"
_USUAL_OFFICE = 10.0


@dataclass(frozen=True, slots=True)
class HalfHour:
    """Arrivals that begin at a minute of the day, and how many of them."""

    minute: int
    weight: float


def field_weights(fields: Iterable[str], level: str, on: date) -> dict[str, float]:
    """Return how often each of the fields is asked for at a level; only their proportions matter."""
    table = _shares(level, on)
    words = sorted(table["fields"], key=len, reverse=True)
    fitting: dict[str, list[str]] = {}
    for name in sorted(fields):
        folded = fold(name)
        fitting.setdefault(next((word for word in words if word in folded), ""), []).append(name)
    weights: dict[str, float] = {}
    for word, names in fitting.items():
        share = table["fields"].get(word, table["others"])
        weights |= {name: share / len(names) for name in names}
    return weights


def procedure_weight(code: str) -> float:
    """Return how often a procedure is asked for against the others of its field."""
    popular: dict[str, float] = _read()["popular"]
    if code in popular:
        return popular[code]
    # Some are asked for more than others; which is chance, but the same everywhere.
    return 0.4 + 1.6 * int(hashlib.sha256(code.encode()).hexdigest()[:4], 16) / 0xFFFF


def office_weight(agency: AgencyView) -> float:
    """Return how busy the agency's office is against others of its level."""
    weight: float = _read()["offices"].get(agency.short_name, _USUAL_OFFICE)
    return weight


def weekday_weight(day: date, *, after_days_off: bool) -> float:
    """Return how many come on a weekday against a Wednesday."""
    days = _read()["days"]
    weight: float = days["weekdays"][day.weekday()]
    return weight * (days["after_days_off"] if after_days_off else 1.0)


def online_day_off_weight() -> float:
    """Return how many file online on a day off against a working day."""
    weight: float = _read()["days"]["online_day_off"]
    return weight


@cache
def half_hours(way: str) -> tuple[HalfHour, ...]:
    """Return the arrivals of a day by half hour: at the `counter` or `online`."""
    return tuple(HalfHour(_minute(clock), weight) for clock, weight in _read()["hours"][way])


def _shares(level: str, on: date) -> dict[str, Any]:
    for table in _read()["shares"]:
        if table["level"] == level and table.get("from", date.min) <= on < table.get("until", date.max):
            found: dict[str, Any] = table
            return found
    return {"fields": {}, "others": 1.0}


def _minute(clock: str) -> int:
    moment = time.fromisoformat(clock)
    return moment.hour * 60 + moment.minute


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
