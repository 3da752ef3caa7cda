"""Who brings a dossier: synthetic people of the place, some with somebody who comes for them."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from motcua.foundation.organisation.domain import AgencyView
from motcua.model.people import synthetic_name
from motcua.operations.dossiers.domain.application import PersonDraft

_FILE = Path(__file__).parent / "data" / "places.csv"
#: How many in a hundred send somebody.
_SENT = 0.06
#: From that day on addresses name the communes of today and no district.
_TWO_TIERS = date(2025, 7, 1)
_WAYS_BACK = {
    "online": (("online", 0.4), ("post", 0.06)),
    "post": (("post", 0.8),),
    "direct": (("post", 0.025), ("home", 0.006)),
}


def applicant(agency: AgencyView, on: date, chance: Random) -> PersonDraft:
    """Return somebody who lives where the agency works; the identity number begins with 000, as no real one does."""
    name, _ = synthetic_name(chance)
    return PersonDraft(
        name=name,
        id_number=f"000{chance.randrange(10**9):09d}",
        phone=f"0900{chance.randrange(10**6):06d}",
        address=_address(agency, on, chance),
    )


def submitter(agency: AgencyView, on: date, chance: Random) -> tuple[PersonDraft | None, str]:
    """Return who comes in the applicant's place and by which paper; mostly nobody."""
    if chance.random() >= _SENT:
        return None, ""
    return applicant(agency, on, chance), f"Giấy ủy quyền ngày {on.day}/{on.month}/{on.year}"


def return_by(channel: str, chance: Random) -> str:
    """Return how the result shall come back."""
    luck = chance.random()
    for way, share in _WAYS_BACK[channel]:
        if luck < share:
            return way
        luck -= share
    return "counter"


def _address(agency: AgencyView, on: date, chance: Random) -> str:
    two_tiers = on >= _TWO_TIERS
    known = _places(two_tiers)
    # A district's people live in all of its communes.
    places = known.get(agency.short_name) or _all_places(two_tiers)
    where = chance.choice(places)
    return f"Số {chance.randrange(1, 400)}, {where}" if where.startswith("đường") else where


@cache
def _places(two_tiers: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    end = "tỉnh Đồng Nai" if two_tiers else "huyện Nhơn Trạch, tỉnh Đồng Nai"
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            commune = row["commune_from_2025" if two_tiers else "commune"]
            place = f"{row['kind']} {row['name']}, " if row["name"] else ""
            found.setdefault(commune, []).append(f"{place}{commune}, {end}")
    return found


@cache
def _all_places(two_tiers: bool) -> list[str]:
    return [place for places in _places(two_tiers).values() for place in places]
