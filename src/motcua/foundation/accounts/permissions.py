"""The table of rights: role x act x scope, as data (data/rights.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from motcua.foundation.accounts.domain import Right, Role, Scope

_TABLE = Path(__file__).parent / "data" / "rights.toml"


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["acts"]
    return table


@cache
def rights_table() -> tuple[Right, ...]:
    """Return every right, by act and role in the order of the data."""
    return tuple(
        Right(role=Role(role), act=act, scope=Scope[scope.upper()], reason=row["reason"])
        for act, row in _table().items()
        for role, scope in row.items()
        if role not in ("label", "reason")
    )


def scope_of(roles: Iterable[str], act: str) -> Scope | None:
    """Return the widest scope in which any of the roles may do the act; None when none may."""
    scopes = [scope for role in roles if (scope := _scopes().get((role, act))) is not None]
    return max(scopes, default=None)


@cache
def acts() -> dict[str, str]:
    """Return every act that a right can be given for, with its Vietnamese name."""
    return {act: row["label"] for act, row in _table().items()}


@cache
def reasons() -> dict[str, str]:
    """Return for every act why it is given to those who have it."""
    return {act: row["reason"] for act, row in _table().items()}


@cache
def _scopes() -> dict[tuple[str, str], Scope]:
    return {(str(right.role), right.act): right.scope for right in rights_table()}
