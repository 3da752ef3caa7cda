"""Reads the packaged data of the model's agencies, units and demo accounts."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.foundation.organisation.services.keep_agencies import (
    AgencyData,
    IdentifierData,
    ServedData,
    SuccessionData,
)
from motcua.foundation.organisation.services.keep_units import UnitData

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Staff:
    """How many people hold a role with a title in a unit."""

    unit: UnitData
    role: str
    title: str
    number: int


def agencies() -> list[AgencyData]:
    """Return the agencies of the model, of whatever time."""
    return [
        AgencyData(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            level=row["level"],
            parent=row["parent"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            is_one_stop=row["is_one_stop"] == "yes",
            is_home=row["is_home"] == "yes",
            note=row["note"],
            kind=row["kind"],
        )
        for row in _rows("agencies.csv")
    ]


def identifiers() -> list[IdentifierData]:
    """Return the agencies' codes under each scheme."""
    return [
        IdentifierData(
            row["agency"],
            row["scheme"],
            row["code"],
            date.fromisoformat(row["valid_from"]),
            _day(row["valid_until"]),
        )
        for row in _rows("identifiers.csv")
    ]


def successions() -> list[SuccessionData]:
    """Return which agency took over from which."""
    return [
        SuccessionData(row["before"], row["after"], date.fromisoformat(row["on"]))
        for row in _rows("successions.csv")
    ]


def served_places() -> list[ServedData]:
    """Return in which committees' places the vertical agencies work."""
    return [ServedData(row["agency"], row["committee"]) for row in _rows("served_places.csv")]


def staff() -> list[Staff]:
    """Return every unit of every agency with the people it has; a unit without people has one line of zero."""
    templates = tomllib.loads((_DATA / "units.toml").read_text(encoding="utf-8"))
    return [line for agency in agencies() for line in _staff_of(agency, templates[_template_of(agency)])]


def demo() -> dict[str, Any]:
    """Return the demo accounts as the data file has them."""
    return tomllib.loads((_DATA / "demo.toml").read_text(encoding="utf-8"))


def _template_of(agency: AgencyData) -> str:
    if agency.level == "commune":
        return "commune_until_2025" if agency.valid_until else "commune_from_2025"
    return f"vertical_{agency.kind}" if agency.level == "vertical" else agency.level


def _staff_of(agency: AgencyData, units: list[dict[str, Any]]) -> Iterator[Staff]:
    for row in units:
        unit = UnitData(agency.code, row["code"], row["name"], row["kind"], tuple(row.get("words", ())))
        for role, title, number in row["staff"] or [["", "", 0]]:
            yield Staff(unit, role, title, number)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
