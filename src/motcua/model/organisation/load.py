"""Keeps the model's agencies, units, officers and demo accounts; repeating it changes nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from motcua.common.text import fold
from motcua.common.transactions import writing
from motcua.foundation.accounts.services.keep_accounts import AccountData, encoded, keep_accounts
from motcua.foundation.organisation.services.keep_agencies import keep_agencies
from motcua.foundation.organisation.services.keep_officers import PositionData, keep_officers
from motcua.foundation.organisation.services.keep_units import keep_units
from motcua.model.organisation import source
from motcua.model.people import seeded, synthetic_name

#: The seed of the officers' names; another one would give the model other people.
_SEED = 20220916


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person of the model: the account and a position, by the codes of agency and unit."""

    account: AccountData
    agency: str
    unit: str
    role: str
    title: str
    valid_from: date
    valid_until: date | None


def load(*, with_demo_accounts: bool) -> None:
    """Keep the whole organisation; demo accounts only where they are wanted."""
    with writing():
        keep_agencies(source.agencies(), source.identifiers(), source.successions(), source.served_places())
        staff = source.staff()
        units = keep_units(list({(one.unit.agency, one.unit.code): one.unit for one in staff}.values()))
        appointments = list(_officers(staff))
        if with_demo_accounts:
            appointments += _with_password(list(demo_appointments()), source.demo()["password"])
        users = keep_accounts(appointment.account for appointment in appointments)
        keep_officers([_position(one, users, units) for one in appointments])
        if with_demo_accounts:
            keep_accounts(_citizens())


def demo_appointments() -> Iterator[Appointment]:
    """Return the demo officers with their positions, main one first, without a password."""
    data = source.demo()
    chance = seeded(_SEED + 1)
    for agency, place in data["places"].items():
        for row in data["each"]:
            yield from _demo(f"{row['name']}.{place}", agency, row, data["valid_from"], chance)
    for row in data["single"]:
        yield from _demo(row["username"], row["agency"], row, data["valid_from"], chance)


def demo_citizens() -> list[AccountData]:
    """Return the demo citizens without a password."""
    chance = seeded(_SEED + 2)
    return [
        AccountData(
            row["username"],
            synthetic_name(chance)[0],
            kind="citizen",
            id_number=row["id_number"],
            is_demo=True,
        )
        for row in source.demo()["citizen"]
    ]


def _citizens() -> list[AccountData]:
    password = encoded(source.demo()["password"])
    return [replace(account, password=password) for account in demo_citizens()]


def _demo(
    username: str, agency: str, row: dict[str, object], since: date, chance: random.Random
) -> Iterator[Appointment]:
    account = AccountData(username, synthetic_name(chance)[0], is_demo=True)
    for unit in row["units"]:  # type: ignore[attr-defined]
        yield Appointment(account, agency, str(unit), str(row["role"]), str(row["title"]), since, None)


def _with_password(appointments: list[Appointment], password: str) -> list[Appointment]:
    # One hash for all of them: the password is published, and each hash costs a third of a second.
    hashed = encoded(password)
    return [replace(one, account=replace(one.account, password=hashed)) for one in appointments]


def _officers(staff: list[source.Staff]) -> Iterator[Appointment]:
    periods = {agency.code: (agency.valid_from, agency.valid_until) for agency in source.agencies()}
    places = {agency.code: fold(agency.short_name).replace(" ", "") for agency in source.agencies()}
    chance = seeded(_SEED)
    numbers: dict[str, int] = {}
    for one in staff:
        agency = one.unit.agency
        for _ in range(one.number):
            numbers[agency] = numbers.get(agency, 0) + 1
            era = "" if periods[agency][1] is None else "cu."
            username = f"{era}{places[agency]}.{numbers[agency]:02d}"
            account = AccountData(username, synthetic_name(chance)[0])
            yield Appointment(account, agency, one.unit.code, one.role, one.title, *periods[agency])


def _position(one: Appointment, users: dict[str, int], units: dict[tuple[str, str], int]) -> PositionData:
    return PositionData(
        user_id=users[one.account.username],
        full_name=one.account.full_name,
        unit_id=units[one.agency, one.unit],
        role=one.role,
        title=one.title,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
    )
