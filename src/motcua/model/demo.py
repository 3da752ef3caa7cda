"""Which demo accounts there are, for the console, the first page of run.py and the tests."""

from __future__ import annotations

from motcua.foundation.accounts.domain import ROLE_LABELS, Role
from motcua.foundation.accounts.queries import usable_demo_usernames
from motcua.foundation.accounts.samples import Sample, Samples
from motcua.foundation.organisation.queries import known_agency
from motcua.model.organisation.load import demo_appointments, demo_citizens
from motcua.model.organisation.source import demo


def demo_accounts() -> list[dict[str, str]]:
    """Return the demo accounts that exist and may sign in: username, role, agency code, full name, password."""
    usable = usable_demo_usernames()
    password = str(demo()["password"])
    found: dict[str, dict[str, str]] = {}
    for one in demo_appointments():
        found.setdefault(
            one.account.username, _row(one.account.username, one.role, one.agency, one.account.full_name)
        )
    for citizen in demo_citizens():
        found[citizen.username] = _row(citizen.username, "citizen", "", citizen.full_name)
    return [row | {"password": password} for username, row in found.items() if username in usable]


def samples() -> Samples:
    """Return the demo officers for the sign-in page: those of the first commune, and those who stand above it."""
    accounts = demo_accounts()
    first = next((account["agency"] for account in accounts), "")
    shown = [
        Sample(
            account["username"],
            ROLE_LABELS[Role(account["role"])],
            known_agency(account["agency"]).short_name,
        )
        for account in accounts
        if account["agency"] in (first, "H19")
    ]
    return Samples(str(demo()["password"]), shown)


def _row(username: str, role: str, agency: str, full_name: str) -> dict[str, str]:
    return {"username": username, "role": role, "agency": agency, "full_name": full_name}
