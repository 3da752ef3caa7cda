"""Appointing people: an officer for each account, and the positions that they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.common.versions import bump
from motcua.foundation.organisation.models import Officer, Position
from motcua.foundation.organisation.queries import VERSION


@dataclass(frozen=True, slots=True)
class PositionData:
    """A position to keep: the account of who holds it, the unit's key, role, title and days."""

    user_id: int
    full_name: str
    unit_id: int
    role: str
    title: str
    valid_from: date
    valid_until: date | None


def keep_officers(positions: Sequence[PositionData]) -> None:
    """Keep the officers and their positions; a person may hold several, the first of them is the main one."""
    names = {position.user_id: position.full_name for position in positions}
    Officer.objects.bulk_create(
        [Officer(user_id=user_id, full_name=name) for user_id, name in names.items()],
        batch_size=300,
        update_conflicts=True,
        unique_fields=["user"],
        update_fields=["full_name"],
    )
    officers = dict(Officer.objects.filter(user__in=names).values_list("user_id", "pk"))
    Position.objects.bulk_create(
        [
            Position(
                officer_id=officers[position.user_id],
                unit_id=position.unit_id,
                role=position.role,
                title=position.title,
                valid_from=position.valid_from,
                valid_until=position.valid_until,
            )
            for position in positions
        ],
        batch_size=150,
        update_conflicts=True,
        unique_fields=["officer", "unit", "role", "valid_from"],
        update_fields=["title", "valid_until"],
    )
    bump(VERSION)
