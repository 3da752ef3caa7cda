"""The table of rights: role x act x scope, as data (data/rights.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from motcua.foundation.accounts.domain import Right, Role, Scope

_TABLE = Path(__file__).parent / "data" / "rights.toml"


@cache
def rights_table() -> tuple[Right, ...]:
    """Return every right, by role and act in the order of the data."""
    acts: dict[str, dict[str, object]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["acts"]
    return tuple(
        Right(role=Role(role), act=act, scope=Scope[str(scope).upper()], reason=str(row.get("reason", "")))
        for act, row in acts.items()
        for role, scope in row.items()
        if role not in ("label", "reason")
    )


def scope_of(roles: Iterable[str], act: str) -> Scope | None:
    """Return the widest scope in which any of the roles may do the act; None when none may."""
    scopes = [scope for role in roles if (scope := _scopes().get((role, act))) is not None]
    return max(scopes, default=None)


@cache
def _scopes() -> dict[tuple[str, str], Scope]:
    return {(str(right.role), right.act): right.scope for right in rights_table()}


@cache
def acts() -> dict[str, str]:
    """Return every act that a right can be given for, with its Vietnamese name."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["acts"]
    return {act: str(row["label"]) for act, row in table.items()}
