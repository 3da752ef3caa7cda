"""Saying something to someone outside: a row now, a message after the commit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from motcua.common.outbox.models import OutboxMessage

#: The columns of a tuple made by `row`, for writing many at once.
COLUMNS = (
    "kind", "subject_kind", "subject_id", "to_kind", "to_id", "payload", "created_at", "not_before", "attempts",
)  # fmt: skip
TABLE = OutboxMessage._meta.db_table

Row = tuple[str, str, int, str, int | None, str, datetime, datetime, int]


def say(
    kind: str,
    *,
    subject: tuple[str, int],
    to: tuple[str, int | None],
    at: datetime,
    payload: Mapping[str, object] | None = None,
    not_before: datetime | None = None,
) -> OutboxMessage:
    """Write down what must be said, in the transaction that makes it true; `payload` holds no personal data."""
    return OutboxMessage.objects.create(
        kind=kind,
        subject_kind=subject[0],
        subject_id=subject[1],
        to_kind=to[0],
        to_id=to[1],
        payload=dict(payload or {}),
        created_at=at,
        not_before=not_before or at,
    )


def row(
    kind: str,
    *,
    subject: tuple[str, int],
    to: tuple[str, int | None],
    at: datetime,
    payload: Mapping[str, object] | None = None,
    not_before: datetime | None = None,
) -> Row:
    """Return the same as `say` as a tuple in the order of COLUMNS, for those who keep many at once."""
    text = json.dumps(dict(payload or {}), ensure_ascii=False)
    return (kind, subject[0], subject[1], to[0], to[1], text, at, not_before or at, 0)
